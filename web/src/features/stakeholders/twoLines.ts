import { withSoftHyphens } from '@/features/journeys/map/geometry/hyphens';

/**
 * A name on one line, or parted into two near its middle: between words where that fits, else within a long word. What does
 * not fit then ends in an ellipsis.
 */
export function twoLines(name: string, room: number, measure: (text: string) => number): string[] {
  if (measure(name) <= room) return [name];
  const marked = withSoftHyphens(name, room, measure, 0);
  const splits = [...marked.matchAll(/[ \u00ad]/g)].map(({ index, 0: mark }) => {
    const [first, second] = [marked.slice(0, index), marked.slice(index + 1)].map((part) => part.replaceAll('\u00ad', ''));
    const lines = [mark === ' ' ? first! : `${first}-`, second!];
    return { between: mark === ' ', lines, widest: Math.max(...lines.map(measure)) };
  });
  const fitting = splits.filter(({ between, widest }) => between && widest <= room);
  const best = (fitting.length > 0 ? fitting : splits).sort((a, b) => a.widest - b.widest)[0];
  return (best?.lines ?? [name]).map((line) => shortened(line, room, measure));
}

function shortened(line: string, room: number, measure: (text: string) => number): string {
  let kept = line;
  while (kept.length > 1 && measure(kept === line ? line : `${kept}…`) > room) kept = kept.slice(0, -1);
  return kept === line ? line : `${kept.trimEnd()}…`;
}
