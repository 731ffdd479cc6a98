/**
 * Gives `next`, but reuses every part of `previous` that is equal, so that comparing by identity finds what changed.
 * Members of lists are matched by their id where they have one, else by position.
 */
export function keepIdentity<Value>(previous: unknown, next: Value): Value {
  if (Object.is(previous, next)) return next;
  if (Array.isArray(previous) && Array.isArray(next)) return keepList(previous, next) as Value;
  if (isRecord(previous) && isRecord(next)) return keepRecord(previous, next) as Value;
  return next;
}

function keepList(previous: unknown[], next: unknown[]): unknown[] {
  const byId = new Map(previous.filter(hasId).map((member) => [member.id, member]));
  const kept = next.map((member, index) => keepIdentity(hasId(member) ? byId.get(member.id) : previous[index], member));
  const same = kept.length === previous.length && kept.every((member, index) => Object.is(member, previous[index]));
  return same ? previous : kept;
}

function keepRecord(previous: Record<string, unknown>, next: Record<string, unknown>): Record<string, unknown> {
  const keys = Object.keys(next);
  const kept: Record<string, unknown> = {};
  let same = keys.length === Object.keys(previous).length;
  for (const key of keys) {
    kept[key] = keepIdentity(previous[key], next[key]);
    same &&= Object.is(kept[key], previous[key]) && key in previous;
  }
  return same ? previous : kept;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasId(value: unknown): value is { id: string } {
  return isRecord(value) && typeof value.id === 'string';
}
