import { describe, expect, it } from 'vitest';
import { isOverdue, neighbour, stepsDone } from './states';

describe('the states of an initiative', () => {
  it('have neighbours, and ends', () => {
    expect(neighbour('idea', 1)).toBe('planned');
    expect(neighbour('idea', -1)).toBe(null);
    expect(neighbour('dropped', 1)).toBe(null);
  });

  it('are overdue only while something is still to be done', () => {
    expect(isOverdue({ title: {}, due: '2026-01-01', state: 'running' }, '2026-01-02')).toBe(true);
    expect(isOverdue({ title: {}, due: '2026-01-01', state: 'done' }, '2026-01-02')).toBe(false);
    expect(isOverdue({ title: {}, due: '2026-01-01', state: 'running' }, '2026-01-01')).toBe(false);
  });

  it('count what is done', () => {
    expect(stepsDone({ title: {}, steps: [{ id: 'a', title: {}, done: true }, { id: 'b', title: {} }] })).toEqual({ done: 1, all: 2 });
  });
});
