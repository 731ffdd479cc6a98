import { newId } from '@/api/ids';
import type { Operation, Sticky, StickyGroup, Workshop } from '@/api/types';

export interface Heap { group: StickyGroup; notes: Sticky[] }

/** The groups with their notes and the notes that are in none. Once votes are counted, the most wanted come first. */
export function heapsOf(workshop: Workshop): { heaps: Heap[]; alone: Sticky[] } {
  const stickies = workshop.stickies ?? [];
  const heaps = (workshop.groups ?? []).map((group) => ({ group, notes: stickies.filter((note) => note.group === group.id) }));
  const alone = stickies.filter((note) => !note.group);
  if (workshop.voters === null || workshop.voters === undefined) return { heaps, alone };
  const votes = (one: { votes?: number | null }) => one.votes ?? 0;
  return { heaps: heaps.sort((a, b) => votes(b.group) - votes(a.group)), alone: [...alone].sort((a, b) => votes(b) - votes(a)) };
}

/** What happens when a note is dropped: onto a group it joins it, onto a note both become a group, beside everything it stands alone. */
export function dropped(workshop: Workshop, note: string, target: { group: string } | { note: string } | null, newGroupTitle: string): Operation[] {
  const stickies = workshop.stickies ?? [];
  const moved = stickies.find(({ id }) => id === note);
  if (!moved) return [];
  const join = (id: string, group: string | undefined): Operation => ({ op: 'set', path: `stickies/${id}/group`, value: group });
  if (target === null) return moved.group ? [join(note, undefined), ...emptied(workshop, moved)] : [];
  const other = 'note' in target ? stickies.find(({ id }) => id === target.note) : undefined;
  const group = 'group' in target ? target.group : other?.group;
  if (group) return group === moved.group ? [] : [join(note, group), ...emptied(workshop, moved)];
  if (!other || other.id === note) return [];
  const id = newId();
  return [{ op: 'insert', path: 'groups', value: { id, title: newGroupTitle } }, join(other.id, id), join(note, id), ...emptied(workshop, moved)];
}

/** A group whose last note leaves goes with it. */
function emptied(workshop: Workshop, note: Sticky): Operation[] {
  const left = (workshop.stickies ?? []).some((one) => one.id !== note.id && one.group === note.group);
  return note.group && !left ? [{ op: 'remove', path: `groups/${note.group}` }] : [];
}

/** What is left of the time, "4:05"; null when it has not been set. */
export function remaining(ends: string | null | undefined, now: number): string | null {
  if (!ends) return null;
  const seconds = Math.max(0, Math.round((new Date(ends).getTime() - now) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
