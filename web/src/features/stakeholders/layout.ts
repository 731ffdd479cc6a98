import type { Document, Stakeholder, StakeholderRelation } from '@/api/types';
import { angleOf, type Point, pointAt, type Ring, type Size, spreadOn } from './ellipse';

export type Closeness = NonNullable<Stakeholder['closeness']>;

/** From the middle outwards. */
export const closenesses: Closeness[] = ['direct', 'indirect', 'surroundings'];

/** The end of every relation with customers, whoever they are. */
export const middle = 'customer';

export interface Node extends Point { id: string; closeness: Closeness }

export interface MapLayout {
  nodes: Node[];
  rings: { closeness: Closeness; ring: Ring }[];
  width: number;
  height: number;
}

/** The box of one stakeholder with its two lines of text. */
export const nodeSize: Size = { width: 146, height: 38 };
/** What stays free around each box. */
const gap = 12;
const innermost: Ring = { rx: 268, ry: 158 };
/** From one ring to the next. */
const between: Ring = { rx: nodeSize.width + 34, ry: nodeSize.height + 56 };
const sweeps = 6;

type Stakeholders = Document<Stakeholder>[];
type Relations = Document<StakeholderRelation>[];

/** The id under which an end of a relation stands on the map. */
export function endOf(party: StakeholderRelation['from'] | undefined): string {
  return party?.kind === 'stakeholder' ? (party.id ?? '') : middle;
}

export function closenessOf({ body }: Document<Stakeholder>): Closeness {
  return body.closeness ?? 'direct';
}

/** Places every stakeholder on its ring; those who have to do with each other stand near each other. No two boxes overlap. */
export function layoutMap(stakeholders: Stakeholders, relations: Relations): MapLayout {
  const box = { width: nodeSize.width + gap, height: nodeSize.height + gap };
  const nodes: Node[] = [];
  const rings: MapLayout['rings'] = [];
  let inner: Ring | null = null;
  for (const closeness of closenesses) {
    const members = stakeholders.filter((one) => closenessOf(one) === closeness);
    const least: Ring = inner ? { rx: inner.rx + between.rx, ry: inner.ry + between.ry } : innermost;
    const { ring, angles } = spreadOn(least, members.length, box);
    const order = ordered(members.map(({ id }) => id), angles, nodes, relations, ring);
    order.forEach((id, index) => nodes.push({ id, closeness, ...pointAt(ring, angles[index]!) }));
    rings.push({ closeness, ring });
    inner = ring;
  }
  const outer = inner ?? innermost;
  return { nodes, rings, width: 2 * outer.rx + nodeSize.width + 40, height: 2 * outer.ry + nodeSize.height + 40 };
}

/**
 * The order along a ring in which relations are shortest: two change places as long as that helps. Deterministic, so that
 * the map looks the same each time.
 */
function ordered(ids: string[], angles: number[], placed: Node[], relations: Relations, ring: Ring): string[] {
  const pairs = relations.map(({ body }) => [endOf(body.from), endOf(body.to)] as const).filter(([from, to]) => from !== middle && to !== middle);
  const at = new Map<string, Point>(placed.map((node) => [node.id, node]));
  const order = startingOrder(ids, pairs, at, ring);
  const points = angles.map((angle) => pointAt(ring, angle));
  order.forEach((id, index) => at.set(id, points[index]!));
  const partners = new Map(ids.map((id) => [id, pairs.flatMap(([from, to]) => (from === id ? [to] : to === id ? [from] : []))]));
  const cost = (id: string) => partners.get(id)!.reduce((sum, partner) => sum + distance(at.get(id), at.get(partner)), 0);
  const swap = (one: number, other: number) => {
    [order[one], order[other]] = [order[other]!, order[one]!];
    at.set(order[one]!, points[one]!);
    at.set(order[other]!, points[other]!);
  };
  for (let sweep = 0, better = true; better && sweep < sweeps; sweep += 1) {
    better = false;
    for (let one = 0; one < order.length; one += 1) {
      for (let other = one + 1; other < order.length; other += 1) {
        const before = cost(order[one]!) + cost(order[other]!);
        swap(one, other);
        if (cost(order[one]!) + cost(order[other]!) < before - 0.01) better = true;
        else swap(one, other);
      }
    }
  }
  return order;
}

/** Those who are not placed yet are near to everybody. */
function distance(one: Point | undefined, other: Point | undefined): number {
  return one && other ? Math.hypot(one.x - other.x, one.y - other.y) : 0;
}

/** By the mean direction of those on the inner rings that each has to do with; without any, as they come. */
function startingOrder(ids: string[], pairs: (readonly [string, string])[], fixed: Map<string, Point>, ring: Ring): string[] {
  const wish = new Map(ids.map((id, index) => {
    const others = pairs.flatMap(([from, to]) => (from === id ? fixed.get(to) ?? [] : to === id ? fixed.get(from) ?? [] : []));
    if (others.length === 0) return [id, (index / Math.max(1, ids.length)) * 2 * Math.PI];
    const sum = others.reduce((total, one) => ({ x: total.x + one.x, y: total.y + one.y }), { x: 0, y: 0 });
    return [id, angleOf(sum, ring)];
  }));
  return [...ids].sort((a, b) => wish.get(a)! - wish.get(b)!);
}

/** The ring to which a point belongs: the one it is nearest to. */
export function ringAt(point: Point, rings: MapLayout['rings']): Closeness {
  const far = ({ ring }: { ring: Ring }) => Math.abs(Math.hypot(point.x / ring.rx, point.y / ring.ry) - 1) * ring.ry;
  return rings.reduce((nearest, one) => (far(one) < far(nearest) ? one : nearest)).closeness;
}
