import { describe, expect, it } from 'vitest';
import type { TouchpointNumbers } from '@/api/reports';
import type { Document, Initiative, Insight, Journey } from '@/api/types';
import { openPainPoints, portfolioOf, scoreByMonth } from './portfolio';

function document<Body>(id: string, body: Partial<Body>): Document<Body> {
  return { id, kind: 'journey', version: 1, created_at: '', changed_at: '', changed_by: null, removed: false, body: body as Body };
}
const journey = (id: string, parent: string | null, level: 0 | 1 | 2 = 1) => document<Journey>(id, { title: { de: id }, parent, level, phases: [], lanes: [] });
const order = (journeys: Document<Journey>[]) => portfolioOf(journeys, (body) => body.title.de ?? '').map(({ journey: { id }, depth }) => `${id}${depth}`);

describe('the portfolio', () => {
  it('puts sub-journeys under their journey', () => {
    expect(order([journey('c', 'a', 2), journey('b', null), journey('a', null)])).toEqual(['a0', 'c1', 'b0']);
  });

  it('shows a journey whose parent is gone, and each one of a circle once', () => {
    expect(order([journey('a', 'gone')])).toEqual(['a0']);
    expect(order([journey('a', 'b'), journey('b', 'a')])).toEqual(['a0', 'b1']);
  });
});

it('counts a pain point as open until an initiative for it is done', () => {
  const insights = [document<Insight>('slow', { kind: 'pain-point', severity: 3 }), document<Insight>('dear', { kind: 'pain-point', severity: 5 }), document<Insight>('joy', { kind: 'gain' })];
  const initiative = (state: Initiative['state']) => [document<Initiative>('i', { state, insights: ['dear'] })];
  expect(openPainPoints(insights, initiative('running')).map(({ id }) => id)).toEqual(['dear', 'slow']);
  expect(openPainPoints(insights, initiative('measured')).map(({ id }) => id)).toEqual(['slow']);
});

it('means all ratings of a month, not the touchpoints', () => {
  const touchpoint = (id: string, n: number, mean: number): TouchpointNumbers => ({
    touchpoint: id, id, events: 0, customers: 0, score: null, months: [{ month: '2026-01', events: 0, customers: 0, score: { n, mean, low: 0, high: 0 } }, { month: '2026-02', events: 0, customers: 0, score: null }],
  });
  const report = [touchpoint('a', 30, 80), touchpoint('b', 10, 40), touchpoint('elsewhere', 1000, 0)];
  expect(scoreByMonth(report, new Set(['a', 'b']))).toEqual([{ month: '2026-01', n: 40, mean: 70 }, { month: '2026-02', n: 0, mean: null }]);
});
