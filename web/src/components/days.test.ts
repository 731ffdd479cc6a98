import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from './days';

describe('days', () => {
  it('pass the ends of months, years and leap years', () => {
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
  });

  it('keep the last day of shorter months', () => {
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-07-01', -12)).toBe('2025-07-01');
  });
});
