import { createContext, useContext, useMemo, useRef } from 'react';
import type { Bodies, Document, Initiative, Insight, Kind, Metric, Persona, Text, Touchpoint } from '@/api/types';
import { useDocuments } from '../../document/hooks';

/** A shared object as a card shows it. */
export interface LibraryEntry {
  kind: Kind;
  id: string;
  title: Text;
  /** Everything that is known about it, whatever its kind. */
  body: Record<string, unknown>;
  touchpoint?: Touchpoint;
  persona?: Persona;
  insight?: Insight;
  initiative?: Initiative;
  metric?: Metric;
}

/** The kinds that a card can refer to, in the order of the picker. */
export const referenceKinds = ['touchpoint', 'insight', 'initiative', 'persona', 'device', 'system', 'channel', 'department', 'stakeholder', 'knowledge-item', 'metric', 'goal', 'journey'] as const satisfies Kind[];
export type ReferenceKind = (typeof referenceKinds)[number];
/** What a map needs besides: the names of the team's own lanes. */
const loadedKinds = [...referenceKinds, 'custom-lane'] as const;
type LoadedKind = (typeof loadedKinds)[number];

export interface Library {
  find: (kind: string, id: string) => LibraryEntry | undefined;
  ofKind: (kind: Kind) => LibraryEntry[];
  /** False until all lists are there: until then a missing entry is not a broken reference. */
  complete: boolean;
}

const emptyLibrary: Library = { find: () => undefined, ofKind: () => [], complete: false };
export const LibraryContext = createContext<Library>(emptyLibrary);

export function useLibrary(): Library {
  return useContext(LibraryContext);
}

/** Loads the shared objects that cards refer to. Entries keep their identity while their document does. */
export function useLoadLibrary(): Library {
  const known = useRef(new WeakMap<object, LibraryEntry>());
  // The kinds are always the same, so that the hooks are called in the same order.
  const parts: (Document<Bodies[LoadedKind]>[] | undefined)[] = loadedKinds.map((kind) => useDocuments(kind).data);
  return useMemo(() => {
    const byKind = new Map<string, Map<string, LibraryEntry>>();
    loadedKinds.forEach((kind, index) => {
      const entries = (parts[index] ?? []).map((document) => entryOf(kind, document, known.current));
      byKind.set(kind, new Map(entries.map((entry) => [entry.id, entry])));
    });
    return {
      find: (kind, id) => byKind.get(kind)?.get(id),
      ofKind: (kind) => [...(byKind.get(kind)?.values() ?? [])],
      complete: parts.every((list) => list !== undefined),
    };
  }, parts);
}

function entryOf(kind: LoadedKind, document: Document<Bodies[LoadedKind]>, known: WeakMap<object, LibraryEntry>): LibraryEntry {
  const cached = known.get(document);
  if (cached) return cached;
  const { id, body } = document;
  const entry: LibraryEntry = { kind, id, title: 'name' in body ? { de: body.name } : body.title, body: { ...body } };
  if (kind === 'touchpoint') entry.touchpoint = body as Touchpoint;
  if (kind === 'persona') entry.persona = body as Persona;
  if (kind === 'insight') entry.insight = body as Insight;
  if (kind === 'initiative') entry.initiative = body as Initiative;
  if (kind === 'metric') entry.metric = body as Metric;
  known.set(document, entry);
  return entry;
}
