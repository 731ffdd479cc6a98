import type { Document, StakeholderRelation } from '@/api/types';
import type { Point } from './ellipse';
import { endOf, middle, type MapLayout, nodeSize } from './layout';

export interface Arrow {
  id: string;
  relation: StakeholderRelation;
  /** The line, and the triangle at its end. */
  path: string;
  head: string;
  /** Where its name may stand, best place first. */
  places: Point[];
  from: string;
  to: string;
}

export const middleRadius = 54;
const headLength = 8;
const headHalf = 4;
/** Two relations between the same two bend to different sides. */
const bend = 26;

/** The arrows of all relations whose ends are on the map. */
export function arrowsOf(relations: Document<StakeholderRelation>[], layout: MapLayout): Arrow[] {
  const points = new Map<string, Point>(layout.nodes.map((node) => [node.id, node]));
  points.set(middle, { x: 0, y: 0 });
  const taken = new Map<string, number>();
  return relations.flatMap(({ id, body }) => {
    const from = endOf(body.from);
    const to = endOf(body.to);
    const start = points.get(from);
    const end = points.get(to);
    if (!start || !end || from === to) return [];
    const pair = [from, to].sort().join('/');
    const number = taken.get(pair) ?? 0;
    taken.set(pair, number + 1);
    // Seen from the same side, so that there and back part.
    const side = (number % 2 === 0 ? 1 : -1) * (from < to ? 1 : -1) * Math.ceil((number + 1) / 2);
    return [arrowBetween({ id, relation: body, from, to }, start, end, bentPoint(start, end, side, from, to))];
  });
}

/** The point that bends a line: a little aside, and around the customer when it would cross the middle. */
function bentPoint(start: Point, end: Point, side: number, from: string, to: string): Point {
  const centre = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
  const length = Math.hypot(end.x - start.x, end.y - start.y) || 1;
  const across = { x: -(end.y - start.y) / length, y: (end.x - start.x) / length };
  if (from === middle || to === middle) return { x: centre.x + across.x * side * bend * 0.6, y: centre.y + across.y * side * bend * 0.6 };
  // How far the straight line passes the middle, and on which side.
  const passes = centre.x * across.x + centre.y * across.y;
  const clear = middleRadius + 34;
  const detour = Math.abs(passes) < clear ? 2 * (clear - Math.abs(passes)) * (passes < 0 ? -1 : 1) : 0;
  const aside = side * bend + detour;
  return { x: centre.x + across.x * aside, y: centre.y + across.y * aside };
}

function arrowBetween(known: Pick<Arrow, 'id' | 'relation' | 'from' | 'to'>, start: Point, end: Point, control: Point): Arrow {
  const begin = edgeOf(start, control, known.from === middle, 2);
  const tip = edgeOf(end, control, known.to === middle, 3);
  const length = Math.hypot(tip.x - control.x, tip.y - control.y) || 1;
  const along = { x: (tip.x - control.x) / length, y: (tip.y - control.y) / length };
  const base = { x: tip.x - along.x * headLength, y: tip.y - along.y * headLength };
  const head = `M${r(tip.x)},${r(tip.y)}L${r(base.x - along.y * headHalf)},${r(base.y + along.x * headHalf)}L${r(base.x + along.y * headHalf)},${r(base.y - along.x * headHalf)}Z`;
  const on = (part: number): Point => ({
    x: (1 - part) ** 2 * begin.x + 2 * part * (1 - part) * control.x + part ** 2 * base.x,
    y: (1 - part) ** 2 * begin.y + 2 * part * (1 - part) * control.y + part ** 2 * base.y,
  });
  return {
    ...known,
    path: `M${r(begin.x)},${r(begin.y)}Q${r(control.x)},${r(control.y)} ${r(base.x)},${r(base.y)}`,
    head,
    places: [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74].map(on),
  };
}

/** Where a line towards a point leaves the box of a stakeholder, or the circle in the middle. */
function edgeOf(place: Point, towards: Point, isMiddle: boolean, away: number): Point {
  const dx = towards.x - place.x;
  const dy = towards.y - place.y;
  const length = Math.hypot(dx, dy) || 1;
  const reach = isMiddle
    ? middleRadius
    : Math.min(nodeSize.width / 2 / (Math.abs(dx / length) || 1e-9), nodeSize.height / 2 / (Math.abs(dy / length) || 1e-9));
  return { x: place.x + (dx / length) * (reach + away), y: place.y + (dy / length) * (reach + away) };
}

export interface ArrowName { id: string; x: number; y: number; width: number; text: string }

const nameHeight = 16;

/** Names of the arrows, each at the first of its places where it covers neither a box nor another name; the rest have none. */
export function namesOf(arrows: Arrow[], layout: MapLayout, textOf: (arrow: Arrow) => string, measure: (text: string) => number): ArrowName[] {
  const boxes = layout.nodes.map(({ x, y }) => ({ x, y, width: nodeSize.width, height: nodeSize.height }));
  boxes.push({ x: 0, y: 0, width: 2 * middleRadius, height: 2 * middleRadius });
  const names: ArrowName[] = [];
  for (const arrow of arrows) {
    const text = textOf(arrow);
    const width = measure(text) + 8;
    const free = ({ x, y }: Point) => boxes.every((box) => Math.abs(box.x - x) >= (box.width + width) / 2 || Math.abs(box.y - y) >= (box.height + nameHeight) / 2);
    const place = arrow.places.find(free);
    if (!place || text === '') continue;
    boxes.push({ ...place, width, height: nameHeight });
    names.push({ id: arrow.id, ...place, width, text });
  }
  return names;
}

function r(value: number): number {
  return Math.round(value * 100) / 100;
}
