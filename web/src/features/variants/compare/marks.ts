import { createContext, useContext } from 'react';
import type { Describer } from '../describe';
import type { ChangeKind, Difference } from '../variants';

/** What a comparison says about one element of the map. */
export interface Mark {
  change: ChangeKind;
  /** What was written there, when its own text changed. */
  old: string | null;
  /** Everything that is different about it, in words. */
  words: string[];
}

export const MarksContext = createContext<ReadonlyMap<string, Mark> | null>(null);

/** The mark of an element of the map, by its key: "card:…", "step:…". */
export function useMark(key: string): Mark | undefined {
  return useContext(MarksContext)?.get(key);
}

const keyOf = { phase: 'phase', step: 'step', lane: 'lane', card: 'card' } as const;
/** The strongest says what the whole element looks like. */
const strength: Record<ChangeKind, number> = { added: 3, removed: 3, changed: 2, moved: 1 };

/** The marks of all elements of the map that a comparison is about. */
export function marksOf(differences: readonly Difference[], describer: Describer, language: string, changeWords: (change: ChangeKind) => string): Map<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const difference of differences) {
    const { spot, change } = difference;
    if (spot.part === 'journey') continue;
    const key = `${keyOf[spot.part]}:${spot.id}`;
    const known = marks.get(key);
    const isText = change === 'changed' && (spot.field === `title/${language}` || spot.field === `text/${language}` || spot.field === 'reference');
    const old = isText ? describer.value(spot, difference.from) : null;
    const words = change === 'changed' ? `${describer.field(spot.field)}: ${describer.value(spot, difference.from) || '–'} → ${describer.value(spot, difference.to) || '–'}` : changeWords(change);
    marks.set(key, {
      change: known && strength[known.change] >= strength[change] ? known.change : change,
      old: known?.old || old || null,
      words: [...(known?.words ?? []), words],
    });
  }
  return marks;
}
