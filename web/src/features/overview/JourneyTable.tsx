import { Skeleton, Tooltip } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { byId } from '@/api/documents';
import { useDocuments } from '@/features/journeys/document/hooks';
import type { StepsReport, TouchpointNumbers } from '@/api/reports';
import type { Document, Journey } from '@/api/types';
import { useReport } from '@/api/useReport';
import { useLanguage } from '@/app/language';
import { SmallRiver, Sparkline } from '@/components/charts';
import { Pill } from '@/components/Pill';
import { ScoreBadge } from '@/components/ScoreBadge';
import table from '@/components/Table.module.css';
import { lowestScore, openPainPoints, portfolioOf, referencesOf, scoreByMonth } from './portfolio';
import classes from './Overview.module.css';

export const stateTone = { live: 'active', 'in-review': 'waiting', draft: 'neutral', retired: 'faint' } as const;

export function JourneyTable({ journeys }: { journeys: Document<Journey>[] }) {
  const { t, text } = useLanguage();
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('overview.journey')}</th>
            <th scope="col" className={table.wide}>{t('journey.state')}</th>
            <th scope="col">{t('overview.reachEnd')}</th>
            <th scope="col" className={`${table.number} ${table.wide}`}>{t('overview.runs')}</th>
            <th scope="col" className={table.wide}>{t('overview.lowestScore')}</th>
            <th scope="col" className={table.wide}>{t('overview.scoreTrend')}</th>
            <th scope="col" className={`${table.number} ${table.wide}`}>{t('overview.openPainPoints')}</th>
            <th scope="col" className={`${table.number} ${table.wide}`}>{t('overview.runningInitiatives')}</th>
            <th scope="col" className={table.wide}>{t('journey.owner')}</th>
          </tr>
        </thead>
        <tbody>
          {portfolioOf(journeys, (journey) => text(journey.title)).map(({ journey, depth }) => <JourneyRow key={journey.id} journey={journey} depth={depth} />)}
        </tbody>
      </table>
    </div>
  );
}

function JourneyRow({ journey, depth }: { journey: Document<Journey>; depth: number }) {
  const { t, tCode, text } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const { body } = journey;
  const goals = byId(useDocuments('goal').data);
  const goal = body.goal ? goals.get(body.goal) : undefined;
  const describing = [tCode('journeyKind', body.kind ?? 'as-is'), t(`journeyLevel.${body.level ?? 1}`), body.market].filter(Boolean);
  const state = <Pill tone={stateTone[body.state ?? 'draft'] ?? 'neutral'}>{tCode('journeyState', body.state ?? 'draft')}</Pill>;
  return (
    <tr>
      <td style={{ paddingLeft: depth * 18 }}>
        <Link to="/w/$workspace/journeys/$journey" params={{ workspace, journey: journey.id }} className={table.title}>
          {text(body.title) || t('journey.untitled')}
        </Link>
        <span className={table.under}>{describing.join(' · ')}</span>
        <span className={table.narrow}>{state}</span>
        {goal && <span className={`${table.under} ${classes.goal}`} title={text(goal.body.title)}>{t('overview.goal', { goal: text(goal.body.title) })}</span>}
      </td>
      <td className={table.wide}>{state}</td>
      <Measures journey={journey} />
      <td className={table.wide}>{body.owner || <span className={table.muted}>{t('journey.noOwner')}</span>}</td>
    </tr>
  );
}

/** The measured columns of a row. */
function Measures({ journey: { id, body } }: { journey: Document<Journey> }) {
  const { format } = useLanguage();
  const hasSteps = body.phases.some(({ steps }) => steps.length > 0);
  const steps = useReport<StepsReport>('steps', { journey: id }, hasSteps);
  const touchpoints = useReport<TouchpointNumbers[]>('touchpoints').data;
  const insights = useDocuments('insight').data ?? [];
  const initiatives = useDocuments('initiative').data ?? [];
  const referenced = referencesOf(body, 'insight');
  const onMap = referencesOf(body, 'initiative');
  const painPoints = openPainPoints(insights, initiatives).filter((insight) => referenced.has(insight.id)).length;
  const running = initiatives.filter((initiative) => onMap.has(initiative.id) && initiative.body.state === 'running').length;
  return (
    <>
      <td>{hasSteps && steps.isPending ? <Skeleton height={22} width={180} /> : <Completion report={steps.data} />}</td>
      <td className={`${table.number} ${table.wide}`}>{steps.data && steps.data.runs > 0 ? format.number(steps.data.runs) : '–'}</td>
      <td className={table.wide}><LowestScore report={steps.data} journey={body} /></td>
      <td className={table.wide}><Trend months={scoreByMonth(touchpoints ?? [], referencesOf(body, 'touchpoint'))} /></td>
      <td className={`${table.number} ${table.wide}`}>{painPoints || '–'}</td>
      <td className={`${table.number} ${table.wide}`}>{running || '–'}</td>
    </>
  );
}

function Completion({ report }: { report: StepsReport | undefined }) {
  const { t, format } = useLanguage();
  const last = report?.steps.at(-1);
  if (!report || !last || report.runs === 0) return <span className={table.muted}>{t('overview.notMeasured')}</span>;
  const words = t('overview.completionSays', {
    reached: last.remaining, runs: report.runs, customers: report.customers, open: report.in_progress,
  });
  return (
    <Tooltip label={words} multiline maw={300}>
      <span className={classes.river} tabIndex={0}>
        <SmallRiver shares={report.steps.map((step) => step.remaining_share)} label={words} width={112} />
        <span className={classes.completion}>{format.share(last.remaining_share)}</span>
      </span>
    </Tooltip>
  );
}

function LowestScore({ report, journey }: { report: StepsReport | undefined; journey: Journey }) {
  const { text } = useLanguage();
  const lowest = report && lowestScore(report);
  if (!lowest) return <ScoreBadge score={null} hidden={report?.steps.some((step) => step.score_hidden)} />;
  const step = journey.phases.flatMap(({ steps }) => steps).find(({ id }) => id === lowest.step);
  return (
    <span className={classes.low}>
      <ScoreBadge score={lowest.score} />
      <span className={classes.step}>{text(step?.title)}</span>
    </span>
  );
}

function Trend({ months }: { months: { month: string; mean: number | null; n: number }[] }) {
  const { t, format } = useLanguage();
  const known = months.filter((month) => month.mean !== null);
  const first = known[0];
  const last = known.at(-1);
  if (!first || !last || known.length < 2) return <span className={table.muted}>–</span>;
  const words = t('overview.trendSays', {
    from: format.month(first.month), first: format.number(first.mean ?? 0), until: format.month(last.month), last: format.number(last.mean ?? 0),
    n: known.reduce((sum, month) => sum + month.n, 0),
  });
  return (
    <Tooltip label={words} multiline maw={300}>
      <span tabIndex={0} style={{ display: 'inline-block' }}><Sparkline values={months.map((month) => month.mean)} label={words} /></span>
    </Tooltip>
  );
}
