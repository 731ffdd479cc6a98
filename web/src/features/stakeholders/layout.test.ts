import { describe, expect, it } from 'vitest';
import type { Document, Stakeholder, StakeholderRelation } from '@/api/types';
import { arrowsOf, namesOf } from './arrows';
import { angleOf, pointAt } from './ellipse';
import { closenesses, layoutMap, nodeSize, ringAt } from './layout';

const document = <Body,>(kind: 'stakeholder' | 'stakeholder-relation', id: string, body: Body): Document<Body> =>
  ({ id, kind, version: 1, created_at: '', changed_at: '', changed_by: null, removed: false, body });

const stakeholders = (count: number): Document<Stakeholder>[] =>
  Array.from({ length: count }, (_, index) => document<Stakeholder>('stakeholder', `s${index}`, { title: {}, closeness: closenesses[(index * index) % 3]! }));

const relation = (id: string, from: string, to: string) => {
  const end = (name: string) => (name === 'customer' ? { kind: 'customer' as const } : { kind: 'stakeholder' as const, id: name });
  return document<StakeholderRelation>('stakeholder-relation', id, { from: end(from), to: end(to) });
};

/** A small generator, so that a failure can be repeated. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

const someRelations = (count: number, of: number, seed: number) => {
  const next = random(seed);
  const end = () => (next() < 0.25 ? 'customer' : `s${Math.floor(next() * of)}`);
  return Array.from({ length: count }, (_, index) => relation(`r${index}`, end(), end()));
};

describe('the layout of the stakeholder map', () => {
  it.each([0, 1, 2, 7, 25, 60, 120])('keeps the boxes of %i stakeholders apart', (count) => {
    const { nodes, width, height } = layoutMap(stakeholders(count), someRelations(count * 2, Math.max(1, count), count));
    expect(nodes).toHaveLength(count);
    for (const [index, one] of nodes.entries()) {
      expect(Math.abs(one.x) + nodeSize.width / 2).toBeLessThanOrEqual(width / 2);
      expect(Math.abs(one.y) + nodeSize.height / 2).toBeLessThanOrEqual(height / 2);
      for (const other of nodes.slice(index + 1)) {
        const apart = Math.abs(one.x - other.x) >= nodeSize.width || Math.abs(one.y - other.y) >= nodeSize.height;
        expect(apart, `${one.id} and ${other.id}`).toBe(true);
      }
    }
  });

  it('stays the same when asked again', () => {
    const relations = someRelations(40, 25, 3);
    expect(layoutMap(stakeholders(25), relations)).toEqual(layoutMap(stakeholders(25), relations));
  });

  it('brings together what belongs together', () => {
    const three = ['direct', 'direct', 'direct', 'direct', 'indirect', 'indirect', 'indirect', 'indirect'] as const;
    const all = three.map((closeness, index) => document<Stakeholder>('stakeholder', `s${index}`, { title: {}, closeness }));
    const { nodes } = layoutMap(all, [relation('a', 's3', 's4'), relation('b', 's0', 's6')]);
    const at = (id: string) => nodes.find((node) => node.id === id)!;
    const distance = (a: string, b: string) => Math.hypot(at(a).x - at(b).x, at(a).y - at(b).y);
    expect(distance('s3', 's4')).toBeLessThan(distance('s1', 's4') + 1);
    expect(distance('s0', 's6')).toBeLessThan(distance('s2', 's6') + 1);
  });

  it('finds the ring a box is dropped on', () => {
    const { nodes, rings } = layoutMap(stakeholders(25), []);
    for (const node of nodes) expect(ringAt(node, rings)).toBe(node.closeness);
    expect(ringAt({ x: 0, y: 0 }, rings)).toBe('direct');
    expect(ringAt({ x: 9999, y: 0 }, rings)).toBe('surroundings');
  });

  it('knows angles from points', () => {
    const ring = { rx: 200, ry: 100 };
    for (const angle of [0.1, 1, 3, 6]) expect(angleOf(pointAt(ring, angle), ring)).toBeCloseTo(angle);
  });
});

describe('the arrows', () => {
  it('are there for every relation between two that are on the map', () => {
    const layout = layoutMap(stakeholders(3), []);
    const arrows = arrowsOf([relation('a', 's0', 's1'), relation('b', 's0', 'gone'), relation('c', 'customer', 's2'), relation('d', 's1', 's0')], layout);
    expect(arrows.map(({ id }) => id)).toEqual(['a', 'c', 'd']);
    // There and back do not lie upon each other.
    const [a, , d] = arrows;
    expect(Math.hypot(a!.places[0]!.x - d!.places[0]!.x, a!.places[0]!.y - d!.places[0]!.y)).toBeGreaterThan(8);
  });

  it('have names that cover neither boxes nor each other', () => {
    const all = stakeholders(25);
    const relations = someRelations(60, 25, 11);
    const layout = layoutMap(all, relations);
    const names = namesOf(arrowsOf(relations, layout), layout, ({ id }) => `Name of ${id}`, (text) => text.length * 6);
    expect(names.length).toBeGreaterThan(20);
    for (const [index, one] of names.entries()) {
      for (const node of layout.nodes) {
        expect(Math.abs(one.x - node.x) >= (one.width + nodeSize.width) / 2 || Math.abs(one.y - node.y) >= (16 + nodeSize.height) / 2).toBe(true);
      }
      for (const other of names.slice(index + 1)) {
        expect(Math.abs(one.x - other.x) >= (one.width + other.width) / 2 || Math.abs(one.y - other.y) >= 16).toBe(true);
      }
    }
  });
});
