import type { Operation } from '@/api/types';

/** An operation that does not fit the document, for instance because its place is gone. */
export class OperationError extends Error {
  constructor(readonly operation: Operation) {
    super(`cannot apply ${operation.op} at ${operation.path}`);
  }
}

type Member = { id: string } & Record<string, unknown>;
type Container = Record<string, unknown> | Member[];

/**
 * Applies operations to a document's body exactly as the server does.
 * Whatever an operation does not touch keeps its identity, so that memoised components need not draw again.
 */
export function applyOperations<Body extends object>(body: Body, operations: readonly Operation[]): Body {
  return operations.reduce((current, operation) => applyOperation(current, operation), body);
}

function applyOperation<Body extends object>(body: Body, operation: Operation): Body {
  const fail = (): never => {
    throw new OperationError(operation);
  };
  switch (operation.op) {
    case 'set':
      return update(body as Container, split(operation.path), (container, key) => set(container, key, operation.value, fail), fail, true) as Body;
    case 'insert':
      return updateList(body, operation.path, (list) => insert(list, operation.value as Member, operation.after, fail), fail);
    case 'remove':
      return removeAt(body, operation.path, fail);
    case 'move': {
      const moved = find(body, operation.path) ?? fail();
      const without = update(body as Container, split(operation.path), (container, key) => withoutMember(container, key, fail), fail) as Body;
      return updateList(without, operation.to, (list) => insert(list, moved, operation.after, fail), fail);
    }
  }
}

/** The member of the document at a path, or undefined. */
export function find(body: object, path: string): Member | undefined {
  let current: unknown = body;
  for (const key of split(path)) current = child(current, key);
  return typeof current === 'object' && current !== null ? (current as Member) : undefined;
}

function child(container: unknown, key: string): unknown {
  if (Array.isArray(container)) return (container as Member[]).find((member) => member.id === key);
  if (typeof container === 'object' && container !== null) return (container as Record<string, unknown>)[key];
  return undefined;
}

/** Rebuilds the containers along a path and lets `change` replace the last one. */
function update(
  container: Container,
  keys: string[],
  change: (container: Container, key: string) => Container,
  fail: () => never,
  create = false,
): Container {
  const [key, ...rest] = keys;
  if (key === undefined) return fail();
  if (rest.length === 0) return change(container, key);
  const inner = child(container, key) ?? (create && !Array.isArray(container) ? {} : undefined);
  if (typeof inner !== 'object' || inner === null) return fail();
  const changed = update(inner as Container, rest, change, fail, create);
  if (Array.isArray(container)) return container.map((member) => (member.id === key ? (changed as Member) : member));
  return { ...container, [key]: changed };
}

function updateList<Body extends object>(body: Body, path: string, change: (list: Member[]) => Member[], fail: () => never): Body {
  const onParent = (container: Container, key: string): Container => {
    const list = child(container, key) ?? [];
    if (Array.isArray(container) || !Array.isArray(list)) return fail();
    return { ...container, [key]: change(list as Member[]) };
  };
  return update(body as Container, split(path), onParent, fail) as Body;
}

function set(container: Container, key: string, value: unknown, fail: () => never): Container {
  if (Array.isArray(container)) return fail();
  if (value === null || value === undefined) {
    const { [key]: _removed, ...rest } = container;
    return rest;
  }
  return { ...container, [key]: value };
}

function insert(list: Member[], value: Member, after: string | null | undefined, fail: () => never): Member[] {
  if (list.some((member) => member.id === value.id)) return fail();
  if (after === undefined) return [...list, value];
  if (after === null) return [value, ...list];
  const index = list.findIndex((member) => member.id === after);
  if (index < 0) return fail();
  return [...list.slice(0, index + 1), value, ...list.slice(index + 1)];
}

function withoutMember(container: Container, key: string, fail: () => never): Container {
  if (!Array.isArray(container) || !container.some((member) => member.id === key)) return fail();
  return container.filter((member) => member.id !== key);
}

/** Cards belong to a step; they go with it, as they do on the server. */
function removeAt<Body extends object>(body: Body, path: string, fail: () => never): Body {
  const target = find(body, path);
  const without = update(body as Container, split(path), (container, key) => withoutMember(container, key, fail), fail) as Body;
  const lanes = (without as { lanes?: { cards?: { step?: string }[] }[] }).lanes;
  if (!target || !path.startsWith('phases/') || !lanes) return without;
  const steps = new Set(Array.isArray(target.steps) ? (target.steps as Member[]).map((step) => step.id) : [target.id]);
  const lanesLeft = lanes.map((lane) => {
    const cards = lane.cards?.filter((card) => !steps.has(card.step ?? ''));
    return cards && cards.length !== lane.cards?.length ? { ...lane, cards } : lane;
  });
  return { ...without, lanes: lanesLeft };
}

function split(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}
