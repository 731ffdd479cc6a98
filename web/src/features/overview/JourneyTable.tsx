import { useState } from 'react';
import { Skeleton, Tooltip } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { Link, useParams } from '@tanstack/react-router';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { byId } from '@/api/documents';
import { useDocuments } from '@/features/journeys/document/hooks';
import type { TouchpointNumbers } from '@/api/reports';
import { useReport } from '@/api/useReport';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { SmallRiver, Sparkline } from '@/components/charts';
import { Pill } from '@/components/Pill';
import { ScoreBadge } from '@/components/ScoreBadge';
import table from '@/components/Table.module.css';
import { JourneyFilters, useJourneyFilter } from '@/features/atlas/JourneyFilters';
import { coverage, evidenceShare, folded, matching, type TreeRow, treeOf } from '@/features/atlas/tree';
import { type AtlasJourney, type JourneyHealth, useHealth } from '@/features/atlas/useAtlas';
import { type Order, orderedRows, scoreByMonth } from './portfolio';
import classes from './Overview.module.css';

export const stateTone = { live: 'active', 'in-review': 'waiting', draft: 'neutral', retired: 'faint' } as const;

/** The inventory of journeys: narrowed by what they are, in the order last chosen in this browser. */
export function JourneyTable({ journeys }: { journeys: AtlasJourney[] }) {
  const { t, text } = useLanguage();
  const { filter } = useJourneyFilter();
  const title = (journey: AtlasJourney) => text(journey.title);
  const { heads, variants } = folded(matching(journeys, filter, title));
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const unfoldedVariants = [...unfolded].flatMap((id) => variants.get(id) ?? []);
  const health = useHealth(measurable(heads));
  const healthOfVariants = useHealth(measurable(unfoldedVariants));
  const [order, setOrder] = useOrder();
  const inOrder = (rows: TreeRow[]) => orderedRows(rows, order, health.of, (row) => title(row.journey));
  const rows = inOrder(treeOf(heads, title)).flatMap((row) => {
    const below = unfolded.has(row.journey.id) ? variants.get(row.journey.id) ?? [] : [];
    return [row, ...below.map((journey) => ({ journey, depth: row.depth + 1 }))];
  });
  const toggle = (id: string) => setUnfolded((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  const by = (column: Order) => ({ column, order, onOrder: setOrder });
  return (
    <>
      <JourneyFilters journeys={journeys} />
      {rows.length === 0 && <p className={classes.calm}>{t('atlas.noMatch')}</p>}
      {rows.length > 0 && (
        <div className={table.scroll}>
          <table className={table.table}>
            <thead>
              <tr>
                <Head {...by('title')}>{t('overview.journey')}</Head>
                <Head {...by('state')} wide>{t('journey.state')}</Head>
                <Head {...by('reach')}>{t('overview.reachEnd')}</Head>
                <th scope="col" className={`${table.number} ${table.wide}`}>{t('overview.runs')}</th>
                <Head {...by('score')} wide>{t('overview.lowestScore')}</Head>
                <th scope="col" className={table.wide}>{t('overview.scoreTrend')}</th>
                <Head {...by('pains')} wide number>{t('overview.openPainPoints')}</Head>
                <th scope="col" className={`${table.number} ${table.wide}`}>{t('overview.runningInitiatives')}</th>
                <Head {...by('coverage')} wide number>{t('inventory.coverage')}</Head>
                <Head {...by('evidence')} wide number>{t('inventory.evidence')}</Head>
                <Head {...by('owner')} wide>{t('journey.owner')}</Head>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => {
                const { id } = row.journey;
                const asked = health.of.has(id) ? health : healthOfVariants;
                return <JourneyRow key={id} row={row} health={asked.of.get(id)} pending={health.isPending || healthOfVariants.isPending} variants={variants.get(id)?.length} unfolded={unfolded.has(id)} onToggle={() => toggle(id)} />;
              })}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

/** The journeys that may have numbers. */
function measurable(journeys: AtlasJourney[]): string[] {
  return journeys.filter(({ state, steps }) => state !== 'retired' && steps > 0).map(({ id }) => id);
}

/** The order of the rows: as the address says, else as it was last chosen in this browser. */
function useOrder(): [string, (order: string) => void] {
  const { slug } = useWorkspace();
  const { filter, setFilter } = useJourneyFilter();
  const [saved, save] = useLocalStorage({ key: `wegmarke-inventory/${slug}`, defaultValue: '', getInitialValueInEffect: false });
  const choose = (order: string) => {
    save(order);
    setFilter({ sort: order || undefined });
  };
  return [filter.sort ?? saved, choose];
}

interface HeadProps { column: Order; order: string; onOrder: (order: string) => void; wide?: boolean; number?: boolean; children: React.ReactNode }

/** A name of a column that orders the rows: up, down, and back to the tree. */
function Head({ column, order, onOrder, wide, number, children }: HeadProps) {
  const direction = order === column ? 'ascending' : order === `-${column}` ? 'descending' : undefined;
  const next = { ascending: `-${column}`, descending: '', none: column }[direction ?? 'none'];
  return (
    <th scope="col" aria-sort={direction} className={[wide ? table.wide : '', number ? table.number : ''].join(' ')}>
      <button type="button" className={table.sort} onClick={() => onOrder(next)}>
        {children}
        {direction === 'ascending' && <ArrowUp size={12} aria-hidden="true" />}
        {direction === 'descending' && <ArrowDown size={12} aria-hidden="true" />}
      </button>
    </th>
  );
}

interface RowProps { row: TreeRow; health: JourneyHealth | undefined; pending: boolean; variants: number | undefined; unfolded: boolean; onToggle: () => void }

function JourneyRow({ row: { journey, depth }, health, pending, variants, unfolded, onToggle }: RowProps) {
  const { t, tCode, text, format } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const goal = byId(useDocuments('goal').data).get(journey.goal ?? '');
  const level = tCode('journeyLevel', String(journey.level));
  const describing = [tCode('journeyKind', journey.kind), level === String(journey.level) ? t('atlas.level', { level }) : level, journey.market].filter(Boolean);
  const state = <Pill tone={stateTone[journey.state]}>{tCode('journeyState', journey.state)}</Pill>;
  const covered = coverage(journey);
  const known = evidenceShare(journey);
  return (
    <tr>
      <td style={{ paddingLeft: depth * 18 }}>
        <Link to="/w/$workspace/journeys/$journey" params={{ workspace, journey: journey.id }} className={table.title}>
          {text(journey.title) || t('journey.untitled')}
        </Link>
        <span className={table.under}>{describing.join(' · ')}</span>
        {variants && <button type="button" className={classes.variants} aria-expanded={unfolded} onClick={onToggle}>{t('atlas.variants', { count: variants })}</button>}
        <span className={table.narrow}>{state}</span>
        {goal && <span className={`${table.under} ${classes.goal}`} title={text(goal.body.title)}>{t('overview.goal', { goal: text(goal.body.title) })}</span>}
      </td>
      <td className={table.wide}>{state}</td>
      <td>{pending && journey.steps > 0 ? <Skeleton height={22} width={180} /> : <Completion health={health} />}</td>
      <td className={`${table.number} ${table.wide}`}>{health ? format.number(health.runs) : '–'}</td>
      <td className={table.wide}><LowestScore health={health} /></td>
      <td className={table.wide}><Trend journey={journey} /></td>
      <td className={`${table.number} ${table.wide}`}>{journey.open_pain_points.length || '–'}</td>
      <td className={`${table.number} ${table.wide}`}>{journey.running_initiatives || '–'}</td>
      <td className={`${table.number} ${table.wide}`}>{covered === null ? '–' : format.share(covered)}</td>
      <td className={`${table.number} ${table.wide}`}>{known === null ? '–' : format.share(known)}</td>
      <td className={table.wide}>{journey.owner || <span className={table.muted}>{t('journey.noOwner')}</span>}</td>
    </tr>
  );
}

function Completion({ health }: { health: JourneyHealth | undefined }) {
  const { t, format } = useLanguage();
  if (!health) return <span className={table.muted}>{t('overview.notMeasured')}</span>;
  const { reached, runs, customers, in_progress: open, shares } = health;
  const words = t('overview.completionSays', { reached, runs, customers, open });
  return (
    <Tooltip label={words} multiline maw={300}>
      <span className={classes.river} tabIndex={0}>
        <SmallRiver shares={shares} label={words} width={112} />
        <span className={classes.completion}>{format.share(reached / Math.max(1, runs))}</span>
      </span>
    </Tooltip>
  );
}

function LowestScore({ health }: { health: JourneyHealth | undefined }) {
  const { text } = useLanguage();
  const lowest = health?.lowest_score;
  if (!lowest) return <ScoreBadge score={null} hidden={health?.score_hidden} />;
  return (
    <span className={classes.low}>
      <ScoreBadge score={lowest.score} />
      <span className={classes.step}>{text(lowest.title)}</span>
    </span>
  );
}

function Trend({ journey }: { journey: AtlasJourney }) {
  const { t, format } = useLanguage();
  const touchpoints = useReport<TouchpointNumbers[]>('touchpoints').data ?? [];
  const months = scoreByMonth(touchpoints, new Set(journey.touchpoints));
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
