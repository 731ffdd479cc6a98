/** A name on one line, or parted into two near its middle; what does not fit then ends in an ellipsis. */
export function twoLines(name: string, room: number, measure: (text: string) => number): string[] {
  if (measure(name) <= room) return [name];
  const words = name.split(' ');
  const splits = words.slice(1).map((_, index) => [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')]);
  const widest = (lines: string[]) => Math.max(...lines.map(measure));
  const best = splits.sort((a, b) => widest(a) - widest(b))[0] ?? [name];
  return best.map((line) => shortened(line, room, measure));
}

function shortened(line: string, room: number, measure: (text: string) => number): string {
  let kept = line;
  while (kept.length > 1 && measure(kept === line ? line : `${kept}…`) > room) kept = kept.slice(0, -1);
  return kept === line ? line : `${kept.trimEnd()}…`;
}
