import { expect, it } from 'vitest';
import { newId } from './ids';
import { slugOf } from './slug';

it('makes ids of version 7 that sort by their time', () => {
  const early = newId(1_700_000_000_000);
  const late = newId(1_700_000_000_001);
  expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(early < late).toBe(true);
  expect(newId(1)).not.toBe(newId(1));
});

it('writes titles as plain letters', () => {
  expect(slugOf('Größe & Café – Buchungs­strecke')).toBe('groesse-cafe-buchungs-strecke');
  expect(slugOf('!!!')).toBe('');
});
