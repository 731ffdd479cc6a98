import { expect, it } from 'vitest';
import { withSoftHyphens } from './hyphens';

const shown = (text: string) => withSoftHyphens(text).replaceAll('\u00ad', '-');

it.each([
  ['Telefonberatung', 'Te-le-fon-be-ra-tung'],
  ['Kontaktformular', 'Kon-takt-for-mu-lar'],
  ['Buchungsstrecke', 'Bu-chungs-stre-cke'],
  ['Vergleichsportal', 'Ver-gleichs-por-tal'],
  ['Preisgespräche', 'Preis-ge-sprä-che'],
  ['Zusatzkosten', 'Zu-satz-kos-ten'],
  ['Erfahrungen', 'Er-fah-run-gen'],
  ['confirmation', 'con-fir-ma-tion'],
])('lets %s break between syllables', (word, broken) => {
  expect(shown(word)).toBe(broken);
});

it('leaves short words, numbers and addresses alone and changes nothing that is seen', () => {
  expect(shown('Klares Angebot am 31.12.')).toBe('Klares Angebot am 31.12.');
  const text = 'Vertrauen, Serviceniveau und WhatsApp-Unterstützung';
  expect(withSoftHyphens(text).replaceAll('\u00ad', '')).toBe(text);
});
