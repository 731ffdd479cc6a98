import type { TouchpointNumbers } from '@/api/reports';
import type { Document, Initiative, Insight } from '@/api/types';
import { evidenceShare, coverage, type TreeRow } from '@/features/atlas/tree';
import type { JourneyHealth } from '@/features/atlas/useAtlas';

/** Pain points and disappointments that no finished initiative answers, the worst first. */
export function openPainPoints(insights: Document<Insight>[], initiatives: Document<Initiative>[]): Document<Insight>[] {
  const answered = new Set(
    initiatives.filter(({ body }) => body.state === 'done' || body.state === 'measured').flatMap(({ body }) => body.insights ?? []),
  );
  return insights
    .filter(({ id, body }) => (body.kind === 'pain-point' || body.kind === 'disappointment') && !answered.has(id))
    .sort((a, b) => (b.body.severity ?? 0) - (a.body.severity ?? 0));
}

/** Per month the mean of all ratings at the given touchpoints; null in months without a score. */
export function scoreByMonth(touchpoints: TouchpointNumbers[], ids: Set<string>): { month: string; mean: number | null; n: number }[] {
  const sums = new Map<string, { n: number; sum: number }>();
  for (const touchpoint of touchpoints) {
    if (!touchpoint.id || !ids.has(touchpoint.id)) continue;
    for (const { month, score } of touchpoint.months) {
      const before = sums.get(month) ?? { n: 0, sum: 0 };
      sums.set(month, { n: before.n + (score?.n ?? 0), sum: before.sum + (score ? score.n * score.mean : 0) });
    }
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, { n, sum }]) => ({ month, n, mean: n > 0 ? sum / n : null }));
}

/** The columns that the inventory can be ordered by; without one, journeys stand in their tree. */
export const orders = ['title', 'state', 'reach', 'score', 'pains', 'coverage', 'evidence', 'owner'] as const;
export type Order = (typeof orders)[number];

const states = ['live', 'in-review', 'draft', 'retired'];

/** The rows in the order of a column ("-reach" from high to low); what has no value comes last. */
export function orderedRows(rows: TreeRow[], order: string | undefined, health: Map<string, JourneyHealth>, title: (row: TreeRow) => string): TreeRow[] {
  const descending = order?.startsWith('-') ?? false;
  const column = orders.find((one) => one === order?.replace(/^-/, ''));
  if (!column) return rows;
  const value = (row: TreeRow): string | number | null => {
    const { journey } = row;
    const numbers = health.get(journey.id);
    switch (column) {
      case 'title': return title(row);
      case 'state': return states.indexOf(journey.state);
      case 'reach': return numbers ? numbers.reached / Math.max(1, numbers.runs) : null;
      case 'score': return numbers?.lowest_score?.score.mean ?? null;
      case 'pains': return journey.open_pain_points.length;
      case 'coverage': return coverage(journey);
      case 'evidence': return evidenceShare(journey);
      case 'owner': return journey.owner || null;
    }
  };
  const known = rows.map((row) => ({ row: { ...row, depth: 0 }, value: value(row) }));
  known.sort((a, b) => {
    if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
    const difference = typeof a.value === 'string' ? a.value.localeCompare(String(b.value)) : a.value - Number(b.value);
    return descending ? -difference : difference;
  });
  return known.map(({ row }) => row);
}
