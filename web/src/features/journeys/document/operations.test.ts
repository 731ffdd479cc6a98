import { describe, expect, it } from 'vitest';
import type { Journey } from '@/api/types';
import { keepIdentity } from './identity';
import { applyOperations, OperationError } from './operations';

const journey: Journey = {
  title: { de: 'Reise' },
  phases: [
    { id: 'p1', title: {}, steps: [{ id: 's1', title: { de: 'Eins' } }, { id: 's2', title: { de: 'Zwei' } }] },
    { id: 'p2', title: {}, steps: [] },
  ],
  lanes: [
    { id: 'l1', kind: 'needs', title: {}, cards: [{ id: 'c1', step: 's1' }, { id: 'c2', step: 's2' }] },
    { id: 'l2', kind: 'fears', title: {}, cards: [{ id: 'c3', step: 's1' }] },
  ],
};
const ids = (list: { id: string }[] | undefined) => list?.map((member) => member.id);

describe('applyOperations', () => {
  it('sets a value deep inside, creates missing objects on the way and removes with null', () => {
    const changed = applyOperations(journey, [
      { op: 'set', path: 'phases/p1/steps/s1/title/en', value: 'One' },
      { op: 'set', path: 'phases/p1/steps/s1/emotion/assumed', value: 40 },
      { op: 'set', path: 'phases/p1/steps/s2/title/de', value: null },
    ]);
    expect(changed.phases[0]?.steps[0]).toEqual({ id: 's1', title: { de: 'Eins', en: 'One' }, emotion: { assumed: 40 } });
    expect(changed.phases[0]?.steps[1]?.title).toEqual({});
    expect(journey.phases[0]?.steps[0]?.title).toEqual({ de: 'Eins' });
  });

  it('keeps the identity of everything it does not touch', () => {
    const changed = applyOperations(journey, [{ op: 'set', path: 'lanes/l1/cards/c1/text/de', value: 'neu' }]);
    expect(changed.phases).toBe(journey.phases);
    expect(changed.lanes[1]).toBe(journey.lanes[1]);
    expect(changed.lanes[0]?.cards[1]).toBe(journey.lanes[0]?.cards[1]);
    expect(changed.lanes[0]).not.toBe(journey.lanes[0]);
  });

  it('inserts first, after a member and last', () => {
    const insert = (after: string | null | undefined) =>
      ids(applyOperations(journey, [{ op: 'insert', path: 'lanes/l1/cards', after, value: { id: 'new', step: 's1' } }]).lanes[0]?.cards);
    expect(insert(null)).toEqual(['new', 'c1', 'c2']);
    expect(insert('c1')).toEqual(['c1', 'new', 'c2']);
    expect(insert(undefined)).toEqual(['c1', 'c2', 'new']);
  });

  it('moves between lists and within one', () => {
    const moved = applyOperations(journey, [{ op: 'move', path: 'phases/p1/steps/s1', to: 'phases/p2/steps', after: null }]);
    expect(moved.phases.map((phase) => ids(phase.steps))).toEqual([['s2'], ['s1']]);
    const within = applyOperations(journey, [{ op: 'move', path: 'phases/p1/steps/s1', to: 'phases/p1/steps', after: 's2' }]);
    expect(ids(within.phases[0]?.steps)).toEqual(['s2', 's1']);
  });

  it('removes the cards of a removed step or phase, as the server does', () => {
    const withoutStep = applyOperations(journey, [{ op: 'remove', path: 'phases/p1/steps/s1' }]);
    expect(withoutStep.lanes.map((lane) => ids(lane.cards))).toEqual([['c2'], []]);
    const withoutPhase = applyOperations(journey, [{ op: 'remove', path: 'phases/p1' }]);
    expect(withoutPhase.lanes.map((lane) => ids(lane.cards))).toEqual([[], []]);
  });

  it.each([
    { op: 'set', path: 'phases/none/title/de', value: 'x' },
    { op: 'remove', path: 'lanes/l1/cards/none' },
    { op: 'insert', path: 'lanes/l1/cards', after: 'none', value: { id: 'new' } },
    { op: 'insert', path: 'lanes/l1/cards', value: { id: 'c1' } },
    { op: 'move', path: 'phases/p1/steps/none', to: 'phases/p2/steps' },
  ] as const)('refuses $op at a place that is not there', (operation) => {
    expect(() => applyOperations(journey, [operation])).toThrow(OperationError);
  });
});

describe('keepIdentity', () => {
  it('reuses equal parts, matching members by id even when others come before them', () => {
    const next = structuredClone(journey);
    next.lanes[0]!.cards.unshift({ id: 'c0', step: 's1' });
    const kept = keepIdentity(journey, next);
    expect(kept.phases).toBe(journey.phases);
    expect(kept.lanes[1]).toBe(journey.lanes[1]);
    expect(kept.lanes[0]?.cards[1]).toBe(journey.lanes[0]?.cards[0]);
    expect(kept).toEqual(next);
    expect(keepIdentity(journey, structuredClone(journey))).toBe(journey);
  });

  it('sees removed keys and shortened lists', () => {
    expect(keepIdentity({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
    expect(keepIdentity([1, 2, 3], [1, 2])).toEqual([1, 2]);
    expect(keepIdentity({ a: undefined }, { b: undefined })).toEqual({ b: undefined });
  });
});
