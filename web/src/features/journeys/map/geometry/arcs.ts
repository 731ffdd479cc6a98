/** Someone comes back: from a later place on the river to an earlier one. */
export interface ArcWish {
  id: string;
  /** Where the arc leaves the river and where it lands, `to` being left of `from`. */
  from: number;
  to: number;
  /** The thickness of the band. */
  thickness: number;
}

export interface Arc {
  id: string;
  /** The centre line, to be stroked with the thickness. */
  path: string;
  thickness: number;
  /** A small triangle that points at the river where the arc lands. */
  head: string;
  /** The middle of the horizontal part and the free length on it, for the label. */
  labelX: number;
  labelY: number;
  room: number;
  level: number;
}

export interface ArcLayout {
  arcs: Arc[];
  /** How far the highest label reaches above the river's upper edge. */
  height: number;
}

export interface ArcSizes {
  /** The river's upper edge. */
  base: number;
  /** The distance from the river to the lowest arc. */
  clearance: number;
  labelHeight: number;
}

const headLength = 5;
const corner = 12;

/** Arcs that share a stretch of the river lie on different levels, shorter ones below, so neither they nor their labels cross. */
export function layoutArcs(wishes: readonly ArcWish[], sizes: ArcSizes): ArcLayout {
  const placed: { wish: ArcWish; level: number }[] = [];
  const byLength = [...wishes].sort((a, b) => a.from - a.to - (b.from - b.to));
  for (const wish of byLength) {
    const below = placed.filter((other) => other.wish.to < wish.from && wish.to < other.wish.from);
    placed.push({ wish, level: below.reduce((highest, other) => Math.max(highest, other.level + 1), 0) });
  }
  const heights = levelHeights(placed, sizes);
  const arcs = placed.map(({ wish, level }) => arcAt(wish, level, heights[level]!, sizes, labelRoom(wish, level, placed)));
  const top = placed.reduce((highest, { wish, level }) => Math.max(highest, heights[level]! + wish.thickness / 2 + sizes.labelHeight), 0);
  return { arcs, height: top };
}

/** The height of each level's centre line above the river. */
function levelHeights(placed: { wish: ArcWish; level: number }[], sizes: ArcSizes): number[] {
  const heights: number[] = [];
  let ceiling = sizes.clearance;
  for (let level = 0; placed.some((arc) => arc.level === level); level += 1) {
    const thickest = Math.max(...placed.filter((arc) => arc.level === level).map((arc) => arc.wish.thickness));
    heights.push(ceiling + thickest / 2);
    ceiling += thickest + sizes.labelHeight + 2;
  }
  return heights;
}

/** The longest part of an arc's horizontal line that no leg of a higher arc crosses: there its label stands. */
function labelRoom(wish: ArcWish, level: number, placed: { wish: ArcWish; level: number }[]): { middle: number; room: number } {
  const own = wish.thickness / 2;
  const walls = placed
    .filter((other) => other.level > level)
    .flatMap(({ wish: other }) => [other.from, other.to].map((x) => ({ left: x - other.thickness / 2 - 4, right: x + other.thickness / 2 + 4 })))
    .filter((wall) => wall.right > wish.to && wall.left < wish.from)
    .sort((a, b) => a.left - b.left);
  let best = { middle: (wish.from + wish.to) / 2, room: 0 };
  let left = wish.to + own;
  for (const wall of [...walls, { left: wish.from - own, right: wish.from }]) {
    if (wall.left - left > best.room) best = { middle: (left + wall.left) / 2, room: wall.left - left };
    left = Math.max(left, wall.right);
  }
  return best;
}

function arcAt(wish: ArcWish, level: number, height: number, sizes: ArcSizes, label: { middle: number; room: number }): Arc {
  const { from, to, thickness } = wish;
  const y = sizes.base - height;
  const landing = sizes.base - headLength;
  const radius = Math.min(corner, (from - to) / 2, height - headLength);
  const path =
    `M${r(from)},${r(sizes.base)}V${r(y + radius)}` +
    `Q${r(from)},${r(y)} ${r(from - radius)},${r(y)}` +
    `H${r(to + radius)}` +
    `Q${r(to)},${r(y)} ${r(to)},${r(y + radius)}V${r(landing)}`;
  const half = Math.max(3.5, thickness / 2 + 2);
  const head = `M${r(to - half)},${r(landing)}H${r(to + half)}L${r(to)},${r(sizes.base)}Z`;
  return {
    id: wish.id,
    path,
    thickness,
    head,
    labelX: label.middle,
    labelY: y - thickness / 2 - 3,
    room: label.room,
    level,
  };
}

function r(value: number): number {
  return Math.round(value * 100) / 100;
}
