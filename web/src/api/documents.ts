import type { Document } from './types';

/** Finds documents by their id. */
export function byId<Body>(documents: Document<Body>[] | undefined): Map<string, Document<Body>> {
  return new Map((documents ?? []).map((document) => [document.id, document]));
}
