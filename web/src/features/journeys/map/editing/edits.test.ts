import { describe, expect, it } from 'vitest';
import type { Journey, Operation } from '@/api/types';
import { applyOperations } from '../../document/operations';
import { newId } from '@/api/ids';
import { addCard, addLane, addPhase, addStep, cardsIn, moveCard, moveLane, movePhase, moveStep, nudge, nudgeStep, pathOf, remove, setText } from './edits';

const card = (id: string, step: string) => ({ id, step });
const body: Journey = {
  title: {},
  phases: [
    { id: 'p1', title: {}, steps: [{ id: 'a', title: {} }, { id: 'b', title: {} }, { id: 'c', title: {} }] },
    { id: 'p2', title: {}, steps: [{ id: 'd', title: {} }] },
    { id: 'p3', title: {}, steps: [] },
  ],
  lanes: [
    { id: 'l1', kind: 'needs', title: {}, cards: [card('1', 'a'), card('2', 'b'), card('3', 'a'), card('4', 'd')] },
    { id: 'l2', kind: 'fears', title: {}, cards: [card('5', 'a')] },
  ],
};
const order = (operations: Operation[]) => applyOperations(body, operations).phases.map((phase) => phase.steps.map((step) => step.id).join('')).join('|');
const cell = (operations: Operation[], lane: number, step: string) => cardsIn(applyOperations(body, operations).lanes[lane]!, step).map((one) => one.id).join('');

describe('steps and phases', () => {
  it('moves a step within a phase, into another and nowhere', () => {
    expect(order(moveStep(body, 'a', 'p1', 'b'))).toBe('bac|d|');
    expect(order(moveStep(body, 'c', 'p1', null))).toBe('cab|d|');
    expect(order(moveStep(body, 'b', 'p3', null))).toBe('ac|d|b');
    expect(moveStep(body, 'b', 'p1', 'a')).toEqual([]);
    expect(moveStep(body, 'a', 'p1', null)).toEqual([]);
    expect(moveStep(body, 'gone', 'p1', null)).toEqual([]);
  });

  it('nudges a step over the borders of phases', () => {
    expect(order(nudgeStep(body, 'a', 1))).toBe('bac|d|');
    expect(order(nudgeStep(body, 'c', -1))).toBe('acb|d|');
    expect(order(nudgeStep(body, 'c', 1))).toBe('ab|cd|');
    expect(order(nudgeStep(body, 'd', -1))).toBe('abcd||');
    expect(nudgeStep(body, 'a', -1)).toEqual([]);
  });

  it('moves phases and lanes', () => {
    expect(order(movePhase(body, 'p2', null))).toBe('d|abc|');
    expect(applyOperations(body, moveLane(body, 'l1', 'l2')).lanes.map((lane) => lane.id)).toEqual(['l2', 'l1']);
    expect(nudge(body.phases, 'p1', 1)).toBe('p2');
    expect(nudge(body.phases, 'p2', -1)).toBeNull();
    expect(nudge(body.phases, 'p1', -1)).toBeUndefined();
  });

  it('adds phases, steps and lanes where they were asked for', () => {
    const { id, operations } = addStep('p1', 'a', 'Neu', 'de');
    expect(order(operations)).toBe(`a${id}bc|d|`);
    expect(applyOperations(body, addPhase('p1', 'Phase', 'Schritt', 'de').operations).phases[1]?.steps).toHaveLength(1);
    expect(applyOperations(body, addLane('needs', undefined, {}).operations).lanes).toHaveLength(3);
  });

  it('finds the address of everything and removes it', () => {
    expect(['p2', 'd', 'l2', '5', 'gone'].map((id) => pathOf(body, id))).toEqual(['phases/p2', 'phases/p2/steps/d', 'lanes/l2', 'lanes/l2/cards/5', undefined]);
    expect(cell(remove(body, '1'), 0, 'a')).toBe('3');
    expect(remove(body, 'gone')).toEqual([]);
  });
});

describe('cards', () => {
  it('adds at the end of the cell or after a card', () => {
    const last = addCard(body.lanes[0]!, 'a', null, { text: { de: 'x' } });
    expect(cell(last.operations, 0, 'a')).toBe(`13${last.id}`);
    const between = addCard(body.lanes[0]!, 'a', '1', {});
    expect(cell(between.operations, 0, 'a')).toBe(`1${between.id}3`);
    const empty = addCard(body.lanes[1]!, 'b', null, {});
    expect(cell(empty.operations, 1, 'b')).toBe(empty.id);
  });

  it('moves to another cell, another lane, before a card and within the cell', () => {
    expect(cell(moveCard(body, '1', 'l1', 'b', null), 0, 'b')).toBe('21');
    expect(cell(moveCard(body, '1', 'l1', 'b', '2'), 0, 'b')).toBe('12');
    expect(cell(moveCard(body, '1', 'l1', 'c', null), 0, 'c')).toBe('1');
    expect(cell(moveCard(body, '2', 'l2', 'a', '5'), 1, 'a')).toBe('25');
    expect(cell(moveCard(body, '2', 'l2', 'c', null), 1, 'c')).toBe('2');
    expect(cell(moveCard(body, '3', 'l1', 'a', '1'), 0, 'a')).toBe('31');
    expect(cell(moveCard(body, '1', 'l1', 'a', null), 0, 'a')).toBe('31');
  });

  it('does nothing when nothing would change', () => {
    expect(moveCard(body, '3', 'l1', 'a', '3')).toEqual([]);
    expect(moveCard(body, 'gone', 'l1', 'a', null)).toEqual([]);
  });
});

it('removes a text that was emptied', () => {
  expect(setText('title', 'de', '  ')).toEqual({ op: 'set', path: 'title/de', value: null });
  expect(setText('title', 'en', ' Trip ')).toEqual({ op: 'set', path: 'title/en', value: 'Trip' });
});

it('makes ids of version 7 that sort by time', () => {
  const ids = [newId(1_000), newId(2_000), newId(1_700_000_000_000)];
  expect([...ids].sort()).toEqual(ids);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
