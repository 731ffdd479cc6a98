import type { Kind, Text } from '@/api/types';
import { isCreatable } from './creation';
import { type Library, type LibraryEntry, referenceKinds } from '../state/library';

/** What can be chosen while typing into a cell. */
export type Option =
  | { type: 'reference'; entry: LibraryEntry }
  | { type: 'create'; kind: Kind; title: string }
  | { type: 'text'; title: string };

const shown = 8;

/** What was typed, without the sign that opened the picker; null when the picker is not wanted. */
export function pickerQuery(typed: string, wants: Kind | null): string | null {
  if (typed.startsWith('/') || typed.startsWith('@')) return typed.slice(1).trim();
  return wants ? typed.trim() : null;
}

/** Shared objects that fit what was typed: those of the lane's own kind first, then those whose title begins so. */
export function optionsFor(query: string, wants: Kind | null, library: Library, text: (value: Text) => string, creates: Record<string, unknown> = {}): Option[] {
  const needle = query.toLocaleLowerCase();
  const kinds = wants ? [wants, ...referenceKinds.filter((kind) => kind !== wants)] : referenceKinds;
  const matches = kinds.flatMap((kind, order) =>
    library.ofKind(kind).flatMap((entry) => {
      const title = text(entry.title);
      const at = title.toLocaleLowerCase().indexOf(needle);
      // Other kinds than the lane's come only when asked for by name.
      if (at < 0 || (wants && kind !== wants && needle === '')) return [];
      // Among the pain points, insights of another sort come after them.
      const other = kind === wants && Object.entries(creates).some(([field, value]) => entry.body[field] !== value);
      return [{ entry, rank: (wants && order > 0 ? 10 : 0) + (other ? 5 : 0) + (at === 0 ? 0 : 1), title }];
    }),
  );
  matches.sort((a, b) => a.rank - b.rank || a.title.localeCompare(b.title));
  const options: Option[] = matches.slice(0, shown).map(({ entry }) => ({ type: 'reference', entry }));
  const made = wants ?? 'touchpoint';
  const exact = matches.some(({ entry, title }) => entry.kind === made && title.toLocaleLowerCase() === needle);
  if (needle !== '' && !exact && isCreatable(made)) options.push({ type: 'create', kind: made, title: query });
  if (wants && needle !== '') options.push({ type: 'text', title: query });
  return options;
}

/** A key for a new touchpoint, made from its title and unlike all others. */
export function touchpointKey(title: string, taken: ReadonlySet<string>): string {
  const plain = title
    .toLocaleLowerCase('de')
    .replace(/ä/g, 'ae').replace(/ö/g, 'oe').replace(/ü/g, 'ue').replace(/ß/g, 'ss')
    .normalize('NFKD').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  const base = plain === '' ? 'touchpoint' : plain;
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(key)) return key;
  }
}
