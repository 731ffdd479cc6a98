import { describe, expect, it } from 'vitest';
import type { Document, Touchpoint } from '@/api/types';
import { alignmentOf } from './alignment';
import { matrixOf } from './matrix';
import { packed } from './packing';
import { ancestorsOf, coverage, descendantsOf, evidenceShare, folded, matching, treeOf } from './tree';
import type { AtlasJourney } from './useAtlas';

const journey = (id: string, more: Partial<AtlasJourney> = {}): AtlasJourney => ({
  id, title: { de: id }, kind: 'as-is', state: 'draft', level: 1, parent: null, base: null, personas: [], market: '', goal: null, owner: '',
  phase_model: null, covers: [], steps: 0, steps_with_touchpoint: 0, evidence: { assumption: 0, qualitative: 0, quantitative: 0 }, touchpoints: [],
  open_pain_points: [], running_initiatives: 0, stakeholders: [], ...more,
});
const title = ({ id }: AtlasJourney) => id;
const shape = (journeys: AtlasJourney[]) => treeOf(journeys, title).map((row) => [row.journey.id, row.depth]);

describe('the tree of journeys', () => {
  it('puts sub-journeys below theirs, however deep', () => {
    const journeys = [journey('c', { level: 3, parent: 'b' }), journey('b', { level: 2, parent: 'a' }), journey('z', { state: 'live' }), journey('a')];
    expect(shape(journeys)).toEqual([['z', 0], ['a', 0], ['b', 1], ['c', 2]]);
  });
  it('hides none when parents go round in a circle or are gone', () => {
    expect(shape([journey('a', { parent: 'b' }), journey('b', { parent: 'a' }), journey('c', { parent: 'gone' })])).toEqual([['c', 0], ['a', 0], ['b', 1]]);
  });
  it('knows what is above and below, also in a circle', () => {
    const journeys = [journey('a'), journey('b', { parent: 'a' }), journey('c', { parent: 'b' }), journey('x', { parent: 'y' }), journey('y', { parent: 'x' })];
    expect(ancestorsOf('b', journeys).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(ancestorsOf('gone', journeys)).toEqual([]);
    expect(ancestorsOf('x', journeys).map(({ id }) => id)).toEqual(['y', 'x']);
    expect([...descendantsOf('a', journeys)].sort()).toEqual(['b', 'c']);
    expect([...descendantsOf('x', journeys)].sort()).toEqual(['x', 'y']);
  });
  it('is narrowed by words and by what journeys are', () => {
    const journeys = [journey('Anfrage', { owner: 'Ada', market: 'DACH' }), journey('Reise', { personas: ['p'], state: 'live' })];
    const ids = (filter: Parameters<typeof matching>[1]) => matching(journeys, filter, title).map(({ id }) => id);
    expect(ids({})).toEqual(['Anfrage', 'Reise']);
    expect(ids({ search: ' anf' })).toEqual(['Anfrage']);
    expect(ids({ search: 'ada' })).toEqual(['Anfrage']);
    expect(ids({ persona: 'p', state: 'live' })).toEqual(['Reise']);
    expect(ids({ market: 'DACH', state: 'live' })).toEqual([]);
  });
  it('folds variants into the journey they come from, unless that is filtered away', () => {
    const journeys = [journey('a'), journey('at', { base: 'a' }), journey('wien', { base: 'at' }), journey('lone', { base: 'gone' }), journey('x', { base: 'y' }), journey('y', { base: 'x' })];
    const shown = (some: AtlasJourney[]) => {
      const { heads, variants } = folded(some);
      return [heads.map(({ id }) => id), [...variants].map(([id, members]) => [id, members.map((member) => member.id)])];
    };
    expect(shown(journeys)).toEqual([['a', 'lone', 'x', 'y'], [['a', ['at', 'wien']]]]);
    expect(shown(journeys.slice(1, 3))).toEqual([['at'], [['at', ['wien']]]]);
  });
  it('says how much is known, and nothing of nothing', () => {
    expect([coverage(journey('a')), evidenceShare(journey('a'))]).toEqual([null, null]);
    expect(coverage(journey('a', { steps: 4, steps_with_touchpoint: 3 }))).toBe(0.75);
    expect(evidenceShare(journey('a', { evidence: { assumption: 1, qualitative: 2, quantitative: 1 } }))).toBe(0.75);
  });
});

describe('the atlas', () => {
  it('needs as few rows as journeys overlap', () => {
    const journeys = [journey('a', { covers: [0, 1] }), journey('b', { covers: [1] }), journey('c', { covers: [2, 4] }), journey('d', { covers: [2] }), journey('nowhere')];
    const [level] = packed(journeys);
    expect(level!.rows).toBe(2);
    expect(level!.bars.map((bar) => [bar.journey.id, bar.first, bar.last, bar.row])).toEqual([['a', 0, 1, 0], ['b', 1, 1, 1], ['c', 2, 4, 0], ['d', 2, 2, 1]]);
  });
  it('never lays one journey over another', () => {
    const journeys = Array.from({ length: 300 }, (_, index) => journey(`j${index}`, { level: index % 3, covers: [(index * 7) % 9, Math.min(8, ((index * 7) % 9) + (index % 4))] }));
    const overlaps = packed(journeys).flatMap(({ bars }) => bars.flatMap((one, index) => bars.slice(index + 1)
      .filter((other) => one.row === other.row && one.last >= other.first && other.last >= one.first)));
    expect(overlaps).toEqual([]);
  });
});

describe('the matrix of personas and journeys', () => {
  it('shows what each persona has, and what it lacks', () => {
    const journeys = [journey('a', { personas: ['x'] }), journey('own', { base: 'a', personas: ['y'] }), journey('b', { personas: ['x', 'y'] }), journey('old', { state: 'retired', personas: ['y'] })];
    const rows = matrixOf(journeys, ['x', 'y', 'z'], title).map((row) => [row.journey.id, ...row.cells.map((cell) => cell.journeys.map(({ id }) => id).join())]);
    expect(rows).toEqual([['a', 'a', 'own', ''], ['b', 'b', 'b', '']]);
  });
});

describe('goals and departments', () => {
  const touchpoint = (id: string, department?: string): Document<Touchpoint> =>
    ({ id, kind: 'touchpoint', version: 1, created_at: '', changed_at: '', changed_by: null, removed: false, body: { key: id, title: {}, department } });
  const touchpoints = [touchpoint('form', 'sales'), touchpoint('phone', 'service'), touchpoint('flyer')];
  const drawn = (journeys: AtlasJourney[], goals = ['buy', 'stay']) => {
    const { rows, shared } = alignmentOf(journeys, touchpoints, goals);
    const row = ({ goal, of }: (typeof rows)[number]) => [goal, Object.fromEntries([...of].map(([department, services]) => [String(department), services.map((one) => one.touchpoint.id)]))];
    return { rows: rows.map(row), shared: shared.map((one) => [one.touchpoint.id, one.goals]) };
  };

  it('meet at the touchpoints of the journeys that serve a goal', () => {
    const journeys = [journey('a', { goal: 'buy', touchpoints: ['form', 'phone'] }), journey('b', { goal: 'stay', touchpoints: ['phone', 'flyer'] })];
    expect(drawn(journeys)).toEqual({ rows: [['buy', { sales: ['form'], service: ['phone'] }], ['stay', { service: ['phone'], null: ['flyer'] }]], shared: [['phone', ['buy', 'stay']]] });
  });
  it('come down to parts of a journey, not from the whole life cycle', () => {
    const whole = journey('whole', { level: 0, goal: 'stay', touchpoints: ['form', 'flyer'] });
    const journeys = [whole, journey('a', { goal: 'buy', parent: 'whole' }), journey('part', { level: 2, parent: 'a', touchpoints: ['form'] }), journey('lone', { parent: 'whole', touchpoints: ['phone'] })];
    expect(drawn(journeys).rows).toEqual([['buy', { sales: ['form'] }], ['stay', { null: ['flyer'] }], [null, { service: ['phone'] }]]);
  });
  it('are left alone by retired journeys, goals that are gone and circles', () => {
    const journeys = [journey('old', { state: 'retired', goal: 'buy', touchpoints: ['form'] }), journey('a', { goal: 'gone', parent: 'b', touchpoints: ['form'] }), journey('b', { parent: 'a' })];
    expect(drawn(journeys).rows).toEqual([['buy', {}], ['stay', {}], [null, { sales: ['form'] }]]);
  });
});
