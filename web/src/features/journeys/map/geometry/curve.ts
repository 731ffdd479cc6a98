/** A point of a curve; null is a gap, which is never bridged. */
export interface Point { x: number; y: number }
type MaybePoint = Point | null;

/**
 * Smooth paths through the points, one path for each unbroken stretch of at least two points.
 * The curve is monotone between neighbours (Fritsch and Carlson), so it never shows a high or low that was not measured.
 */
export function curvePaths(points: readonly MaybePoint[]): string[] {
  return stretches(points)
    .filter((stretch) => stretch.length > 1)
    .map((stretch) => `M${xy(stretch[0]!)}${curveThrough(stretch)}`);
}

/** The areas between an upper and a lower curve over the same steps, with the same gaps. */
export function bandPaths(upper: readonly MaybePoint[], lower: readonly MaybePoint[]): string[] {
  const both = upper.map((point, index) => (point && lower[index] ? { top: point, bottom: lower[index] } : null));
  return stretches(both)
    .filter((stretch) => stretch.length > 1)
    .map((stretch) => {
      const top = stretch.map((pair) => pair.top);
      const bottom = stretch.map((pair) => pair.bottom).reverse();
      return `M${xy(top[0]!)}${curveThrough(top)}L${xy(bottom[0]!)}${curveThrough(bottom)}Z`;
    });
}

/** Cuts a list at its gaps. */
export function stretches<Item>(items: readonly (Item | null)[]): Item[][] {
  const result: Item[][] = [];
  let open: Item[] | null = null;
  for (const item of items) {
    if (item === null) {
      open = null;
      continue;
    }
    if (!open) {
      open = [];
      result.push(open);
    }
    open.push(item);
  }
  return result;
}

function curveThrough(points: Point[]): string {
  const slopes = monotoneSlopes(points);
  let path = '';
  for (let index = 0; index + 1 < points.length; index += 1) {
    const from = points[index]!;
    const to = points[index + 1]!;
    const third = (to.x - from.x) / 3;
    const first = { x: from.x + third, y: from.y + slopes[index]! * third };
    const second = { x: to.x - third, y: to.y - slopes[index + 1]! * third };
    path += `C${xy(first)} ${xy(second)} ${xy(to)}`;
  }
  return path;
}

/** The slope at every point: zero at highs and lows, else bounded so that no overshoot is possible. */
export function monotoneSlopes(points: readonly Point[]): number[] {
  const secants = points.slice(1).map((point, index) => {
    const before = points[index]!;
    return (point.y - before.y) / (point.x - before.x);
  });
  return points.map((_, index) => {
    const before = secants[index - 1];
    const after = secants[index];
    if (before === undefined || after === undefined) return before ?? after ?? 0;
    if (before * after <= 0) return 0;
    const mean = (before + after) / 2;
    const bound = 3 * Math.min(Math.abs(before), Math.abs(after));
    return Math.sign(mean) * Math.min(Math.abs(mean), bound);
  });
}

/** A value of 0…100 on the lane's height, in pixels from its top. */
export function heightOf(value: number, height: number, padding: number): number {
  return padding + (1 - value / 100) * (height - 2 * padding);
}

/** The inverse of `heightOf`, a whole number kept within 0…100. */
export function valueAt(y: number, height: number, padding: number): number {
  const value = (1 - (y - padding) / (height - 2 * padding)) * 100;
  return Math.round(Math.min(100, Math.max(0, value)));
}

function xy(point: Point): string {
  return `${round(point.x)},${round(point.y)}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
