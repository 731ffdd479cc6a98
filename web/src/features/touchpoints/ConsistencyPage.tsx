import { Select, Skeleton } from '@mantine/core';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { byId } from '@/api/documents';
import type { TouchpointNumbers } from '@/api/reports';
import { useReport } from '@/api/useReport';
import { useLanguage } from '@/app/language';
import { PageHeader } from '@/components/PageHeader';
import { PeriodAndSegmentFilter } from '@/components/PeriodAndSegmentFilter';
import { ProblemNotice } from '@/components/ProblemNotice';
import { ScoreBadge } from '@/components/ScoreBadge';
import { Section } from '@/components/Section';
import table from '@/components/Table.module.css';
import { useDocuments } from '@/features/journeys/document/hooks';
import { useBaseJourneys } from '@/features/journeys/useJourneys';
import { pooledMean, type Spread, spreadByChannel, spreadByStep } from './consistency';
import { misaligned } from './goals';
import { TouchpointTabs } from './TouchpointTabs';
import classes from './Priorities.module.css';

/** Whether customers find the same quality wherever they meet the company, and whether all pull in one direction. */
export function ConsistencyPage() {
  const { t, text } = useLanguage();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { journey?: string };
  const journeys = useBaseJourneys();
  const touchpoints = useDocuments('touchpoint').data;
  const channels = byId(useDocuments('channel').data);
  const numbers = useReport<TouchpointNumbers[]>('touchpoints');
  const journey = journeys?.find(({ id }) => id === search.journey) ?? journeys?.[0];
  const steps = new Map(journey?.body.phases.flatMap((phase) => phase.steps.map((step) => [step.id, text(step.title)])));
  const choose = (value: string | null) => void navigate({ to: '.', search: ((before: object) => ({ ...before, journey: value ?? undefined })) as never });
  return (
    <>
      <PageHeader title={t('touchpoints.view.consistency')}><TouchpointTabs /></PageHeader>
      <div className={classes.page}>
        <p className={classes.intro}>{t('consistency.intro')}</p>
        <div className={classes.filters}>
          <Select aria-label={t('gap.journey')} allowDeselect={false} value={journey?.id ?? null} onChange={choose} data={(journeys ?? []).map(({ id, body }) => ({ value: id, label: text(body.title) }))} w={260} />
          <PeriodAndSegmentFilter />
        </div>
        {numbers.isError && <ProblemNotice error={numbers.error} onRetry={() => void numbers.refetch()} />}
        {(!touchpoints || !numbers.data) && !numbers.isError && <Skeleton height={240} />}
        {touchpoints && numbers.data && (
          <>
            {journey && <Section title={t('consistency.steps')} hint={t('consistency.stepsHint')}><Spreads spreads={spreadByStep(journey.body, touchpoints, numbers.data)} head={t('gap.step')} nameOf={(id) => steps.get(id) ?? id} /></Section>}
            <Section title={t('consistency.channels')} hint={t('consistency.channelsHint')}><Spreads spreads={spreadByChannel(touchpoints, numbers.data)} head={t('field.channel')} nameOf={(id) => text(channels.get(id)?.body.title) || id} /></Section>
          </>
        )}
        <Section title={t('consistency.goals')} hint={t('consistency.goalsHint')}><Goals /></Section>
      </div>
    </>
  );
}

function Spreads({ spreads, head, nameOf }: { spreads: Spread[]; head: string; nameOf: (id: string) => string }) {
  const { t, text, format } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  if (spreads.length === 0) return <p className={classes.calm}>{t('consistency.none')}</p>;
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead><tr><th scope="col">{head}</th><th scope="col" className={table.number}>{t('consistency.spread')}</th><th scope="col" className={`${table.number} ${table.wide}`}>{t('consistency.mean')}</th><th scope="col">{t('navigation.touchpoints')}</th></tr></thead>
        <tbody>
          {spreads.map((spread) => {
            const pooled = pooledMean(spread.places);
            return (
              <tr key={spread.id}>
                <td>{nameOf(spread.id)}</td>
                <td className={table.number}>{spread.places.length > 1 ? t('consistency.points', { points: format.number(spread.points) }) : '–'}<span className={table.under}>{spread.places.length > 1 && t(spread.certain ? 'consistency.certain' : 'consistency.chance')}</span></td>
                <td className={`${table.number} ${table.wide}`}>{format.number(pooled.mean)}<span className={table.under}>n = {format.number(pooled.n)}</span></td>
                <td><span className={classes.spread}>{spread.places.map(({ touchpoint: { id, body }, score }) => <span key={id}><Link to="/w/$workspace/touchpoints/$touchpoint" params={{ workspace, touchpoint: id }} className={table.title}>{text(body.title) || body.key}</Link> <ScoreBadge score={score} /></span>)}</span></td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Touchpoints that serve other goals than their department, or none. */
function Goals() {
  const { t, text } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const touchpoints = useDocuments('touchpoint').data;
  const departments = useDocuments('department').data;
  const goals = byId(useDocuments('goal').data);
  if (!touchpoints || !departments) return <Skeleton height={60} />;
  const rows = misaligned(touchpoints, departments);
  if (rows === null) return <p className={classes.calm}>{t('consistency.noGoals')} <Link to="/w/$workspace/settings/lists" params={{ workspace }}>{t('settings.part.lists')}</Link></p>;
  if (rows.length === 0) return <p className={classes.calm}>{t('consistency.aligned')}</p>;
  const names = (ids: string[]) => ids.map((id) => text(goals.get(id)?.body.title)).filter(Boolean).join(', ') || t('consistency.noGoal');
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead><tr><th scope="col">{t('gap.touchpoint')}</th><th scope="col">{t('consistency.ownGoals')}</th><th scope="col">{t('field.department')}</th><th scope="col">{t('consistency.departmentGoals')}</th></tr></thead>
        <tbody>
          {rows.map(({ touchpoint: { id, body }, department }) => (
            <tr key={id}>
              <td><Link to="/w/$workspace/touchpoints/$touchpoint" params={{ workspace, touchpoint: id }} className={table.title}>{text(body.title) || body.key}</Link></td>
              <td>{names(body.goals ?? [])}</td>
              <td>{text(department.body.title)}</td>
              <td>{names(department.body.goals ?? [])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
