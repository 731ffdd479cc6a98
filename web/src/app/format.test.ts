import { describe, expect, it } from 'vitest';
import { createFormat } from './format';

const german = createFormat('de');
const english = createFormat('en');
/** Intl separates with spaces that look alike. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('a span', () => {
  it.each([
    // Browsers shorten units differently (Tage, Tg.), so only the figure and the unit's first letter are fixed.
    [45, /^45 S/, /^45 s/],
    [90 * 60, /^1,5 S/, /^1\.5 h/],
    [2.6 * 86400, /^2,6 T/, /^2\.6 d/],
    [158 * 86400, /^5,2 M/, /^5\.2 m/],
  ])('of %d seconds is written in its largest sensible unit', (seconds, de, en) => {
    expect(plain(german.duration(seconds))).toMatch(de);
    expect(plain(english.duration(seconds))).toMatch(en);
  });
});

describe('figures', () => {
  it('follow the language', () => {
    expect(german.number(21480)).toBe('21.480');
    expect(english.number(21480)).toBe('21,480');
    expect(plain(german.share(0.164))).toBe('16 %');
    expect(english.share(0.164)).toBe('16%');
    expect(plain(german.money(1.5, 'EUR'))).toBe('1,50 €');
  });

  it('name a month without slipping into the one before', () => {
    expect(german.month('2026-01')).toBe('Jan. 2026');
  });

  it('say how long ago', () => {
    expect(german.ago('2026-01-01T09:00:00Z', new Date('2026-01-01T12:00:00Z'))).toBe('vor 3 Stunden');
  });
});
