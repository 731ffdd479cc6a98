import type { StepNumbers, StepsReport } from '@/api/reports';
import type { Card, Journey, Lane, Step } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useLaneName } from '@/features/taxonomy/useLaneName';
import { scoreTextColor } from '@/components/score';
import { EvidenceDot } from '../map/grid/EvidenceDot';
import { type Branch, branchesOf, StepBranches } from '../map/grid/StepBranches';
import { TouchpointDot } from '../map/grid/TouchpointDot';
import { cardsIn } from '../map/editing/edits';
import { useCommands } from '../map/state/context';
import { useLibrary } from '../map/state/library';
import { useMapState } from '../map/state/store';
import { useWords } from '../map/state/words';
import { numbersByStep } from '../map/river/nodes';
import { spanOf } from '../map/river/RiverSummary';
import { MiniRiver } from './MiniRiver';
import classes from './OrderedMap.module.css';

interface Props { body: Journey; report: StepsReport | undefined }

/** The whole map in reading order: phase by phase, step by step, lane by lane. Says everything that the picture shows. */
export function OrderedMap({ body, report }: Props) {
  const { t, text, format } = useLanguage();
  const measured = report && report.runs > 0 ? report : undefined;
  const numbers = numbersByStep(measured);
  const hidden = useMapState((state) => state.hiddenLanes);
  const lanes = body.lanes.filter((lane) => !hidden.has(lane.id));
  const names = new Map(body.phases.flatMap((phase) => phase.steps.map((step) => [step.id, text(step.title) || t('map.untitledStep')] as const)));
  return (
    <div className={classes.map}>
      {measured && (
        <section className={classes.river} aria-label={t('map.river.title')}>
          <MiniRiver body={body} report={measured} />
          <p className={classes.basis}>
            <strong>{t('map.river.n', { n: measured.customers })}</strong> · {t('map.river.runs', { count: measured.runs })} · {t('map.river.open', { count: measured.in_progress })} · {spanOf(measured, format)}
          </p>
        </section>
      )}
      {body.phases.map((phase, index) => (
        <section key={phase.id} className={classes.phase}>
          <h2 className={classes.phaseTitle} style={{ background: `var(--phase-${(index % 6) + 1})` }}>{text(phase.title) || t('map.untitledPhase')}</h2>
          {phase.steps.map((step) => <StepText key={step.id} step={step} branches={branchesOf(step, names)} lanes={lanes} numbers={numbers.get(step.id)} report={measured} />)}
          {phase.steps.length === 0 && <p className={classes.basis}>{t('map.noSteps')}</p>}
        </section>
      ))}
    </div>
  );
}

interface StepProps { step: Step; branches: Branch[]; lanes: Lane[]; numbers: StepNumbers | undefined; report: StepsReport | undefined }

function StepText({ step, branches, lanes, numbers, report }: StepProps) {
  const { t, text } = useLanguage();
  const laneName = useLaneName();
  const { open } = useCommands();
  const marks = [step.moment_of_truth && t('map.momentOfTruth'), step.optional && t('step.optional'), step.repeatable && t('step.repeatable')].filter(Boolean);
  const filled = lanes.flatMap((lane) => {
    const cards = cardsIn(lane, step.id);
    return cards.length > 0 ? [{ lane, cards }] : [];
  });
  return (
    <article className={classes.step} id={`step-${step.id}`}>
      <h3 className={classes.stepTitle}>
        <button type="button" className={classes.stepButton} onClick={() => open({ step: step.id })}>{text(step.title) || t('map.untitledStep')}</button>
        {marks.length > 0 && <span className={classes.marks}>{marks.join(' · ')}</span>}
      </h3>
      {numbers && report && <StepSentence numbers={numbers} report={report} />}
      <EmotionText step={step} numbers={numbers} />
      {text(step.description) && <p className={classes.description}>{text(step.description)}</p>}
      <StepBranches alternatives={step.alternatives} branches={branches} />
      {filled.length > 0 && (
        <dl className={classes.lanes}>
          {filled.map(({ lane, cards }) => (
            <div key={lane.id}>
              <dt>{laneName(lane)}</dt>
              <dd><ul>{cards.map((card) => <CardText key={card.id} card={card} />)}</ul></dd>
            </div>
          ))}
        </dl>
      )}
    </article>
  );
}

function StepSentence({ numbers, report }: { numbers: StepNumbers; report: StepsReport }) {
  const { t, format } = useLanguage();
  const words = useWords();
  const isLast = report.steps.at(-1)?.step === numbers.step;
  const leaves = numbers.left / Math.max(1, report.runs);
  if (numbers.runs === 0) return <p className={classes.numbers}>{t('map.river.hollow')}</p>;
  const parts = [
    t('map.text.reached', { share: words.share(numbers.remaining_share), n: format.number(numbers.remaining) }),
    numbers.waiting && t('map.text.waited', { duration: words.duration(numbers.waiting.median_seconds) }),
    !isLast && numbers.left > 0 && t('map.text.left', { share: words.exactShare(numbers.left_share) }),
    numbers.reasons[0] && t('map.text.reason', { reason: numbers.reasons[0].reason, share: words.share(numbers.reasons[0].share) }),
    numbers.unknown[0] && t('map.text.unknown', { touchpoint: numbers.unknown[0].touchpoint, share: words.share(numbers.unknown[0].share) }),
  ].filter(Boolean);
  return (
    <>
      <div className={classes.bar} aria-hidden="true">
        <span className={classes.barStays} style={{ width: `${numbers.remaining_share * 100}%` }} />
        {!isLast && <span className={classes.barLeaves} style={{ width: `${leaves * 100}%`, left: `${(numbers.remaining_share - leaves) * 100}%` }} />}
      </div>
      <p className={classes.numbers}>{parts.join(' · ')}</p>
    </>
  );
}

function EmotionText({ step, numbers }: { step: Step; numbers: StepNumbers | undefined }) {
  const { t, format } = useLanguage();
  const score = numbers?.score;
  const guesses = [
    typeof step.emotion?.assumed === 'number' && t('map.text.assumed', { value: step.emotion.assumed }),
    typeof step.emotion?.staff === 'number' && t('map.text.staff', { value: step.emotion.staff }),
  ].filter(Boolean);
  if (!score && guesses.length === 0) return null;
  return (
    <p className={classes.numbers}>
      {score && <span style={{ color: scoreTextColor(score.mean), fontWeight: 600 }}>{t('map.curve.says', { mean: format.number(score.mean), low: format.number(score.low), high: format.number(score.high), n: format.number(score.n) })}</span>}
      {score && guesses.length > 0 && ' · '}
      {guesses.join(' · ')}
    </p>
  );
}

function CardText({ card }: { card: Card }) {
  const { t, tCode, text } = useLanguage();
  const library = useLibrary();
  if (!card.reference) return <li>{text(card.text)} <EvidenceDot evidence={card.evidence} /></li>;
  const entry = library.find(card.reference.kind, card.reference.id);
  if (!entry) return <li>{library.complete ? t('map.missing') : '…'}</li>;
  return (
    <li>
      {entry.touchpoint && <TouchpointDot kind={entry.touchpoint.kind} />} {text(entry.title)}
      {entry.initiative && <span className={classes.marks}> {tCode('initiativeState', entry.initiative.state ?? 'idea')}</span>}
    </li>
  );
}
