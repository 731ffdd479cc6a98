import { describe, expect, it } from 'vitest';
import type { TouchpointNumbers } from '@/api/reports';
import type { Document, Initiative, Insight } from '@/api/types';
import type { TreeRow } from '@/features/atlas/tree';
import type { AtlasJourney, JourneyHealth } from '@/features/atlas/useAtlas';
import { openPainPoints, orderedRows, scoreByMonth } from './portfolio';

function document<Body>(id: string, body: Partial<Body>): Document<Body> {
  return { id, kind: 'insight', version: 1, created_at: '', changed_at: '', changed_by: null, removed: false, body: body as Body };
}

describe('the order of the inventory', () => {
  const row = (id: string, depth = 0, owner = ''): TreeRow => ({ depth, journey: { id, owner, state: 'draft', open_pain_points: [], steps: 0 } as unknown as AtlasJourney });
  const rows = [row('a', 0, 'Zoe'), row('b', 1), row('c', 0, 'Ada')];
  const health = new Map([['a', { runs: 10, reached: 2 }], ['b', { runs: 10, reached: 7 }]]) as unknown as Map<string, JourneyHealth>;
  const ids = (order: string) => orderedRows(rows, order, health, ({ journey }) => journey.id).map(({ journey, depth }) => `${journey.id}${depth}`);

  it('is the tree unless a column is chosen', () => {
    expect(ids('')).toEqual(['a0', 'b1', 'c0']);
    expect(ids('unheard-of')).toEqual(['a0', 'b1', 'c0']);
  });
  it('puts what has no value last, up and down', () => {
    expect(ids('-reach')).toEqual(['b0', 'a0', 'c0']);
    expect(ids('reach')).toEqual(['a0', 'b0', 'c0']);
    expect(ids('owner')).toEqual(['c0', 'a0', 'b0']);
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
