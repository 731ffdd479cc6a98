import { Button, Group, MultiSelect } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import type { Document, Initiative } from '@/api/types';
import { useLanguage } from '@/app/language';
import { Pill } from '@/components/Pill';
import table from '@/components/Table.module.css';
import improvements from '@/features/improvements/Improvements.module.css';
import { isOverdue } from '@/features/initiatives/states';
import { useCreate, useDocuments } from '@/features/journeys/document/hooks';
import type { StepProps } from './GoalStep';
import classes from './Projects.module.css';

/** What is done, by whom, until when. */
export function PlanStep({ project, set, readOnly, initiatives }: StepProps & { initiatives: Document<Initiative>[] }) {
  const { t, tCode, text, format, language } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const all = useDocuments('initiative').data ?? [];
  const create = useCreate('initiative');
  const add = async () => {
    const { id } = await create.mutateAsync({ title: { [language]: t('improvements.newName.initiative') }, goals: project.goal ? [project.goal] : [] });
    set('initiatives', [...(project.initiatives ?? []), id]);
  };
  return (
    <>
      {!readOnly && (
        <Group gap={8}>
          <MultiSelect
            aria-label={t('projects.initiatives')} placeholder={initiatives.length === 0 ? t('projects.chooseInitiatives') : undefined} searchable w={420} maw="100%"
            data={all.map(({ id, body }) => ({ value: id, label: text(body.title) || t('map.untitled') }))}
            value={project.initiatives ?? []} onChange={(value) => set('initiatives', value)}
          />
          <Button variant="default" leftSection={<Plus size={14} />} loading={create.isPending} onClick={() => void add()}>{t('improvements.new.initiative')}</Button>
        </Group>
      )}
      {initiatives.length > 0 && (
        <div className={table.scroll}>
          <table className={`${table.table} ${classes.plan}`}>
            <thead><tr><th scope="col">{t('projects.initiative')}</th><th scope="col">{t('improvements.state')}</th><th scope="col">{t('improvements.owner')}</th><th scope="col">{t('initiative.due')}</th></tr></thead>
            <tbody>
              {initiatives.map(({ id, body }) => (
                <tr key={id}>
                  <td><Link to="/w/$workspace/initiatives/$initiative" params={{ workspace, initiative: id }} className={table.title}>{text(body.title) || t('map.untitled')}</Link></td>
                  <td><Pill tone={body.state === 'done' || body.state === 'measured' ? 'active' : 'waiting'}>{tCode('initiativeState', body.state ?? 'idea')}</Pill></td>
                  <td>{body.owner || <span className={table.muted}>{t('projects.missing')}</span>}</td>
                  <td className={isOverdue(body) ? improvements.overdue : undefined}>{body.due ? format.date(body.due) : <span className={table.muted}>{t('projects.missing')}</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Link to="/w/$workspace/improvements" params={{ workspace }} search={{ view: 'plan' }} className={classes.more}>{t('projects.toPlan')}</Link>
    </>
  );
}
