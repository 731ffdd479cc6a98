/** The matrix as geometry: where bubbles and their names stand. */

export interface Bubble { id: string; benefit: number; days: number; size: number; name: string }
export interface Placed { id: string; x: number; y: number; radius: number; label: { x: number; y: number; name: string } }

export const area = { width: 1040, height: 520, left: 46, right: 210, top: 26, bottom: 44 };
const lineHeight = 15;
const letter = 6.1;
const longest = 40;

/** Positions on two axes; labels move down or up until none lies on another or on a bubble. Bubbles keep their place: it means something. */
export function placed(bubbles: Bubble[]): Placed[] {
  const days = scale(bubbles.map((one) => one.days), area.left + 20, area.width - area.right);
  const benefit = scale(bubbles.map((one) => one.benefit), area.height - area.bottom - 20, area.top + 20);
  const largest = Math.max(1, ...bubbles.map(({ size }) => size));
  const circles = bubbles.map((one) => ({ id: one.id, name: shortened(one.name), x: days(one.days), y: benefit(one.benefit), radius: 7 + 15 * Math.sqrt(one.size / largest) }));
  const labels: { left: number; right: number; y: number }[] = [];
  return [...circles].sort((a, b) => a.y - b.y || a.x - b.x).map(({ id, name, x, y, radius }) => {
    const left = x + radius + 6;
    const right = left + name.length * letter;
    const isFree = (at: number) =>
      labels.every((other) => other.right < left || other.left > right || Math.abs(other.y - at) >= lineHeight) &&
      circles.every((other) => other.id === id || other.x + other.radius < left || other.x - other.radius > right || Math.abs(other.y - at) >= other.radius + lineHeight / 2);
    const at = candidates(y).find(isFree) ?? y;
    labels.push({ left, right, y: at });
    return { id, x, y, radius, label: { x: left, y: at, name } };
  });
}

/** Places for a label, the nearest first, within the drawing. */
function candidates(y: number): number[] {
  const steps = Array.from({ length: Math.ceil(area.height / lineHeight) }, (_, index) => index * lineHeight);
  return steps.flatMap((step) => (step === 0 ? [y] : [y + step, y - step])).filter((at) => at > area.top && at < area.height - area.bottom);
}

/** A logarithmic scale over the values: efforts of three and of a hundred days both stay readable. */
function scale(values: number[], from: number, to: number): (value: number) => number {
  const logarithm = (value: number) => Math.log1p(Math.max(0, value));
  const low = Math.min(...values.map(logarithm));
  const high = Math.max(...values.map(logarithm));
  if (high - low < 1e-9) return () => (from + to) / 2;
  return (value) => from + ((logarithm(value) - low) / (high - low)) * (to - from);
}

function shortened(name: string): string {
  if (name.length <= longest) return name;
  const cut = name.slice(0, longest);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2))} …`;
}
