import { describe, expect, it } from 'vitest';
import { parseSearch, stringifySearch } from './address';
import { readPeriodAndSegment } from './period';

describe('an address', () => {
  it('keeps lists, umlauts and signs through writing and reading', () => {
    const search = { from: '2026-01-01', where: ['persona=Überflieger & Co', 'market=AT'], search: 'a+b=c' };
    expect(parseSearch(stringifySearch(search))).toEqual(search);
  });

  it('leaves out what is empty', () => {
    expect(stringifySearch({ from: undefined, search: '', where: null })).toBe('');
  });
});

describe('period and segment', () => {
  it('take one condition as well as several', () => {
    expect(readPeriodAndSegment({ where: 'market=AT' })).toEqual({ where: ['market=AT'] });
    expect(readPeriodAndSegment({ where: ['a=1', 'b=2'] })).toEqual({ where: ['a=1', 'b=2'] });
  });

  it('drop what is no day and no condition', () => {
    expect(readPeriodAndSegment({ from: 'yesterday', until: '2026-07-01', where: 'nonsense' })).toEqual({ until: '2026-07-01' });
  });
});
