import { ActionIcon, Tooltip } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { StepNumbers, StepsReport } from '@/api/reports';
import type { Journey, Phase, Step } from '@/api/types';
import { useLanguage } from '@/app/language';
import { ScoreBadge } from '@/components/ScoreBadge';
import { adoptInto } from '../map/editing/commands';
import { useCommands } from '../map/state/context';
import { useLibrary } from '../map/state/library';
import { useTouchpointCreation } from '../map/picker/useTouchpointCreation';
import { useWords } from '../map/state/words';
import { Bars, Part } from './Part';
import { Quotes } from './Quotes';
import { BranchFields } from './BranchFields';
import { StepFields } from './StepFields';
import classes from './Panel.module.css';

interface Props { journey: string; body: Journey; step: Step; phase: Phase; report: StepsReport | undefined }

/** A step: what the log says about it, what customers said, and what the team knows. */
export function StepPanel({ journey, body, step, phase, report }: Props) {
  const { t } = useLanguage();
  const numbers = report?.steps.find((one) => one.step === step.id);
  const measured = report !== undefined && report.runs > 0 && numbers !== undefined;
  return (
    <>
      {measured && (numbers.runs === 0
        ? <Part title={t('map.step.numbers')}><p className={classes.muted} style={{ margin: 0 }}>{t('map.river.hollow')}</p></Part>
        : <Numbers numbers={numbers} report={report} />)}
      {measured && numbers.reasons.length > 0 && (
        <Part title={t('map.step.reasons')} note={t('map.step.reasonsNote')}>
          <Bars tone="loss" rows={numbers.reasons.map((one) => ({ key: one.reason, name: one.reason, count: one.runs, share: one.share }))} />
        </Part>
      )}
      {measured && <Touchpoints numbers={numbers} step={step.id} body={body} />}
      <Part title={t('map.step.scoreAndQuotes')}>
        {numbers && <div style={{ marginBottom: 10 }}><ScoreBadge score={numbers.score} hidden={numbers.score_hidden} interval /></div>}
        <Quotes query={{ journey, step: step.id }} place={{ journey, step: step.id }} />
      </Part>
      <StepFields body={body} step={step} path={`phases/${phase.id}/steps/${step.id}`} />
      <BranchFields body={body} step={step} path={`phases/${phase.id}/steps/${step.id}`} />
    </>
  );
}

function Numbers({ numbers, report }: { numbers: StepNumbers; report: StepsReport }) {
  const { t, format } = useLanguage();
  const words = useWords();
  const isLast = report.steps[report.steps.length - 1]?.step === numbers.step;
  const ofRuns = (count: number) => words.exactShare(count / Math.max(1, report.runs));
  const rows: [string, string, string][] = [
    [t('map.river.remaining'), format.number(numbers.remaining), ofRuns(numbers.remaining)],
    [t('map.step.visited'), format.number(numbers.runs), ofRuns(numbers.runs)],
    [t('map.step.repeat'), '', words.exactShare(numbers.repeat_share)],
    [t('map.river.customers'), format.number(numbers.customers), ''],
    [t(isLast ? 'map.river.arrived' : 'map.river.left'), format.number(numbers.left), ofRuns(numbers.left)],
    ...(isLast ? [] : [[t('map.step.leftOf'), '', words.exactShare(numbers.left_share)] as [string, string, string]]),
    [t('map.river.inProgress'), format.number(numbers.in_progress), ofRuns(numbers.in_progress)],
    [t('map.river.returned'), format.number(numbers.returns), ''],
  ];
  const note = t('map.step.basis', { runs: format.number(report.runs) });
  return (
    <Part title={t('map.step.numbers')} note={note}>
      <dl className={classes.figures}>
        {rows.map(([name, count, share]) => <div key={name}><dt>{name}</dt><dd>{count}</dd><dd>{share}</dd></div>)}
        {numbers.waiting && (
          <>
            <div><dt>{t('map.river.waiting')}</dt><dd>{words.duration(numbers.waiting.median_seconds)}</dd><dd /></div>
            <div><dt>{t('map.river.waiting90')}</dt><dd>{words.duration(numbers.waiting.p90_seconds)}</dd><dd /></div>
          </>
        )}
      </dl>
    </Part>
  );
}

function Touchpoints({ numbers, step, body }: { numbers: StepNumbers; step: string; body: Journey }) {
  const { t, text } = useLanguage();
  const library = useLibrary();
  const commands = useCommands();
  const createTouchpoint = useTouchpointCreation();
  const nameOf = (key: string, id: string | null) => (id && text(library.find('touchpoint', id)?.title)) || key;
  const adopt = async (name: string, id: string | null) => adoptInto(commands, step, id ?? (await createTouchpoint(name, name)));
  const runs = Math.max(1, numbers.customers);
  const adopted = new Set(body.lanes.flatMap((lane) => lane.cards.flatMap((card) => (card.step === step && card.reference?.kind === 'touchpoint' ? [card.reference.id] : []))));
  const unknown = numbers.unknown.filter((one) => !one.id || !adopted.has(one.id));
  return (
    <>
      {numbers.touchpoints.length > 0 && (
        <Part title={t('map.step.touchpoints')}>
          <Bars rows={numbers.touchpoints.map((one) => ({ key: one.touchpoint, name: nameOf(one.touchpoint, one.id), count: one.customers, share: one.customers / runs }))} />
        </Part>
      )}
      {unknown.length > 0 && (
        <Part title={t('map.step.unknown')} note={t('map.step.unknownNote')}>
          <Bars
            rows={unknown.map((one) => {
              const name = nameOf(one.touchpoint, one.id);
              const action = commands.canEdit && (
                <Tooltip label={t('map.adopt', { name })}>
                  <ActionIcon size="xs" aria-label={t('map.adopt', { name })} onClick={() => void adopt(one.touchpoint, one.id)}><Plus size={13} aria-hidden="true" /></ActionIcon>
                </Tooltip>
              );
              return { key: one.touchpoint, name, count: one.customers, share: one.share, action };
            })}
          />
        </Part>
      )}
    </>
  );
}
