import type { Change, Document, Operation } from '@/api/types';
import { applyOperations } from './operations';

/** The document after the next change of its log; null when that cannot be told from this state and it must be loaded. */
export function afterChange<Body extends object>(document: Document<Body>, change: Change): Document<Body> | null {
  const known = change.action === undefined || change.action === 'change';
  if (!known || change.sequence !== document.version + 1) return null;
  try {
    const body = applyOperations(document.body, change.operations);
    return { ...document, body, version: change.sequence, changed_at: change.at, changed_by: change.author };
  } catch {
    // For instance a step whose cards are removed by name although they went with it.
    return null;
  }
}

/** The first operation of `later` at a place that `earlier` touched too, or undefined. */
export function overlap(later: readonly Operation[], earlier: readonly Operation[]): Operation | undefined {
  const touched = earlier.flatMap(placesOf);
  return later.find((operation) => placesOf(operation).some((place) => touched.some((other) => isWithin(place, other) || isWithin(other, place))));
}

function placesOf(operation: Operation): string[] {
  switch (operation.op) {
    case 'insert':
      return [`${operation.path}/${operation.value.id}`];
    case 'move':
      return [operation.path, `${operation.to}/${operation.path.split('/').at(-1)}`];
    default:
      return [operation.path];
  }
}

function isWithin(place: string, outer: string): boolean {
  return place === outer || place.startsWith(`${outer}/`);
}
