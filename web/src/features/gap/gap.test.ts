import { describe, expect, it } from 'vitest';
import type { GapRow } from '@/api/reports';
import { inDirection, largest } from './gap';

const row = (assumed: GapRow['assumed_gap'], staff: GapRow['staff_gap']) => ({ assumed_gap: assumed, staff_gap: staff }) as GapRow;

describe('the gap between inside and outside', () => {
  it('tells of the largest that is none of chance', () => {
    const found = largest(row({ points: 40, judgement: 'agrees' }, { points: -12, judgement: 'underrated' }));
    expect(found).toEqual({ view: 'staff', points: -12, judgement: 'underrated' });
    expect(largest(row(null, { points: 3, judgement: 'agrees' }))?.view).toBe('staff');
    expect(largest(row(null, null))).toBeNull();
  });

  it('is found in its direction, also when both views differ', () => {
    const both = row({ points: 30, judgement: 'overrated' }, { points: -20, judgement: 'underrated' });
    expect([inDirection(both, 'overrated'), inDirection(both, 'underrated')]).toEqual([true, true]);
    expect(inDirection(row(null, null), 'overrated')).toBe(false);
    expect(inDirection(row(null, null), 'both')).toBe(true);
  });
});
