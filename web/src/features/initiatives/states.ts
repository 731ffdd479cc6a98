import type { Initiative } from '@/api/types';

export type InitiativeState = NonNullable<Initiative['state']>;

/** The states in the order in which an initiative goes through them. */
export const initiativeStates: InitiativeState[] = ['idea', 'planned', 'running', 'done', 'measured', 'dropped'];

/** The state beside this one; none beyond the ends. */
export function neighbour(state: InitiativeState, direction: 1 | -1): InitiativeState | null {
  return initiativeStates[initiativeStates.indexOf(state) + direction] ?? null;
}

/** Whether its day has passed while it is not finished. */
export function isOverdue({ due, state = 'idea' }: Initiative, today = new Date().toISOString().slice(0, 10)): boolean {
  return Boolean(due) && due! < today && ['idea', 'planned', 'running'].includes(state);
}

export function stepsDone({ steps = [] }: Initiative): { done: number; all: number } {
  return { done: steps.filter(({ done }) => done).length, all: steps.length };
}
