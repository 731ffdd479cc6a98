import type { StepNumbers, StepsReport } from '@/api/reports';
import type { Journey } from '@/api/types';
import { type Arc, type ArcWish, layoutArcs } from '../geometry/arcs';
import { type Column, type ColumnLayout, columnOf, centreOf } from '../geometry/columns';
import { type LabelWish, type MeasureText, placeLabels } from '../geometry/labels';
import { freeRooms, layoutRiver, type River } from '../geometry/river';
import { numbersByStep, riverNodes } from './nodes';

/** The words of the river in one language. */
export interface RiverWords {
  share: (share: number) => string;
  /** A loss in percentage points: "−17 Pp". */
  points: (share: number) => string;
  duration: (seconds: number) => string;
  /** The label of a return: "11 % kehren zurück". */
  returns: (share: string) => string;
  /** The label of the loyalty loop. */
  loop: (share: string) => string;
  /** The name of a touchpoint of the library; events without one go by their own name. */
  touchpoint: (key: string, id: string | null) => string;
  measure: MeasureText;
}

export interface WaitLabel { id: string; x: number; y: number; text: string }
export interface ShareLabel { id: string; x: number; y: number; text: string; inside: boolean }
export interface LossLabel { id: string; x: number; y: number; width: number; points: string; reason: string | null }
export interface StubLabel { id: string; x: number; y: number; width: number; height: number; lineX: number; lineFrom: number; touchpoint: string; touchpointId: string | null; name: string; share: string; more: number }
export interface ArcLabel { arc: Arc; kind: 'return' | 'loop'; text: string | null; share: number }

/** Everything that is drawn above the columns, with its position. */
export interface RiverScene {
  width: number;
  height: number;
  river: River;
  top: number;
  bottom: number;
  arcs: ArcLabel[];
  waits: WaitLabel[];
  shares: ShareLabel[];
  losses: LossLabel[];
  stubs: StubLabel[];
}

export const riverThickness = 88;
const margin = 6;
const waitHeight = 24;
const arcLabelHeight = 16;
const stubLine = 14;
const stubPadding = 7;
const lossHeight = 58;
/** Losses and returns below this share have no label of their own; pointing at the step tells them. */
const labelledLoss = 0.0075;
const drawnReturn = 0.01;

export function layoutScene(layout: ColumnLayout, report: StepsReport, loop: Journey['loop'], words: RiverWords): RiverScene {
  const numbers = numbersByStep(report);
  const arcWishes = wishedArcs(layout, report, loop);
  const arcZone = layoutArcs(arcWishes, { base: 0, clearance: waitHeight, labelHeight: arcLabelHeight });
  const top = margin + Math.max(waitHeight, arcZone.height);
  const arcs = layoutArcs(arcWishes, { base: top, clearance: waitHeight, labelHeight: arcLabelHeight }).arcs;
  const strange = layout.columns.filter((column) => unknownAt(column, numbers).length > 0);
  const stubTop = top + riverThickness + 12;
  const nodes = riverNodes(layout, report);
  const draft = layoutRiver(nodes, { top, thickness: riverThickness, branchEnd: stubTop });
  const stubs = stubLabels(strange, draft, numbers, stubTop, words);
  const branchEnd = stubs.length > 0 ? Math.max(...stubs.map((stub) => stub.y + stub.height)) + 6 : top + riverThickness + 24;
  const river = layoutRiver(nodes, { top, thickness: riverThickness, branchEnd });
  return {
    width: layout.width,
    height: branchEnd + lossHeight + margin,
    river,
    top,
    bottom: branchEnd,
    arcs: arcs.map((arc) => labelledArc(arc, report, words)),
    waits: waitLabels(layout, numbers, top, legsOf(arcWishes), words),
    shares: shareLabels(river, nodes.map((node) => node.width), words),
    losses: lossLabels(layout, river, numbers, branchEnd + 4, words),
    stubs,
  };
}

const loopId = 'loop';

function wishedArcs(layout: ColumnLayout, report: StepsReport, loop: Journey['loop']): ArcWish[] {
  const returns = report.returns
    .filter((back) => back.share >= drawnReturn)
    .flatMap((back) => arcBetween(layout, `${back.from_step}/${back.to_step}`, back.from_step, back.to_step, back.share));
  const loops = loop && report.loop ? arcBetween(layout, loopId, loop.from_step, loop.to_step, report.loop.share) : [];
  return spreadLegs([...returns, ...loops]);
}

function arcBetween(layout: ColumnLayout, id: string, fromStep: string, toStep: string, share: number): ArcWish[] {
  const from = columnOf(layout, fromStep);
  const to = columnOf(layout, toStep);
  if (!from || !to || from.x <= to.x) return [];
  // Leaving a little right of the middle and landing a little left of it keeps both apart where one step has both.
  const aside = (column: Column) => Math.min(10, column.width / 8);
  return [{ id, from: centreOf(from) + aside(from), to: centreOf(to) - aside(to), thickness: Math.max(1.5, share * riverThickness) }];
}

/** Arcs that leave or land at the same place stand side by side there. */
function spreadLegs(wishes: ArcWish[]): ArcWish[] {
  const byLength = [...wishes].sort((a, b) => a.from - a.to - (b.from - b.to));
  const taken = new Map<number, number>();
  const shift = (x: number, thickness: number) => {
    const used = taken.get(x) ?? 0;
    taken.set(x, used + thickness + 7);
    return used;
  };
  return byLength.map((wish) => ({ ...wish, from: wish.from + shift(wish.from, wish.thickness), to: wish.to - shift(wish.to, wish.thickness) }));
}

