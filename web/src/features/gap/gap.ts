import type { GapRow } from '@/api/reports';

export const directions = ['both', 'overrated', 'underrated'] as const;
export type Direction = (typeof directions)[number];

export interface LargestGap { view: 'assumed' | 'staff'; points: number; judgement: 'overrated' | 'underrated' | 'agrees' }

/** The gap to tell of: the largest that is none of chance, else the largest; none without a measured score. */
export function largest(row: GapRow): LargestGap | null {
  const gaps: LargestGap[] = [];
  if (row.assumed_gap) gaps.push({ view: 'assumed', ...row.assumed_gap });
  if (row.staff_gap) gaps.push({ view: 'staff', ...row.staff_gap });
  const size = (gap: LargestGap) => Math.abs(gap.points) + (gap.judgement === 'agrees' ? 0 : 1_000);
  return gaps.reduce<LargestGap | null>((best, gap) => (best && size(best) >= size(gap) ? best : gap), null);
}

/** Whether somebody inside misjudges it in that direction. */
export function inDirection(row: GapRow, direction: Direction): boolean {
  return direction === 'both' || row.assumed_gap?.judgement === direction || row.staff_gap?.judgement === direction;
}
