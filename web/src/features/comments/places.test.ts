import { describe, expect, it } from 'vitest';
import type { Journey } from '@/api/types';
import { placeName, placeOfKey } from './places';

const body: Journey = {
  title: {},
  phases: [{ id: 'p', title: { de: 'Planen' }, steps: [{ id: 's', title: { de: 'Anfrage' } }] }],
  lanes: [{ id: 'l', kind: 'needs', title: {}, cards: [{ id: 'c', step: 's', text: { de: 'Ruhe' } }] }],
};
const words = { text: (text: { de?: string } | undefined | null) => text?.de ?? '', lane: (kind: string) => `<${kind}>` };

describe('the place of a comment', () => {
  it('is named by the ids of things and by their words', () => {
    const names = ['phase:p', 'step:s', 'lane:l', 'card:c', 'cell:l/s'].map((key) => [placeOfKey(key), placeName(body, placeOfKey(key)!, words)]);
    expect(names).toEqual([
      ['phases/p', 'Planen'],
      ['steps/s', 'Anfrage'],
      ['lanes/l', '<needs>'],
      ['cards/c', '<needs> · Ruhe'],
      ['cells/l/s', '<needs> · Anfrage'],
    ]);
    expect(placeOfKey('point:assumed/s')).toBeNull();
  });

  it('has no name when the thing is gone', () => {
    for (const place of ['steps/x', 'cards/x', 'cells/l/x', 'cells/x/s', 'lanes/x', 'phases/x', 'nothing']) expect(placeName(body, place, words)).toBeNull();
  });
});
