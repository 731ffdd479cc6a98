import type { Binding, PropertyRule } from '@/api/types';

export const operators: PropertyRule['operator'][] = ['equals', 'not-equals', 'contains', 'starts-with', 'matches'];

/** Whether a binding says anything: it needs a name, a pattern or a property rule, and a rule needs its property's name. */
export function isComplete({ event, pattern, property }: Binding): boolean {
  if (property && (property.name === '' || (property.value === '' && property.operator !== 'equals' && property.operator !== 'not-equals'))) return false;
  return Boolean(event) || Boolean(pattern) || Boolean(property);
}

/** The binding without its empty parts. */
export function trimmed({ event, pattern, property }: Binding): Binding {
  return { ...(event ? { event } : {}), ...(pattern ? { pattern } : {}), ...(property ? { property } : {}) };
}
