import { describe, expect, it } from 'vitest';
import { keyFor, type LibraryRow, readSorting, sortRows, writeSorting } from './library';

const rows = [3, null, 1, 2].map((score) => ({ score })) as unknown as LibraryRow[];
const value = (row: LibraryRow) => (row as unknown as { score: number | null }).score;
const scores = (sorted: LibraryRow[]) => sorted.map(value);

describe('sorting', () => {
  it('puts rows without a value last, whichever the direction', () => {
    expect(scores(sortRows(rows, { column: 'score', descending: false }, value))).toEqual([1, 2, 3, null]);
    expect(scores(sortRows(rows, { column: 'score', descending: true }, value))).toEqual([3, 2, 1, null]);
  });

  it('is read from and written to the address', () => {
    expect(readSorting('-score')).toEqual({ column: 'score', descending: true });
    expect(writeSorting({ column: 'score', descending: true })).toBe('-score');
    expect(readSorting('-fields/7')).toEqual({ column: 'fields/7', descending: true });
    expect(readSorting('nonsense')).toEqual({ column: 'title', descending: false });
  });
});

it('numbers a key that is taken', () => {
  expect(keyFor('Buchungsstrecke', new Set(['buchungsstrecke', 'buchungsstrecke-2']))).toBe('buchungsstrecke-3');
});
