import { Skeleton, Tooltip } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import type { OverviewReport, TouchpointNumbers } from '@/api/reports';
import { useReport } from '@/api/useReport';
import { useLanguage } from '@/app/language';
import { EmptyState } from '@/components/EmptyState';
import { PageHeader } from '@/components/PageHeader';
import { PeriodAndSegmentFilter } from '@/components/PeriodAndSegmentFilter';
import { ProblemNotice } from '@/components/ProblemNotice';
import { scoreColor } from '@/components/score';
import { ScoreBadge } from '@/components/ScoreBadge';
import table from '@/components/Table.module.css';
import { useDocuments } from '@/features/journeys/document/hooks';
import { type Priority, priorities, quadrant, totals } from './priorities';
import { TouchpointTabs } from './TouchpointTabs';
import classes from './Priorities.module.css';

/** Which touchpoints matter most, to customers and to the company, whom they reach and what they cost. */
export function PrioritiesPage() {
  const { t, format } = useLanguage();
  const touchpoints = useDocuments('touchpoint');
  const numbers = useReport<TouchpointNumbers[]>('touchpoints');
  const overview = useReport<OverviewReport>('overview');
  const rows = touchpoints.data && numbers.data && overview.data ? priorities(touchpoints.data, numbers.data, overview.data.customers) : null;
  const error = touchpoints.error ?? numbers.error ?? overview.error;
  const sums = rows ? totals(rows) : [];
  return (
    <>
      <PageHeader title={t('touchpoints.view.priorities')} meta={sums.length > 0 && t('priorities.total', { cost: format.list(sums.map(({ amount, currency }) => format.money(Math.round(amount), currency))) })}><TouchpointTabs /></PageHeader>
      <div className={classes.page}>
        <p className={classes.intro}>{t('priorities.intro')}</p>
        <div className={classes.filters}><PeriodAndSegmentFilter /></div>
        {error !== null && <ProblemNotice error={error} />}
        {!rows && !error && <Skeleton height={320} />}
        {rows?.length === 0 && <EmptyState title={t('touchpoints.empty.title')}>{t('touchpoints.empty.text')}</EmptyState>}
        {rows && rows.length > 0 && <div className={classes.split}><Matrix rows={rows} /><PriorityTable rows={rows} /></div>}
      </div>
    </>
  );
}

const size = 440;
const cell = size / 5;

