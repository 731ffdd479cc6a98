import { expect, test } from 'vitest';
import type { Journey } from '@/api/types';
import { createFormat } from '@/app/format';
import { formatMessage } from '@/messages';
import messages from '@/messages/de.json';
import { Describer, groupDifferences, partsOf, type Words } from './describe';
import type { Difference } from './variants';

const journey: Journey = {
  title: { de: 'Anfrage' },
  phases: [
    { id: 'p', title: { de: 'Kauf' }, steps: [{ id: 's', title: { de: 'Bezahlen' } }, { id: 't', title: { de: 'Warten' } }] },
    { id: 'q', title: { de: 'Reise' }, steps: [] },
  ],
  lanes: [{ id: 'l', kind: 'needs', title: {}, cards: [{ id: '1', step: 's', text: { de: 'Ruhe' } }] }],
};

const words: Words = {
  t: (key, parameters) => formatMessage(messages[key], 'de', parameters),
  tCode: (start, code) => (messages as unknown as Record<string, string>)[`${start}.${code}`] ?? code,
  text: (text) => text?.de ?? '',
  format: createFormat('de'),
};
const library = { find: () => undefined, ofKind: () => [], complete: true };
const describer = new Describer(partsOf(journey), words, library);

test('a field is named with its part and its language', () => {
  expect(describer.subject({ part: 'step', id: 's', field: 'title/de' })).toBe('Schritt „Bezahlen“ · Name (Deutsch)');
  expect(describer.subject({ part: 'card', id: '1', field: '' })).toBe('Bedürfnisse');
  expect(describer.subject({ part: 'journey', id: '', field: 'timeout_days' })).toBe('Frist in Tagen');
});

test('values are written as a reader would', () => {
  expect(describer.value({ part: 'card', id: '1', field: 'step' }, 't')).toBe('Warten');
  expect(describer.value({ part: 'step', id: 's', field: 'next' }, [{ step: 't', condition: { de: 'Frage offen' } }, { step: 's', condition: {} }])).toBe('Warten: Frage offen; Bezahlen');
  expect(describer.value({ part: 'journey', id: '', field: 'loop' }, { from_step: 't', to_step: 's' })).toBe('von „Warten“ zurück zu „Bezahlen“');
  expect(describer.value({ part: 'step', id: 's', field: 'optional' }, true)).toBe('ja');
  expect(describer.value({ part: 'step', id: 's', field: 'title/de' }, null)).toBe('');
});

test('differences stand under their step, in the order of the map', () => {
  const at = (phase?: string, step?: string): Difference => ({ spot: { part: 'step', id: step ?? '', field: 'title/de' }, change: 'changed', phase, step });
  const groups = groupDifferences([at('q'), at('p', 't'), at(), at('p', 's'), at('p', 't')], journey);
  expect(groups.map(({ key, differences }) => [key, differences.length])).toEqual([['', 1], ['p/s', 1], ['p/t', 2], ['q/', 1]]);
});
