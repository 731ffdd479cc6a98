import { describe, expect, it } from 'vitest';
import type { Step } from '@/api/types';
import { branchesOf } from './StepBranches';

const names = new Map([['a', 'A'], ['b', 'B'], ['c', 'C']]);
const step = (id: string, next: Step['next']): Step => ({ id, title: {}, next });

describe('branches', () => {
  it('are none where the course simply goes on', () => {
    expect(branchesOf({ id: 'a', title: {} }, names)).toEqual([]);
    expect(branchesOf(step('a', [{ step: 'b', condition: {} }]), names)).toEqual([]);
  });
  it('are there with a condition, a jump, or several ways', () => {
    expect(branchesOf(step('a', [{ step: 'b', condition: { de: 'immer' } }]), names)).toHaveLength(1);
    expect(branchesOf(step('a', [{ step: 'c', condition: {} }]), names)).toHaveLength(1);
    expect(branchesOf(step('b', [{ step: 'c', condition: {} }, { step: 'a', condition: {} }]), names).map(({ back }) => back)).toEqual([false, true]);
  });
  it('leave out steps that are gone', () => {
    expect(branchesOf(step('a', [{ step: 'gone', condition: {} }, { step: 'c', condition: {} }]), names).map(({ name }) => name)).toEqual(['C']);
  });
});
