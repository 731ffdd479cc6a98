import { describe, expect, it } from 'vitest';
import type { Document, Insight, Journey } from '@/api/types';
import { isShown, ownersOf } from '@/features/improvements/filters';
import { insightFrom } from './fromQuote';
import { placesOf } from './places';

const quote = { text: 'Nach drei Tagen war es entschieden. Ihr Angebot kam am fünften.', score: 20, time: '2026-02-03T10:00:00Z' } as Parameters<typeof insightFrom>[0];

describe('an insight from a quote', () => {
  it('keeps the words, the score and the place as evidence', () => {
    const insight = insightFrom(quote, { touchpoint: 't', journey: 'j', step: 's' }, 'de', 'i', 'Rückmeldung');
    expect(insight).toMatchObject({ title: { de: 'Nach drei Tagen war es entschieden.' }, kind: 'pain-point', touchpoints: ['t'], evidence: { level: 'qualitative', n: 1 } });
    expect(insight.items).toEqual([{ id: 'i', kind: 'quote', method: 'feedback', text: quote.text, source: 'Rückmeldung', date: '2026-02-03', n: 1, score: 20, touchpoint: 't', journey: 'j', step: 's' }]);
  });

  it('says nothing about good or bad without a score', () => {
    expect(insightFrom({ ...quote, score: null }, {}, 'de', 'i', '')).not.toHaveProperty('kind');
  });

  it('has a title of whole words', () => {
    const long = insightFrom({ ...quote, text: 'wort '.repeat(60) }, {}, 'de', 'i', '');
    expect(long.title.de!.length).toBeLessThan(100);
    expect(long.title.de).toMatch(/wort …$/);
  });
});

describe('where an insight sits', () => {
  const journey = { id: 'j', body: { title: {}, phases: [{ id: 'p', title: {}, steps: ['a', 'b', 'c'].map((id) => ({ id, title: {} })) }], lanes: [{ id: 'l', kind: 'insights', title: {}, cards: [
    { id: '1', step: 'a', reference: { kind: 'insight', id: 'i' } },
    { id: '2', step: 'c', reference: { kind: 'touchpoint', id: 't' } },
  ] }] } } as unknown as Document<Journey>;

  it('is at its cards and at its touchpoints', () => {
    const here = (insight: Insight, id: string) => placesOf([journey], id, insight).flatMap(({ steps }) => steps.filter((one) => one.here).map(({ step }) => step.id));
    expect(here({ title: {}, touchpoints: ['t'] }, 'i')).toEqual(['a', 'c']);
    expect(here({ title: {} }, 'other')).toEqual([]);
  });
});

describe('the filters', () => {
  it('look at words, owner, state and kind', () => {
    const body = { title: { de: 'Späte Angebote' }, owner: 'Leonie' };
    expect(isShown(body, { search: 'ANGEBOT' }, 'open')).toBe(true);
    expect(isShown(body, { search: 'leonie', state: 'open' }, 'open')).toBe(true);
    expect(isShown(body, { state: 'closed' }, 'open')).toBe(false);
    expect(isShown(body, { kind: 'gain' }, 'open')).toBe(false);
    expect(isShown(body, { owner: 'Jonas' }, 'open')).toBe(false);
  });

  it('know every owner once', () => {
    expect(ownersOf([{ body: { owner: 'B' } }, { body: { owner: '' } }], [{ body: { owner: 'A' } }, { body: { owner: 'B' } }])).toEqual(['A', 'B']);
  });
});
