import { describe, expect, it } from 'vitest';
import type { Phase } from '@/api/types';
import { layoutArcs } from './arcs';
import { centreOf, columnOf, gridTemplate, layoutColumns } from './columns';
import { bandPaths, curvePaths, heightOf, monotoneSlopes, valueAt } from './curve';
import { estimateText, type LabelWish, placeLabels } from './labels';
import { freeRooms, layoutRiver, type RiverNode } from './river';
import { numbersIn, randomFrom } from './testing';

const phase = (id: string, ...steps: string[]): Phase => ({ id, title: {}, steps: steps.map((step) => ({ id: step, title: {} })) });
const sizes = { available: 1000, minimum: 80, comfortable: 110, maximum: 200, collapsed: 40 };

describe('layoutColumns', () => {
  const phases = [phase('p1', 'a', 'b'), phase('p2'), phase('p3', 'c', 'd', 'e')];

  it('fills the room exactly with whole pixels and lines phases up with their columns', () => {
    const layout = layoutColumns(phases, new Set(), { ...sizes, available: 1003 });
    expect(layout.columns.map((column) => column.kind)).toEqual(['step', 'step', 'empty', 'step', 'step', 'step']);
    expect(layout.width).toBe(1003);
    expect(layout.columns.every((column) => Number.isInteger(column.width))).toBe(true);
    for (const span of layout.phases) {
      const own = layout.columns.slice(span.first, span.first + span.count);
      expect(span.x).toBe(own[0]?.x);
      expect(span.width).toBe(own.reduce((sum, column) => sum + column.width, 0));
    }
  });

  it('is comfortable when one has to scroll anyway, and never wider than the maximum', () => {
    expect(layoutColumns(phases, new Set(), { ...sizes, available: 6 * 80 }).width).toBe(6 * 80);
    expect(layoutColumns(phases, new Set(), { ...sizes, available: 6 * 80 - 1 }).width).toBe(6 * 110);
    expect(layoutColumns(phases, new Set(), { ...sizes, available: 9000 }).width).toBe(6 * 200);
  });

  it('draws a collapsed phase as one narrow column that stands for its steps', () => {
    const layout = layoutColumns(phases, new Set(['p3']), sizes);
    expect(columnOf(layout, 'd')).toMatchObject({ kind: 'collapsed', id: 'p3', width: 40, steps: ['c', 'd', 'e'] });
    expect(gridTemplate(layout, 180).split(' ')).toHaveLength(1 + 4);
    expect(centreOf({ x: 10, width: 40 })).toBe(30);
  });

  it('knows a journey without phases', () => {
    expect(layoutColumns([], new Set(), sizes)).toEqual({ columns: [], phases: [], width: 0 });
  });
});

const node = (id: string, index: number, remaining: number, left: number, inProgress = 0): RiverNode => ({
  id, x: index * 100, width: 100, remaining, left, inProgress, hollow: false,
});
const riverSizes = { top: 50, thickness: 80, branchEnd: 200 };

describe('layoutRiver', () => {
  const nodes = [node('a', 0, 1, 0.25), node('b', 1, 0.75, 0.2, 0.05), node('c', 2, 0.5, 0.5)];
  const river = layoutRiver(nodes, riverSizes);

  it('is as thick as the share that goes on', () => {
    expect(river.stretches.map((stretch) => stretch.bottom - stretch.top)).toEqual([80, 60, 40]);
  });

  it('lets a branch as thick as the loss fall after each step but the last', () => {
    expect(river.branches.map((branch) => branch.id)).toEqual(['a', 'b']);
    expect(river.branches[0]).toMatchObject({ thickness: 20, share: 0.25 });
    expect(river.branches[1]?.thickness).toBeCloseTo(16);
    for (const branch of river.branches) expect(branch.path).toContain('V200');
  });

  it('shows those still on their way apart from those who left', () => {
    expect(river.pools).toHaveLength(1);
    expect(river.pools[0]).toMatchObject({ id: 'b', share: 0.05 });
  });

  it('balances: what goes on, leaves and waits adds up at every step', () => {
    nodes.slice(0, -1).forEach((one, index) => {
      expect(nodes[index + 1]!.remaining + one.left + one.inProgress).toBeCloseTo(one.remaining);
    });
  });

  it('outlines a step that the log never shows', () => {
    const hollow = layoutRiver([nodes[0]!, { ...nodes[1]!, hollow: true }, nodes[2]!], riverSizes);
    expect(hollow.stretches.map((stretch) => stretch.hollow !== null)).toEqual([false, true, false]);
  });

  it('draws nothing out of nothing, and only finite numbers', () => {
    expect(layoutRiver([], riverSizes)).toMatchObject({ trunk: '', branches: [], stretches: [] });
    const paths = [river.trunk, ...river.branches.map((branch) => branch.path), ...river.pools.map((pool) => pool.path)];
    for (const path of paths) expect(numbersIn(path).every(Number.isFinite)).toBe(true);
  });

  it('gives stubs rooms that neither branches nor other stubs reach into', () => {
    const places = nodes.map(({ id, x, width }) => ({ id, centre: x + width / 2 }));
    const rooms = freeRooms(places, river.branches, 80, 4);
    rooms.forEach((room, index) => {
      const next = rooms[index + 1];
      if (next) expect(room.x + room.width).toBeLessThanOrEqual(next.x);
      for (const branch of river.branches) {
        const apart = branch.x + branch.thickness / 2 <= room.x || branch.x - branch.thickness / 2 >= room.x + room.width;
        expect(apart).toBe(true);
      }
    });
  });
});

