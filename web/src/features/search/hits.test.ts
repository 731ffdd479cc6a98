import { describe, expect, it } from 'vitest';
import { addressOf, byKind, type Hit, matches } from './hits';

const hit = (kind: string, document: string, place = '') => ({ kind, document, place }) as Hit;

describe('the address of a hit', () => {
  it('opens the map at the step or card', () => {
    expect(addressOf('acme', hit('journey', 'j', 'phases/p/steps/s~1t'))).toBe('/w/acme/journeys/j?step=s%2Ft');
    expect(addressOf('acme', hit('journey', 'j', 'lanes/l/cards/c'))).toBe('/w/acme/journeys/j?card=c');
    expect(addressOf('acme', hit('journey', 'j', 'phases/p'))).toBe('/w/acme/journeys/j');
    expect(addressOf('acme', hit('journey', 'j'))).toBe('/w/acme/journeys/j');
  });

  it('opens the page of other kinds', () => {
    expect(addressOf('acme', hit('stakeholder', 's'))).toBe('/w/acme/stakeholders?selected=s');
    expect(addressOf('acme', hit('persona', 'p', 'steps/x'))).toBe('/w/acme/personas/p');
  });

  it('opens a comment where it is shown', () => {
    expect(addressOf('acme', { ...hit('journey', 'j', 'steps/s'), comment: 'c' })).toBe('/w/acme/journeys/j?panel=comments&comment=c');
    expect(addressOf('acme', { ...hit('insight', 'i'), comment: 'c' })).toBe('/w/acme/insights/i?comment=c');
    expect([...byKind([{ ...hit('journey', 'j'), comment: 'c' }]).keys()]).toEqual(['comment']);
  });

  it('is the overview for a kind without a page', () => {
    expect(addressOf('acme', hit('something-new', 'x'))).toBe('/w/acme');
  });
});

it('groups hits by kind, the best kind first', () => {
  const groups = byKind([hit('persona', '1'), hit('journey', '2'), hit('persona', '3')]);
  expect([...groups].map(([kind, hits]) => [kind, hits.map(({ document }) => document)])).toEqual([['persona', ['1', '3']], ['journey', ['2']]]);
});

it('finds pages by the beginnings of their words, whatever the accents', () => {
  expect(matches('Übersicht', 'uber')).toBe(true);
  expect(matches('Daten importieren', 'imp dat')).toBe(true);
  expect(matches('Daten importieren', 'port')).toBe(false);
});
