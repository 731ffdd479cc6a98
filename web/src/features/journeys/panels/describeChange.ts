import type { Change, Journey, Operation, Text } from '@/api/types';
import { findCard, findPhase, findStep } from '../map/editing/edits';
import type { useLanguage } from '@/app/language';

export interface ChangeWords {
  text: (value: Text | undefined | null) => string;
  /** The name of a kind of lane. */
  lane: (kind: string) => string;
  t: ReturnType<typeof useLanguage>['t'];
}

type Thing = 'phase' | 'step' | 'lane' | 'card' | 'journey';

/** One sentence for a change, from its first operation; names come from the journey as it is now, where they still exist. */
export function describeChange(change: Change, body: Journey, words: ChangeWords): string {
  const first = change.operations[0];
  if (!first) return words.t('map.history.change');
  const thing = thingOf(first.path, first.op === 'insert');
  const name = nameOf(first, thing, body, words);
  const more = change.operations.length > 1 ? ` ${words.t('map.history.more', { count: change.operations.length - 1 })}` : '';
  const what = words.t(`map.history.${thing}`);
  return words.t(`map.history.${first.op}`, { what, name }).trim() + more;
}

/** What a path leads to: its last list member, or what an insertion adds to. */
export function thingOf(path: string, inserts: boolean): Thing {
  const parts = path.split('/');
  if (parts[0] === 'phases') return parts.length - (inserts ? 0 : 1) > 2 || (inserts && parts.length === 3) ? 'step' : 'phase';
  if (parts[0] === 'lanes') return parts[2] === 'cards' ? 'card' : 'lane';
  return 'journey';
}

function nameOf(operation: Operation, thing: Thing, body: Journey, words: ChangeWords): string {
  if (operation.op === 'insert') {
    const value = operation.value as { title?: Text; text?: Text; kind?: string };
    return quoted(words.text(value.title ?? value.text) || (value.kind ? words.lane(value.kind) : ''), words);
  }
  const parts = operation.path.split('/');
  switch (thing) {
    case 'phase':
      return quoted(words.text(findPhase(body, parts[1] ?? '')?.title), words);
    case 'step':
      return quoted(words.text(findStep(body, parts[3] ?? '')?.step.title), words);
    case 'lane': {
      const lane = body.lanes.find((one) => one.id === parts[1]);
      return quoted(lane ? words.text(lane.title) || words.lane(lane.kind) : '', words);
    }
    case 'card':
      return quoted(words.text(findCard(body, parts[3] ?? '')?.card.text), words);
    case 'journey':
      return parts[0] === 'title' && typeof operation === 'object' && 'value' in operation && typeof operation.value === 'string' ? quoted(operation.value, words) : '';
  }
}

function quoted(name: string, words: ChangeWords): string {
  return name === '' ? '' : words.t('map.quoted', { text: name });
}

/** The changes that are undone at present; undoing an undoing brings a change back. */
export function undoneSequences(newestFirst: readonly Change[]): Set<number> {
  const undone = new Set<number>();
  for (const change of newestFirst) {
    // Newest first: whether an undoing itself was undone is known before it is seen.
    if (change.undoes !== null && !undone.has(change.sequence)) undone.add(change.undoes);
  }
  return undone;
}