describe('layoutArcs', () => {
  const arcSizes = { base: 100, clearance: 20, labelHeight: 14 };

  it('puts arcs that share a stretch on different levels, shorter ones below', () => {
    const { arcs } = layoutArcs(
      [{ id: 'long', from: 500, to: 100, thickness: 6 }, { id: 'short', from: 300, to: 200, thickness: 2 }, { id: 'apart', from: 700, to: 600, thickness: 2 }],
      arcSizes,
    );
    const level = Object.fromEntries(arcs.map((arc) => [arc.id, arc.level]));
    expect(level).toEqual({ short: 0, apart: 0, long: 1 });
  });

  it('keeps every label clear of every other arc', () => {
    const random = randomFrom(7);
    for (let round = 0; round < 200; round += 1) {
      const wishes = Array.from({ length: 6 }, (_, index) => {
        const to = Math.floor(random() * 8) * 100;
        return { id: `${index}`, to, from: to + 100 + Math.floor(random() * 5) * 100, thickness: 1 + random() * 10 };
      });
      const { arcs, height } = layoutArcs(wishes, arcSizes);
      for (const arc of arcs) {
        const label = { top: arc.labelY - 11, bottom: arc.labelY };
        expect(label.top).toBeGreaterThanOrEqual(arcSizes.base - height - 1);
        for (const other of arcs) {
          if (other === arc) continue;
          const wish = wishes.find((one) => one.id === other.id)!;
          const own = wishes.find((one) => one.id === arc.id)!;
          const sharesStretch = wish.to < own.from && own.to < wish.from;
          const line = numbersIn(other.path)[4]!;
          const apart = line + other.thickness / 2 <= label.top || line - other.thickness / 2 >= label.bottom;
          if (sharesStretch) expect(apart).toBe(true);
          if (other.level > arc.level && arc.room > 0) {
            for (const leg of [wish.from, wish.to]) expect(Math.abs(leg - arc.labelX) - other.thickness / 2).toBeGreaterThanOrEqual(arc.room / 2);
          }
        }
      }
    }
  });

  it('needs no height without arcs', () => {
    expect(layoutArcs([], arcSizes)).toEqual({ arcs: [], height: 0 });
  });
});

describe('curve', () => {
  it('breaks at gaps and leaves single points without a line', () => {
    const point = (x: number) => ({ x, y: x });
    expect(curvePaths([point(0), point(1), null, point(3), null, point(5), point(6)])).toHaveLength(2);
    expect(curvePaths([point(0), null])).toEqual([]);
    expect(bandPaths([point(0), point(1)], [point(0), null])).toEqual([]);
    expect(bandPaths([point(0), point(1)], [point(2), point(3)])[0]).toMatch(/Z$/);
  });

  it('never swings beyond its points', () => {
    const random = randomFrom(3);
    for (let round = 0; round < 300; round += 1) {
      const points = Array.from({ length: 6 }, (_, index) => ({ x: index * 100, y: random() * 100 }));
      const slopes = monotoneSlopes(points);
      for (let index = 0; index + 1 < points.length; index += 1) {
        const [from, to] = [points[index]!, points[index + 1]!];
        const third = (to.x - from.x) / 3;
        const controls = [from.y + slopes[index]! * third, to.y - slopes[index + 1]! * third];
        const [low, high] = [Math.min(from.y, to.y) - 1e-9, Math.max(from.y, to.y) + 1e-9];
        for (const y of controls) expect(y >= low && y <= high).toBe(true);
      }
    }
  });

  it('turns values into heights and back', () => {
    for (const value of [0, 1, 37, 50, 99, 100]) expect(valueAt(heightOf(value, 140, 12), 140, 12)).toBe(value);
    expect(valueAt(-50, 140, 12)).toBe(100);
    expect(valueAt(500, 140, 12)).toBe(0);
  });
});

describe('placeLabels', () => {
  const room = { left: 0, right: 1000, gap: 6, maximum: 150 };

  it('leaves labels with room where they want to be', () => {
    const placed = placeLabels([{ id: 'a', centre: 200, natural: 60, minimum: 30, weight: 1 }, { id: 'b', centre: 500, natural: 900, minimum: 30, weight: 1 }], room);
    expect(placed).toEqual([{ id: 'a', x: 170, width: 60 }, { id: 'b', x: 425, width: 150 }]);
  });

  it('never lets two labels overlap or leave the room, and drops the lightest when there are too many', () => {
    const random = randomFrom(11);
    for (let round = 0; round < 500; round += 1) {
      const count = 1 + Math.floor(random() * 25);
      const wishes: LabelWish[] = Array.from({ length: count }, (_, index) => ({
        id: `${index}`, centre: random() * 1000, natural: 20 + random() * 200, minimum: 20 + random() * 40, weight: random(),
      }));
      const placed = placeLabels(wishes, room);
      expect(placed.length).toBeGreaterThan(0);
      placed.forEach((label, index) => {
        expect(label.x).toBeGreaterThanOrEqual(-1e-6);
        expect(label.x + label.width).toBeLessThanOrEqual(1000 + 1e-6);
        const next = placed[index + 1];
        if (next) expect(label.x + label.width + room.gap).toBeLessThanOrEqual(next.x + 1e-6);
      });
      const gone = wishes.filter((wish) => !placed.some((label) => label.id === wish.id));
      const lightestKept = Math.min(...wishes.filter((wish) => placed.some((label) => label.id === wish.id)).map((wish) => wish.weight));
      for (const wish of gone) expect(wish.weight).toBeLessThanOrEqual(lightestKept);
    }
  });

  it('estimates longer texts as wider', () => {
    expect(estimateText('ab', 12)).toBeLessThan(estimateText('abc', 12));
  });
});
