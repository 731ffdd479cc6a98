import { SegmentedControl, Select, Skeleton } from '@mantine/core';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { GapReport, GapRow } from '@/api/reports';
import { useReport } from '@/api/useReport';
import { useLanguage } from '@/app/language';
import { EmptyState } from '@/components/EmptyState';
import { PageHeader } from '@/components/PageHeader';
import { PeriodAndSegmentFilter } from '@/components/PeriodAndSegmentFilter';
import { ProblemNotice } from '@/components/ProblemNotice';
import table from '@/components/Table.module.css';
import { useBaseJourneys } from '@/features/journeys/useJourneys';
import { TouchpointTabs } from '@/features/touchpoints/TouchpointTabs';
import { GapLine, Mark } from './GapLine';
import { directions, inDirection, largest } from './gap';
import classes from './Gap.module.css';

interface GapSearch { journey?: string; direction?: string }

/** What the team assumes and what staff say, against what customers say: the largest misjudgements first. */
export function GapPage() {
  const { t, text } = useLanguage();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as GapSearch;
  const setSearch = (next: GapSearch) => void navigate({ to: '.', search: ((before: object) => ({ ...before, ...next })) as never });
  const journeys = (useBaseJourneys() ?? []).filter(({ body }) => body.state !== 'retired');
  const report = useReport<GapReport>('gap', search.journey ? { journey: search.journey } : {});
  const direction = directions.find((one) => one === search.direction) ?? 'both';
  const rows = report.data?.rows.filter((row) => inDirection(row, direction)) ?? [];
  const wrong = report.data?.rows.filter((row) => largest(row)?.judgement !== 'agrees' && largest(row)).length ?? 0;
  return (
    <>
      <PageHeader title={t('gap.title')} meta={report.data && t('gap.count', { count: wrong })}><TouchpointTabs /></PageHeader>
      <div className={classes.page}>
        <p className={classes.intro}>{t('gap.intro')}</p>
        <div className={classes.filters}>
          <Select aria-label={t('gap.journey')} placeholder={t('gap.allTouchpoints')} clearable searchable value={search.journey ?? null} onChange={(journey) => setSearch({ journey: journey ?? undefined })} data={journeys.map(({ id, body }) => ({ value: id, label: text(body.title) }))} w={260} />
          <SegmentedControl size="xs" aria-label={t('gap.direction')} value={direction} onChange={(value) => setSearch({ direction: value === 'both' ? undefined : value })} data={directions.map((one) => ({ value: one, label: t(`gap.direction.${one}`) }))} />
          <PeriodAndSegmentFilter />
        </div>
        <Legend />
        {report.isError && <ProblemNotice error={report.error} onRetry={() => void report.refetch()} />}
        {report.isPending && [1, 2, 3, 4, 5].map((row) => <Skeleton key={row} height={34} mb={8} />)}
        {report.data && report.data.rows.length === 0 && <EmptyState title={t('gap.empty.title')}>{t('gap.empty.text')}</EmptyState>}
        {report.data && report.data.rows.length > 0 && rows.length === 0 && <p className={classes.intro}>{t('gap.noneInDirection')}</p>}
        {rows.length > 0 && report.data && <GapTable rows={rows} journey={search.journey} minimum={report.data.minimum_group} />}
      </div>
    </>
  );
}

function Legend() {
  const { t } = useLanguage();
  return (
    <div className={classes.legend}>
      {(['assumed', 'staff', 'measured'] as const).map((view) => <span key={view}><svg width="16" height="12" aria-hidden="true"><Mark view={view} x={8} y={6} /></svg> {t(`map.curve.${view}`)}</span>)}
      <span>{t('gap.interval')}</span>
    </div>
  );
}

function GapTable({ rows, journey, minimum }: { rows: GapRow[]; journey: string | undefined; minimum: number }) {
  const { t } = useLanguage();
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t(journey ? 'gap.stepOrTouchpoint' : 'gap.touchpoint')}</th>
            <th scope="col" className={classes.line}><span className={classes.scale}><span>0</span><span>50</span><span>100</span></span></th>
            <th scope="col">{t('gap.judgement')}</th>
            <th scope="col" className={`${table.number} ${table.wide}`}>n</th>
          </tr>
        </thead>
        <tbody>{rows.map((row) => <Row key={row.step ?? row.touchpoint} row={row} journey={journey} minimum={minimum} />)}</tbody>
      </table>
    </div>
  );
}

function Row({ row, journey, minimum }: { row: GapRow; journey: string | undefined; minimum: number }) {
  const { t, text, format } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const gap = largest(row);
  const title = text(row.title) || t('map.untitled');
  return (
    <tr>
      <td className={classes.name}>
        {row.touchpoint
          ? <Link to="/w/$workspace/touchpoints/$touchpoint" params={{ workspace, touchpoint: row.touchpoint }} className={table.title}>{title}</Link>
          : <Link to="/w/$workspace/journeys/$journey" params={{ workspace, journey: journey ?? '' }} search={{ step: row.step ?? '' }} className={table.title}>{title}</Link>}
        {journey && <span className={table.under}>{t(row.step ? 'gap.step' : 'gap.touchpoint')}</span>}
      </td>
      <td className={classes.line}><GapLine row={row} /></td>
      <td>
        {gap
          ? <>
            <span className={classes.judgement} data-judgement={gap.judgement}>{t(`gap.says.${gap.judgement}`)}</span>
            <span className={table.under}>{t(`gap.by.${gap.view}`, { points: `${gap.points > 0 ? '+' : '−'}${format.number(Math.abs(gap.points))}` })}</span>
          </>
          : <span className={table.muted} title={t('gap.unmeasuredWhy', { minimum })}>{row.measured ? t('gap.noInside') : t('gap.unmeasured')}</span>}
      </td>
      <td className={`${table.number} ${table.wide}`}>{row.measured ? format.number(row.measured.n) : '–'}</td>
    </tr>
  );
}

