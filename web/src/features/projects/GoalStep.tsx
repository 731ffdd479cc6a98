import { Select } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import type { Project } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useDocuments } from '@/features/journeys/document/hooks';
import classes from './Projects.module.css';

/** What a step of a project needs to show and change itself. */
export interface StepProps { project: Project; set: (path: string, value: unknown) => void; readOnly: boolean }

/** What the project is for: one primary goal, with the number by which it is seen. */
export function GoalStep({ project, set, readOnly }: StepProps) {
  const { t, tCode, text } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const goals = useDocuments('goal').data ?? [];
  const goal = goals.find(({ id }) => id === project.goal)?.body;
  return (
    <>
      {!readOnly && (
        <Select
          aria-label={t('initiative.goal')} placeholder={t('projects.chooseGoal')} searchable clearable w={420} maw="100%"
          data={goals.map(({ id, body }) => ({ value: id, label: text(body.title) || t('map.untitled') }))}
          value={project.goal ?? null} onChange={(value) => set('goal', value)}
        />
      )}
      {goal && (
        <dl className={classes.facts}>
          {readOnly && <div><dt>{t('initiative.goal')}</dt><dd>{text(goal.title)}</dd></div>}
          {goal.kind && <div><dt>{t('improvements.kind')}</dt><dd>{tCode('goalKind', goal.kind)}</dd></div>}
          {text(goal.measure) && <div><dt>{t('goals.measure')}</dt><dd>{text(goal.measure)}</dd></div>}
        </dl>
      )}
      <Link to="/w/$workspace/projects/goals" params={{ workspace }} className={classes.more}>{t('projects.toGoals')}</Link>
    </>
  );
}
