import { expect, test } from 'vitest';
import type { Describer } from '../describe';
import type { Difference } from '../variants';
import { marksOf } from './marks';

const describer = { value: (_: unknown, value: unknown) => String(value ?? ''), field: (path: string) => path } as unknown as Describer;
const changed = (id: string, field: string, from: unknown, to: unknown): Difference => ({ spot: { part: 'step', id, field }, change: 'changed', from, to });

test('an element shows its old text in the language of the reader, and says all its changes', () => {
  const differences: Difference[] = [
    changed('s', 'title/en', 'Pay', 'Pay now'),
    changed('s', 'title/de', 'Zahlen', 'Bezahlen'),
    { spot: { part: 'step', id: 's', field: '' }, change: 'moved' },
    { spot: { part: 'card', id: '1', field: '' }, change: 'removed', from: { text: { de: 'Ruhe' } } },
    { spot: { part: 'journey', id: '', field: 'market' }, change: 'changed' },
  ];
  const marks = marksOf(differences, describer, 'de', (change) => change);
  expect([...marks.keys()]).toEqual(['step:s', 'card:1']);
  expect(marks.get('step:s')).toEqual({ change: 'changed', old: 'Zahlen', words: ['title/en: Pay → Pay now', 'title/de: Zahlen → Bezahlen', 'moved'] });
  expect(marks.get('card:1')).toEqual({ change: 'removed', old: null, words: ['removed'] });
});
