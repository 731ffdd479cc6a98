import type { StepsReport, TouchpointNumbers } from '@/api/reports';
import type { Document, Initiative, Insight, Journey } from '@/api/types';

/** A journey with its place in the tree of journeys and sub-journeys. */
export interface PortfolioRow { journey: Document<Journey>; depth: number }

/** Journeys by level and title, each followed by its sub-journeys. */
export function portfolioOf(journeys: Document<Journey>[], title: (journey: Journey) => string): PortfolioRow[] {
  const known = new Set(journeys.map(({ id }) => id));
  const ordered = [...journeys].sort((a, b) => (a.body.level ?? 1) - (b.body.level ?? 1) || stateRank(a) - stateRank(b) || title(a.body).localeCompare(title(b.body)));
  const rows: PortfolioRow[] = [];
  const placed = new Set<string>();
  const place = (journey: Document<Journey>, depth: number) => {
    // A circle of parents must not hide journeys or run forever.
    if (placed.has(journey.id)) return;
    placed.add(journey.id);
    rows.push({ journey, depth });
    for (const child of ordered) if (child.body.parent === journey.id) place(child, depth + 1);
  };
  for (const journey of ordered) if (!journey.body.parent || !known.has(journey.body.parent)) place(journey, 0);
  for (const journey of ordered) place(journey, 0);
  return rows;
}

function stateRank({ body }: Document<Journey>): number {
  return ['live', 'in-review', 'draft', 'retired'].indexOf(body.state ?? 'draft');
}

/** Ids that the cards of a journey refer to. */
export function referencesOf(journey: Journey, kind: string): Set<string> {
  return new Set(journey.lanes.flatMap(({ cards }) => cards.flatMap(({ reference }) => (reference?.kind === kind ? [reference.id] : []))));
}

/** Pain points and disappointments that no finished initiative answers, the worst first. */
export function openPainPoints(insights: Document<Insight>[], initiatives: Document<Initiative>[]): Document<Insight>[] {
  const answered = new Set(
    initiatives.filter(({ body }) => body.state === 'done' || body.state === 'measured').flatMap(({ body }) => body.insights ?? []),
  );
  return insights
    .filter(({ id, body }) => (body.kind === 'pain-point' || body.kind === 'disappointment') && !answered.has(id))
    .sort((a, b) => (b.body.severity ?? 0) - (a.body.severity ?? 0));
}

/** The step with the lowest measured score. */
export function lowestScore(report: StepsReport) {
  return report.steps
    .flatMap(({ step, score }) => (score ? [{ step, score }] : []))
    .sort((a, b) => a.score.mean - b.score.mean)[0];
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