interface Leg { x: number; half: number }

/** Where arcs stand on the river, with the width of their head. */
function legsOf(wishes: ArcWish[]): Leg[] {
  return wishes.flatMap(({ from, to, thickness }) => [{ x: from, half: thickness / 2 }, { x: to, half: thickness / 2 + 3 }]);
}

function labelledArc(arc: Arc, report: StepsReport, words: RiverWords): ArcLabel {
  const isLoop = arc.id === loopId;
  const share = isLoop ? (report.loop?.share ?? 0) : (report.returns.find((back) => `${back.from_step}/${back.to_step}` === arc.id)?.share ?? 0);
  const short = words.share(share);
  const long = isLoop ? words.loop(short) : words.returns(short);
  const fits = (text: string) => words.measure(text, 11, 500) <= arc.room;
  return { arc, kind: isLoop ? 'loop' : 'return', share, text: fits(long) ? long : fits(short) ? short : null };
}

/** The median time on the way from one step to the next stands over the border between them. */
function waitLabels(layout: ColumnLayout, numbers: Map<string, StepNumbers>, top: number, legs: Leg[], words: RiverWords): WaitLabel[] {
  const places = layout.columns.filter((column) => column.steps.length > 0);
  return places.slice(1).flatMap((column, index) => {
    const before = places[index]!;
    const waiting = numbers.get(column.steps[0]!)?.waiting;
    if (!waiting) return [];
    const text = words.duration(waiting.median_seconds);
    const half = words.measure(text, 11) / 2 + 3;
    const room = (centreOf(column) - centreOf(before)) / 2;
    const crossed = legs.some((leg) => Math.abs(leg.x - column.x) < half + leg.half);
    if (2 * half > room + 6 || crossed) return [];
    return [{ id: column.id, x: column.x, y: top - 8, text }];
  });
}

function shareLabels(river: River, widths: number[], words: RiverWords): ShareLabel[] {
  return river.stretches.flatMap((stretch, index) => {
    const share = (stretch.bottom - stretch.top) / riverThickness;
    const text = words.share(share);
    if (stretch.hollow || words.measure(text, 13, 600) > widths[index]! - 8) return [];
    const inside = stretch.bottom - stretch.top >= 20;
    const y = inside ? (stretch.top + stretch.bottom) / 2 + 4.5 : stretch.bottom + 15;
    return [{ id: stretch.id, x: stretch.centre, y, text, inside }];
  });
}

function lossLabels(layout: ColumnLayout, river: River, numbers: Map<string, StepNumbers>, y: number, words: RiverWords): LossLabel[] {
  const labelled = river.branches.filter((branch) => branch.share >= labelledLoss);
  const texts = new Map(
    labelled.map((branch) => {
      const column = layout.columns.find((one) => one.id === branch.id);
      const top = column?.kind === 'step' ? numbers.get(column.id)?.reasons[0] : undefined;
      return [branch.id, { points: words.points(branch.share), reason: top ? `${words.share(top.share)} ${top.reason}` : null }];
    }),
  );
  const wishes = labelled.map((branch): LabelWish => {
    const { points, reason } = texts.get(branch.id)!;
    const line = words.measure(points, 12.5, 600) + 4;
    const reasonLine = reason ? words.measure(reason, 11) + 4 : 0;
    // A long reason may break into two lines.
    const natural = reasonLine > 120 ? Math.max(72, reasonLine * 0.6) : reasonLine;
    return { id: branch.id, centre: branch.x, natural: Math.max(line, natural), minimum: line, weight: branch.share };
  });
  const placed = placeLabels(wishes, { left: 0, right: layout.width, gap: 8, maximum: 124 });
  return placed.map(({ id, x, width }) => {
    const { points, reason } = texts.get(id)!;
    return { id, x, y, width, points, reason: width < 40 ? null : reason };
  });
}

function unknownAt(column: Column, numbers: Map<string, StepNumbers>): StepNumbers['unknown'] {
  return column.steps.flatMap((step) => numbers.get(step)?.unknown ?? []).sort((a, b) => b.share - a.share);
}

function stubLabels(strange: Column[], river: River, numbers: Map<string, StepNumbers>, y: number, words: RiverWords): StubLabel[] {
  const rooms = freeRooms(strange.map((column) => ({ id: column.id, centre: centreOf(column) })), river.branches, 76, 5);
  return rooms.flatMap((room) => {
    const column = strange.find((one) => one.id === room.id)!;
    const [first, ...others] = unknownAt(column, numbers);
    const stretch = river.stretches.find((one) => one.id === room.id);
    if (!first || !stretch) return [];
    const share = words.share(first.share);
    if (room.width < words.measure(`+ ${share} · +${others.length}`, 11) + 12) return [];
    const name = words.touchpoint(first.touchpoint, first.id);
    const length = words.measure(name, 11) + 10;
    const width = Math.min(room.width, Math.max(length, 60));
    // A long name takes two lines, the share stands below it.
    const height = (length > width ? 3 : 2) * stubLine + stubPadding;
    const x = Math.min(Math.max(room.centre - width / 2, room.x), room.x + room.width - width);
    return [{
      id: room.id, x, y, width, height, lineX: Math.min(Math.max(room.centre, x + 6), x + width - 6), lineFrom: stretch.bottom,
      touchpoint: first.touchpoint, touchpointId: first.id, name, share, more: others.length,
    }];
  });
}
