import type { Score } from '@/api/reports';
import { scoreColor } from './score';

/** A line of values without axes, for a table cell; gaps stay gaps. The last value carries a dot. */
export function Sparkline({ values, low, high, width = 84, height = 22, label }: {
  values: (number | null)[]; low?: number; high?: number; width?: number; height?: number; label: string;
}) {
  const known = values.filter((value): value is number => value !== null);
  if (known.length < 2) return null;
  const bottom = low ?? Math.min(...known);
  const top = high ?? Math.max(...known);
  const place = (value: number, index: number): [number, number] => [
    3 + (index / Math.max(1, values.length - 1)) * (width - 6),
    height - 3 - ((value - bottom) / Math.max(1e-9, top - bottom)) * (height - 6),
  ];
  const lastIndex = values.findLastIndex((value) => value !== null);
  const [x, y] = place(values[lastIndex]!, lastIndex);
  return (
    <svg width={width} height={height} role="img" aria-label={label} style={{ display: 'block' }}>
      <path d={pathOf(values, place)} fill="none" stroke="var(--text-muted)" strokeWidth="1.3" strokeLinejoin="round" />
      <circle cx={x} cy={y} r="2.4" fill="var(--accent)" />
    </svg>
  );
}

function pathOf(values: (number | null)[], place: (value: number, index: number) => [number, number]): string {
  let pen = 'M';
  let path = '';
  values.forEach((value, index) => {
    if (value === null) {
      pen = 'M';
      return;
    }
    const [x, y] = place(value, index);
    path += `${pen}${x.toFixed(1)} ${y.toFixed(1)}`;
    pen = 'L';
  });
  return path;
}

/** The river of a map in one line: the share that is still there at each step. */
export function SmallRiver({ shares, label, width = 150, height = 26 }: { shares: number[]; label: string; width?: number; height?: number }) {
  if (shares.length < 2) return null;
  const step = width / (shares.length - 1);
  const top = shares.map((share, index) => `${(index * step).toFixed(1)} ${((height * (1 - share)) / 2).toFixed(1)}`);
  const bottom = shares.map((share, index) => `${(index * step).toFixed(1)} ${(height - (height * (1 - share)) / 2).toFixed(1)}`).reverse();
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} style={{ display: 'block' }} preserveAspectRatio="none">
      <path d={`M${top.join('L')}L${bottom.join('L')}Z`} fill="var(--river)" />
    </svg>
  );
}

interface Month { month: string; value: number | null; score?: Score | null; words: string }

const chart = { height: 170, left: 44, right: 10, top: 10, bottom: 22 };
/** How much room the name of a month needs. */
const monthWidth = 82;

/** Where a month stands; the first and last keep half a slot from the edge. */
function middle(index: number, count: number, width: number): number {
  return chart.left + ((index + 0.5) / count) * (width - chart.left - chart.right);
}

function Months({ months, words, width }: { months: Month[]; words: (month: string) => string; width: number }) {
  const every = Math.max(1, Math.ceil((months.length * monthWidth) / (width - chart.left - chart.right)));
  return months.map(({ month }, index) =>
    index % every === 0 ? (
      <text key={month} x={middle(index, months.length, width)} y={chart.height - 5} textAnchor="middle" fontSize="11" fill="var(--text-muted)">{words(month)}</text>
    ) : null,
  );
}

function Grid({ ticks, place, words, width }: { width: number; ticks: number[]; place: (value: number) => number; words: (value: number) => string }) {
  return ticks.map((tick) => (
    <g key={tick}>
      <line x1={chart.left} x2={width - chart.right} y1={place(tick)} y2={place(tick)} stroke="var(--line)" />
      <text x={chart.left - 6} y={place(tick) + 4} textAnchor="end" fontSize="11" fill="var(--text-muted)" className="numbers">{words(tick)}</text>
    </g>
  ));
}

interface ChartProps { width: number; months: Month[]; label: string; monthWords: (month: string) => string; numberWords: (value: number) => string }

/** Bars per month. */
export function MonthlyBars({ width, months, label, monthWords, numberWords }: ChartProps) {
  const top = niceTop(Math.max(1, ...months.map(({ value }) => value ?? 0)));
  const place = (value: number) => chart.height - chart.bottom - (value / top) * (chart.height - chart.top - chart.bottom);
  const wide = Math.min(34, ((width - chart.left - chart.right) / months.length) * 0.62);
  return (
    <svg width={width} height={chart.height} role="img" aria-label={label} style={{ display: 'block' }}>
      <Grid ticks={[0, top / 2, top]} place={place} words={numberWords} width={width} />
      {months.map(({ month, value, words }, index) => (
        <rect key={month} x={middle(index, months.length, width) - wide / 2} y={place(value ?? 0)} width={wide} height={Math.max(0, place(0) - place(value ?? 0))} fill="var(--river-edge)" rx="1.5">
          <title>{words}</title>
        </rect>
      ))}
      <Months months={months} words={monthWords} width={width} />
    </svg>
  );
}

/** A score of 0…100 per month with its 95 % interval as a band; months without enough answers stay empty. */
export function MonthlyScores({ width, months, label, monthWords, numberWords }: ChartProps) {
  const place = (value: number) => chart.height - chart.bottom - (value / 100) * (chart.height - chart.top - chart.bottom);
  const at = (value: number, index: number): [number, number] => [middle(index, months.length, width), place(value)];
  return (
    <svg width={width} height={chart.height} role="img" aria-label={label} style={{ display: 'block' }}>
      <Grid ticks={[0, 50, 100]} place={place} words={numberWords} width={width} />
      {bandsOf(months).map((band) => (
        <path key={band[0]} fill="var(--band)" d={`M${[...band.map((index) => at(months[index]!.score!.high, index)), ...band.map((index) => at(months[index]!.score!.low, index)).reverse()].map((point) => point.join(' ')).join('L')}Z`} />
      ))}
      <path d={pathOf(months.map(({ score }) => score?.mean ?? null), at)} fill="none" stroke="var(--curve-measured)" strokeWidth="2" strokeLinejoin="round" />
      {months.map(({ month, score, words }, index) => score && (
        <g key={month}>
          <line x1={middle(index, months.length, width)} x2={middle(index, months.length, width)} y1={place(score.low)} y2={place(score.high)} stroke="var(--curve-measured)" strokeOpacity="0.45" />
          <circle cx={middle(index, months.length, width)} cy={place(score.mean)} r="4" fill={scoreColor(score.mean)} stroke="var(--surface)" strokeWidth="1.5"><title>{words}</title></circle>
        </g>
      ))}
      <Months months={months} words={monthWords} width={width} />
    </svg>
  );
}

/** Stretches of months in a row that have a score. */
function bandsOf(months: Month[]): number[][] {
  const bands: number[][] = [];
  months.forEach(({ score }, index) => {
    if (!score) return;
    const last = bands.at(-1);
    if (last?.at(-1) === index - 1) last.push(index);
    else bands.push([index]);
  });
  return bands;
}

function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 4, 5, 6, 8, 10].map((factor) => factor * power).find((top) => top >= value) ?? value;
}
