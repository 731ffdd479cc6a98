import { describe, expect, it } from 'vitest';
import type { Field, Text } from '@/api/types';
import { createFormat } from '@/app/format';
import { isLink, readNumber, sortValue, valueWords } from './values';

const words = { text: (text: Text | undefined | null) => text?.de ?? '', format: createFormat('de') };
const field = (type: Field['type']): Field => ({ title: {}, ...(type ? { type } : {}), choices: [{ id: 'a', title: { de: 'Erste' } }] });

describe('values of custom fields', () => {
  it('are written as people read them', () => {
    expect(valueWords(field('number'), 1234.5, words)).toBe('1.234,5');
    expect(valueWords(field('money'), { amount: 3, currency: 'EUR' }, words)).toMatch(/3,00\s€/);
    expect(valueWords(field('date'), '2026-02-01', words)).toBe('01.02.2026');
    expect(valueWords(field('choice'), 'a', words)).toBe('Erste');
    expect(valueWords(field('text'), { de: 'Ja' }, words)).toBe('Ja');
    expect(valueWords(field('text'), undefined, words)).toBe('');
  });

  it('that do not fit a changed definition are shown as they are', () => {
    expect(valueWords(field('choice'), 'gone', words)).toBe('gone');
    expect(valueWords(field('number'), 'x', words)).toBe('x');
    expect(valueWords(field('money'), 7, words)).toBe('7');
  });

  it('are sorted by size where they have one', () => {
    expect(sortValue(field('money'), { amount: 3, currency: 'EUR' }, words)).toBe(3);
    expect(sortValue(field('number'), null, words)).toBeNull();
    expect(sortValue(field('choice'), 'a', words)).toBe('erste');
  });

  it('are read with a comma or a point', () => {
    expect(['1,5', '1.5', '1.234,5', ' 7 ', '', 'x'].map(readNumber)).toEqual([1.5, 1.5, 1234.5, 7, null, null]);
  });

  it('link only to pages and letters', () => {
    expect(['https://a.example', 'mailto:a@b.example', 'javascript:alert(1)', 'https://'].map(isLink)).toEqual([true, true, false, false]);
  });
});
