import { expect, it } from 'vitest';
import { type CurveColumn, labelBelow } from './EmotionRow';

const column = (mean: number | null, assumed: number | null = null, staff: number | null = null): CurveColumn => ({
  step: 's', x: 0, width: 100, centre: 50, assumed, staff, hidden: false,
  score: mean === null ? null : { n: 50, mean, low: mean - 3, high: mean + 3 },
});

it('puts the figure of a low below and of a high above when nothing is near', () => {
  const columns = [column(60), column(40), column(70)];
  expect(columns.map((_, index) => labelBelow(columns, index))).toEqual([false, true, false]);
});

it('keeps clear of other points', () => {
  expect(labelBelow([column(60, 70)], 0)).toBe(true);
  expect(labelBelow([column(60, 50)], 0)).toBe(false);
  // A point at the same height lies under the measured one and is in nobody's way.
  expect(labelBelow([column(60, 61, 75)], 0)).toBe(true);
  expect(labelBelow([null, column(null)], 1)).toBe(false);
});
