import { describe, expect, it } from 'vitest';
import { matrixOf } from './matrix';
import { packed } from './packing';
import { ancestorsOf, coverage, descendantsOf, evidenceShare, matching, treeOf } from './tree';
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
