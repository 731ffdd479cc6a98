import { memo, useContext, useEffect, useRef } from 'react';
import { ChevronsLeftRight, Plus } from 'lucide-react';
import type { StepNumbers } from '@/api/reports';
import type { Phase, Step } from '@/api/types';
import { useLanguage } from '@/app/language';
import { CommentMark } from '@/features/comments/CommentMark';
import { CommentCountsContext } from '@/features/comments/useComments';
import { ChangeMark } from '@/features/variants/compare/ChangeMark';
import type { ColumnLayout, PhaseSpan } from '../geometry/columns';
import { insertStep } from '../editing/commands';
import { useCommands } from '../state/context';
import { useMapState } from '../state/store';
import { MenuButton } from './MenuButton';
import { type Branch, branchesOf, StepBranches } from './StepBranches';
import { TitleField } from './TitleField';
import { useTab } from './useTab';
import classes from './Grid.module.css';

interface Props { phases: Phase[]; layout: ColumnLayout; numbers: Map<string, StepNumbers> | null; names: Map<string, string> }

/** The names of phases and steps; they stay while the lanes scroll. */
export const HeadRows = memo(function HeadRows({ phases, layout, numbers, names }: Props) {
  const { t } = useLanguage();
  const head = useStuck();
  const steps = new Map(phases.flatMap((phase) => phase.steps.map((step) => [step.id, step])));
  return (
    <div ref={head} className={classes.head} role="rowgroup">
      <div className={classes.row} role="row">
        <div className={classes.corner} role="columnheader"><span className="visually-hidden">{t('map.phases')}</span></div>
        {layout.phases.map((span) => {
          const phase = phases.find((one) => one.id === span.id);
          return phase && <PhaseHead key={span.id} phase={phase} span={span} />;
        })}
      </div>
      <div className={classes.row} role="row">
        <div className={classes.corner} role="columnheader"><span className="visually-hidden">{t('map.steps')}</span></div>
        {layout.columns.map((column) => {
          const step = column.kind === 'step' ? steps.get(column.id) : undefined;
          if (step) return <StepHead key={column.id} step={step} numbers={numbers?.get(column.id) ?? null} measured={numbers !== null} branches={branchesOf(step, names)} />;
          return column.kind === 'empty'
            ? <EmptyPhase key={column.id} phase={column.phase} />
            : <div key={column.id} role="columnheader" className={classes.folded}><span>{t('map.stepCount', { count: column.steps.length })}</span></div>;
        })}
      </div>
    </div>
  );
});

/** Marks the head while the river above it is scrolled away: it then shows the shares itself. */
function useStuck() {
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const river = head.current?.parentElement?.previousElementSibling;
    if (!river) return;
    const observer = new IntersectionObserver(([entry]) => head.current?.toggleAttribute('data-stuck', !entry?.isIntersecting));
    observer.observe(river);
    return () => observer.disconnect();
  }, []);
  return head;
}

const PhaseHead = memo(function PhaseHead({ phase, span }: { phase: Phase; span: PhaseSpan }) {
  const { t, text } = useLanguage();
  const { store, canEdit } = useCommands();
  const key = `phase:${phase.id}`;
  const name = text(phase.title) || t('map.untitledPhase');
  const comments = useContext(CommentCountsContext).get(`phases/${phase.id}`) ?? 0;
  return (
    <div
      role="columnheader"
      aria-colspan={span.count}
      aria-expanded={!span.collapsed}
      className={classes.phase}
      data-collapsed={span.collapsed || undefined}
      data-key={key}
      data-drag={canEdit ? key : undefined}
      tabIndex={useTab(key)}
      title={span.collapsed ? name : undefined}
      style={{ gridColumn: `span ${span.count}`, '--tint': `var(--phase-${(span.index % 6) + 1})` } as React.CSSProperties}
    >
      <TitleField gridKey={key} title={phase.title} fallback={t('map.untitledPhase')} label={t('map.phaseName')} />
      <ChangeMark of={key} />
      {comments > 0 && !span.collapsed && <CommentMark place={`phases/${phase.id}`} count={comments} />}
      <span className={classes.tools}>
        <button
          type="button"
          tabIndex={-1}
          className={classes.tool}
          aria-label={t(span.collapsed ? 'map.expand' : 'map.collapse', { name })}
          title={t(span.collapsed ? 'map.expand' : 'map.collapse', { name })}
          onClick={() => store.toggle('collapsedPhases', phase.id)}
        >
          <ChevronsLeftRight size={13} aria-hidden="true" />
        </button>
        {!span.collapsed && <MenuButton gridKey={key} name={name} />}
      </span>
    </div>
  );
});

interface StepProps { step: Step; numbers: StepNumbers | null; measured: boolean; branches: Branch[] }

const StepHead = memo(function StepHead({ step, numbers, measured, branches }: StepProps) {
  const { t, text } = useLanguage();
  const { canEdit } = useCommands();
  const key = `step:${step.id}`;
  const name = text(step.title) || t('map.untitledStep');
  const open = useMapState((state) => state.openStep === step.id);
  const hollow = measured && (numbers?.runs ?? 0) === 0;
  const comments = useContext(CommentCountsContext).get(`steps/${step.id}`) ?? 0;
  const marks = [step.optional && t('step.optional'), step.repeatable && t('step.repeatable'), hollow && t('map.notInLog')].filter(Boolean);
  return (
    <div role="columnheader" className={classes.step} data-open={open || undefined} data-key={key} data-drag={canEdit ? key : undefined} tabIndex={useTab(key)}>
      {step.moment_of_truth && (
        <svg className={classes.diamond} viewBox="0 0 10 10" role="img" aria-label={t('map.momentOfTruth')}><title>{t('map.momentOfTruth')}</title><path d="M5 0 10 5 5 10 0 5Z" /></svg>
      )}
      <TitleField gridKey={key} title={step.title} fallback={t('map.untitledStep')} label={t('map.stepName')} />
      <ChangeMark of={key} />
      {comments > 0 && <CommentMark place={`steps/${step.id}`} count={comments} />}
      {marks.length > 0 && <span className={classes.marks}>{marks.join(' · ')}</span>}
      <StepBranches alternatives={step.alternatives} branches={branches} />
      <span className={classes.tools}><MenuButton gridKey={key} name={name} /></span>
      {measured && <span className={classes.reach} aria-hidden="true"><span style={{ width: `${(numbers?.remaining_share ?? 0) * 100}%` }} /></span>}
    </div>
  );
});

/** A phase without steps still has a column, so that its first step has a place to start. */
function EmptyPhase({ phase }: { phase: string }) {
  const { t } = useLanguage();
  const commands = useCommands();
  return (
    <div role="columnheader" className={classes.folded}>
      {commands.canEdit && (
        <button type="button" className={classes.addFirst} onClick={() => insertStep(commands, phase, undefined)}>
          <Plus size={12} aria-hidden="true" /> {t('map.addStep')}
        </button>
      )}
    </div>
  );
}