/** Importance to customers upwards, to the company to the right; the area of a circle is the cost of the period, its colour the score. */
function Matrix({ rows }: { rows: Priority[] }) {
  const { t, text, format } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const placed = rows.filter(({ touchpoint: { body } }) => body.importance_customer && body.importance_company);
  const dearest = Math.max(1, ...placed.map(({ cost }) => cost?.amount ?? 0));
  const cells = new Map<string, Priority[]>();
  for (const row of placed) {
    const { importance_customer: customer, importance_company: company } = row.touchpoint.body;
    cells.set(`${customer}/${company}`, [...(cells.get(`${customer}/${company}`) ?? []), row]);
  }
  return (
    <figure className={classes.matrix}>
      <svg viewBox={`-30 -6 ${size + 36} ${size + 40}`} role="group" aria-label={t('priorities.matrix')}>
        {[0, 1, 2, 3, 4, 5].map((line) => <g key={line}><line x1={line * cell} x2={line * cell} y1="0" y2={size} stroke="var(--line)" /><line y1={line * cell} y2={line * cell} x1="0" x2={size} stroke="var(--line)" /></g>)}
        <rect x="0" y="0" width={3 * cell} height={2 * cell} fill="var(--loss)" opacity="0.18" />
        <rect x={3 * cell} y="0" width={2 * cell} height={2 * cell} fill="var(--river)" opacity="0.28" />
        {(['strengthen', 'keep', 'watch', 'question'] as const).map((one, index) => <text key={one} x={index % 2 === 0 ? 6 : size - 6} textAnchor={index % 2 === 0 ? 'start' : 'end'} y={index < 2 ? 16 : size - 8} className={classes.quadrant}>{t(`priorities.quadrant.${one}`)}</text>)}
        {[1, 2, 3, 4, 5].map((level) => <g key={level} className={classes.level}><text x={(level - 0.5) * cell} y={size + 15} textAnchor="middle">{level}</text><text x="-8" y={size - (level - 0.5) * cell + 4} textAnchor="end">{level}</text></g>)}
        <text x={size / 2} y={size + 31} textAnchor="middle" className={classes.axis}>{t('field.importance_company')}</text>
        <text transform={`translate(-21 ${size / 2}) rotate(-90)`} textAnchor="middle" className={classes.axis}>{t('field.importance_customer')}</text>
        {[...cells.values()].flatMap((members) => members.map((row, index) => {
          const { body, id } = row.touchpoint;
          const radius = 4 + 14 * Math.sqrt((row.cost?.amount ?? 0) / dearest);
          const { x, y } = spot(index, members.length);
          const words = [text(body.title) || body.key, row.cost ? format.money(Math.round(row.cost.amount), row.cost.currency) : '', row.numbers?.score ? format.number(row.numbers.score.mean) : ''].filter(Boolean).join(' · ');
          return (
            <Tooltip key={id} label={words}>
              <Link to="/w/$workspace/touchpoints/$touchpoint" params={{ workspace, touchpoint: id }} aria-label={words}>
                <circle cx={((body.importance_company ?? 1) - 1 + x) * cell} cy={size - ((body.importance_customer ?? 1) - 1 + y) * cell} r={radius} fill={row.numbers?.score ? scoreColor(row.numbers.score.mean) : 'var(--surface-raised)'} stroke={row.numbers?.score ? 'var(--surface)' : 'var(--text-faint)'} className={classes.circle} />
              </Link>
            </Tooltip>
          );
        }))}
      </svg>
      <figcaption>{t('priorities.legend')}</figcaption>
    </figure>
  );
}

/** Places within a cell, so that touchpoints of equal importance stand beside each other. */
function spot(index: number, count: number): { x: number; y: number } {
  const columns = Math.ceil(Math.sqrt(count));
  const rows = Math.ceil(count / columns);
  return { x: ((index % columns) + 0.5) / columns, y: (Math.floor(index / columns) + 0.5) / rows };
}

function PriorityTable({ rows }: { rows: Priority[] }) {
  const { t, text, format } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('gap.touchpoint')}</th>
            <th scope="col" className={table.wide}>{t('priorities.advice')}</th>
            <th scope="col" className={table.number}>{t('priorities.share')}</th>
            <th scope="col" className={`${table.number} ${table.wide}`}>{t('field.cost_per_contact')}</th>
            <th scope="col" className={table.number}>{t('priorities.cost')}</th>
            <th scope="col">{t('touchpoints.column.score')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ touchpoint: { id, body }, share, cost, numbers }) => {
            const advice = quadrant(body);
            return (
              <tr key={id}>
                <td><Link to="/w/$workspace/touchpoints/$touchpoint" params={{ workspace, touchpoint: id }} className={table.title}>{text(body.title) || body.key}</Link></td>
                <td className={table.wide}>{advice ? t(`priorities.quadrant.${advice}`) : <span className={table.muted}>–</span>}</td>
                <td className={table.number}>{share === null ? <span className={table.muted}>–</span> : format.share(share, 1)}</td>
                <td className={`${table.number} ${table.wide}`}>{body.cost_per_contact ? format.money(body.cost_per_contact.amount, body.cost_per_contact.currency) : <span className={table.muted}>–</span>}</td>
                <td className={table.number}>{cost ? format.money(Math.round(cost.amount), cost.currency) : <span className={table.muted}>–</span>}{numbers && <span className={table.under}>{t('touchpoints.events', { count: numbers.events })}</span>}</td>
                <td><ScoreBadge score={numbers?.score} /></td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
