import { describe, expect, it } from 'vitest';
import { addressOf } from './address';

describe('the page of what a notification is about', () => {
  const at = (place: string, kind = 'journey') => ({ kind, document: 'd', place });
  it.each([
    [at('steps/s'), 'c', { to: '/w/acme/journeys/d', search: { panel: 'comments', comment: 'c' } }],
    [at('steps/s'), undefined, { to: '/w/acme/journeys/d', search: { step: 's' } }],
    [at('cells/l/s'), undefined, { to: '/w/acme/journeys/d', search: { panel: 'comments', place: 'cells/l/s' } }],
    [at(''), undefined, { to: '/w/acme/journeys/d', search: {} }],
    [at('', 'touchpoint'), 'c', { to: '/w/acme/touchpoints/d', search: { comment: 'c' } }],
    [at('', 'stakeholder'), undefined, { to: '/w/acme/stakeholders', search: { selected: 'd' } }],
    [at('', 'view'), 'c', null],
  ])('%j with %s', (about, comment, expected) => expect(addressOf('acme', about, comment)).toEqual(expected));
});
