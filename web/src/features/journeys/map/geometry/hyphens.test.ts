import { expect, it } from 'vitest';
import { withSoftHyphens } from './hyphens';
import { estimateText } from './labels';

const broken = (text: string, room = 0) => withSoftHyphens(text, room, estimateText, 12);
const shown = (text: string) => broken(text).replaceAll('\u00ad', '-');

it.each([
  ['Telefonberatung', 'Te-le-fon-be-ra-tung'],
  ['Kontaktformular', 'Kon-takt-for-mu-lar'],
  ['Buchungsstrecke', 'Bu-chungs-stre-cke'],
  ['Vergleichsportal', 'Ver-gleichs-por-tal'],
  ['Preisgespräche', 'Preis-ge-sprä-che'],
  ['Zusatzkosten', 'Zu-satz-kos-ten'],
  ['Erfahrungen', 'Er-fah-run-gen'],
  ['confirmation', 'con-fir-ma-tion'],
])('lets %s break between syllables', (word, parts) => {
  expect(shown(word)).toBe(parts);
});

it('leaves short words, numbers and addresses alone and changes nothing that is seen', () => {
  expect(shown('Klares Angebot am 31.12.')).toBe('Klares Angebot am 31.12.');
  const text = 'Vertrauen, Serviceniveau und WhatsApp-Unterstützung';
  expect(broken(text).replaceAll('\u00ad', '')).toBe(text);
});

it('leaves words alone that fit on a line', () => {
  expect(broken('Anbieter vergleichen', 100)).toBe('Anbieter vergleichen');
  expect(broken('Anbieter vergleichen', 60)).toContain('\u00ad');
});
