import { MultiSelect } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { byId } from '@/api/documents';
import { useLanguage } from '@/app/language';
import { useDocuments } from '@/features/journeys/document/hooks';
import type { StepProps } from './GoalStep';
import classes from './Projects.module.css';

/** Whose journey it is: made before the map. */
export function PersonasStep({ project, set, readOnly }: StepProps) {
  const { t, text } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const personas = useDocuments('persona').data ?? [];
  const known = byId(personas);
  const chosen = (project.personas ?? []).flatMap((id) => known.get(id) ?? []);
  return (
    <>
      {!readOnly && (
        <MultiSelect
          aria-label={t('navigation.personas')} placeholder={chosen.length === 0 ? t('projects.choosePersonas') : undefined} searchable w={420} maw="100%"
          data={personas.map(({ id, body }) => ({ value: id, label: body.name || t('map.untitled') }))}
          value={project.personas ?? []} onChange={(value) => set('personas', value)}
        />
      )}
      {chosen.length > 0 && (
        <ul className={classes.cards}>
          {chosen.map(({ id, body }) => (
            <li key={id}>
              <Link to="/w/$workspace/personas/$persona" params={{ workspace, persona: id }}>{body.name || t('map.untitled')}</Link>
              {text(body.role) && <span className={classes.note}>{text(body.role)}</span>}
            </li>
          ))}
        </ul>
      )}
      <Link to="/w/$workspace/personas" params={{ workspace }} className={classes.more}>{t('projects.toPersonas')}</Link>
    </>
  );
}
