import { describe, expect, it } from 'vitest';
import type { Lane, Phase } from '@/api/types';
import { layoutColumns } from '../geometry/columns';
import { cellKey, parseKey, pointKey } from './keys';
import { type Direction, type GridShape, neighbour } from './navigation';

const phases: Phase[] = [
  { id: 'p1', title: {}, steps: [{ id: 'a', title: {} }, { id: 'b', title: {} }] },
  { id: 'p2', title: {}, steps: [{ id: 'c', title: {} }] },
  { id: 'p3', title: {}, steps: [{ id: 'd', title: {} }] },
];
const lanes: Lane[] = [
  { id: 'l1', kind: 'needs', title: {}, cards: [{ id: '1', step: 'a' }, { id: '2', step: 'a' }, { id: '3', step: 'c' }] },
  { id: 'l2', kind: 'fears', title: {}, cards: [{ id: '4', step: 'a' }] },
  { id: 'l3', kind: 'emotion', title: {}, cards: [] },
];
const shape: GridShape = {
  layout: layoutColumns(phases, new Set(['p3']), { available: 600, minimum: 80, comfortable: 110, maximum: 200, collapsed: 40 }),
  lanes,
  collapsedLanes: new Set(['l2']),
};
const walk = (from: string, ...directions: Direction[]) =>
  directions.reduce<string[]>((path, direction) => [...path, neighbour(shape, path.at(-1)!, direction) ?? 'edge'], [from]).slice(1);

describe('neighbour', () => {
  it('walks over phases, not over their columns', () => {
    expect(walk('phase:p1', 'right', 'right', 'right')).toEqual(['phase:p2', 'phase:p3', 'edge']);
    expect(walk('phase:p1', 'down', 'right', 'up')).toEqual(['step:a', 'step:b', 'phase:p1']);
  });

  it('walks down through the cards of a cell and past collapsed lanes', () => {
    expect(walk('step:a', 'down', 'down', 'down', 'up')).toEqual(['card:1', 'card:2', pointKey('assumed', 'a'), 'card:2']);
  });

  it('walks sideways, keeping its height in the cell where it can', () => {
    expect(walk('card:2', 'right', 'right', 'right')).toEqual([cellKey('l1', 'b'), 'card:3', 'edge']);
    expect(walk('card:1', 'left', 'right', 'left', 'down')).toEqual(['lane:l1', 'card:1', 'lane:l1', 'lane:l2']);
    expect(walk(pointKey('staff', 'a'), 'right')).toEqual([pointKey('staff', 'b')]);
  });

  it('jumps to the ends', () => {
    expect(walk('card:1', 'end', 'home', 'bottom', 'top')).toEqual(['card:3', 'card:1', pointKey('staff', 'c'), 'phase:p1']);
    expect(walk('step:b', 'home')).toEqual(['step:a']);
  });

  it('finds a way in when the key is gone', () => {
    expect(neighbour(shape, 'card:gone', 'down')).toBe('step:a');
  });
});

it('reads its own keys', () => {
  expect(parseKey(cellKey('l1', 'a'))).toEqual({ what: 'cell', lane: 'l1', step: 'a' });
  expect(parseKey(pointKey('staff', 'b'))).toEqual({ what: 'point', series: 'staff', step: 'b' });
  expect(parseKey('card:7')).toEqual({ what: 'card', id: '7' });
  expect(parseKey('nonsense')).toBeNull();
  expect(parseKey('point:other/a')).toBeNull();
});
