import { type ReactNode, useId } from 'react';
import { Skeleton, TextInput } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { DocumentHistory } from '@/components/DocumentHistory';
import { EditableText } from '@/components/EditableText';
import { EditableValue } from '@/components/EditableValue';
import { Field, Fields, SwitchField } from '@/components/Fields';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { RemoveDocument } from '@/components/RemoveDocument';
import { Section } from '@/components/Section';
import { UndoRedo } from '@/components/UndoRedo';
import improvements from '@/features/improvements/Improvements.module.css';
import { useDocument } from '@/features/journeys/document/hooks';
import { DocumentComments } from '@/features/comments/DocumentComments';
import { StarAndFollow } from '@/features/favourites/StarAndFollow';
import { AnalysisStep } from './AnalysisStep';
import { GoalStep } from './GoalStep';
import { MapStep } from './MapStep';
import { PersonasStep } from './PersonasStep';
import { PlanStep } from './PlanStep';
import { type Progress, type ProjectStep, progressOf, projectSteps, stepsDoneOf } from './steps';
import { usePointedAt } from './useProject';
import classes from './Projects.module.css';

/** One mapping project: five steps from the goal to the action plan, and the hand-over into permanent management. */
export function ProjectPage() {
  const { t, text } = useLanguage();
  const { canEdit } = useWorkspace();
  const { project: id = '', workspace = '' } = useParams({ strict: false }) as { project?: string; workspace?: string };
  const navigate = useNavigate();
  const { edited, isPending, error, refetch } = useDocument('project', id);
  const pointedAt = usePointedAt();
  if (isPending) return <div className={classes.page}><Skeleton height={24} width={320} mb={30} /><Skeleton height={200} /></div>;
  if (!edited) return <ProblemNotice error={error} onRetry={refetch} />;
  const { body } = edited;
  const title = text(body.title) || t('map.untitled');
  const objects = pointedAt(body);
  const progress = progressOf(body, objects);
  const set = (path: string, value: unknown) => edited.change([{ op: 'set', path, value: value ?? undefined }]);
  const step = { project: body, set, readOnly: !canEdit };
  const words = (field: 'title' | 'description', label: string, multiline: boolean) => (
    <EditableText label={label} value={body[field]} multiline={multiline} readOnly={!canEdit} onSave={(language, value) => set(`${field}/${language}`, value)} />
  );
  return (
    <>
      <PageHeader
        title={title}
        above={<Link to="/w/$workspace/projects" params={{ workspace }} className={improvements.above}>{t('projects.view.projects')}</Link>}
        titleElement={words('title', t('field.title'), false)}
        meta={t('projects.progress', { done: stepsDoneOf(progress), all: projectSteps.length })}
        actions={
          <>
            <StarAndFollow kind="project" id={id} />
            {canEdit && <UndoRedo edited={edited} />}
            {canEdit && <RemoveDocument kind="project" id={id} title={title} consequence={t('projects.removed')} onRemoved={() => void navigate({ to: '/w/$workspace/projects', params: { workspace } })} />}
          </>
        }
      />
      <div className={improvements.split}>
        <div className={improvements.main}>
          <Section title={t('field.description')}>{words('description', t('field.description'), true)}</Section>
          <ol className={classes.steps}>
            <Step name="goal" progress={progress}><GoalStep {...step} /></Step>
            <Step name="personas" progress={progress}><PersonasStep {...step} /></Step>
            <Step name="map" progress={progress}><MapStep {...step} journey={objects.journey} /></Step>
            <Step name="analysis" progress={progress}><AnalysisStep {...step} journey={objects.journey} /></Step>
            <Step name="plan" progress={progress}><PlanStep {...step} initiatives={objects.initiatives} /></Step>
          </ol>
          <DocumentComments kind="project" id={id} />
          <Section title={t('history.title')}><DocumentHistory kind="project" id={id} readOnly={!canEdit} onUndo={edited.undoSequence} /></Section>
        </div>
        <aside className={improvements.side} aria-label={t('improvements.facts')}>
          <Fields>
            <Field label={t('journey.owner')}><EditableValue label={t('journey.owner')} value={body.owner ?? ''} readOnly={!canEdit} onSave={(value) => set('owner', value)} /></Field>
            <Field label={t('initiative.team')}><EditableValue label={t('initiative.team')} value={body.team ?? ''} readOnly={!canEdit} onSave={(value) => set('team', value)} /></Field>
            {(['start', 'due'] as const).map((day) => (
              <Field key={day} label={t(`projects.${day}`)}><TextInput size="xs" type="date" aria-label={t(`projects.${day}`)} value={body[day] ?? ''} readOnly={!canEdit} onChange={(event) => set(day, event.currentTarget.value || undefined)} /></Field>
            ))}
            <SwitchField label={t('projects.handedOver')} value={body.finished ?? false} readOnly={!canEdit} onChange={(value) => set('finished', value)} />
          </Fields>
          <p className={classes.note}>{t('projects.handedOverHint')}</p>
        </aside>
      </div>
    </>
  );
}

function Step({ name, progress, children }: { name: ProjectStep; progress: Record<ProjectStep, Progress>; children: ReactNode }) {
  const { t } = useLanguage();
  const heading = useId();
  const state = progress[name];
  return (
    <li className={classes.step} data-state={state} aria-labelledby={heading}>
      <span className={classes.number} aria-hidden="true">{state === 'done' ? <Check size={14} strokeWidth={3} /> : projectSteps.indexOf(name) + 1}</span>
      <div className={classes.stepBody}>
        <h2 id={heading} className={classes.stepTitle}>{t(`projects.step.${name}`)}<span className={classes.stepState}>{t(`projects.state.${state}`)}</span></h2>
        <p className={classes.note}>{t(`projects.hint.${name}`)}</p>
        {children}
      </div>
    </li>
  );
}
