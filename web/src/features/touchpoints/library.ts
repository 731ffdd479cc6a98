import { slugOf } from '@/api/slug';
import type { TouchpointNumbers } from '@/api/reports';
import type { Document, Journey, Touchpoint } from '@/api/types';

/** A row of the library: what is believed about a touchpoint and what was measured. */
export interface LibraryRow {
  touchpoint: Document<Touchpoint>;
  numbers: TouchpointNumbers | undefined;
  journeys: Document<Journey>[];
}

export const columns = ['title', 'channel', 'kind', 'owner', 'cost', 'importance', 'score', 'customers', 'journeys'] as const;
/** A column of the table; `fields/<id>` is that of a field of the workspace's own. */
export type Column = (typeof columns)[number] | `fields/${string}`;
export interface Sorting { column: Column; descending: boolean }

/** Reads "-score" as the column score, the highest first. */
export function readSorting(text: string | undefined): Sorting {
  const descending = text?.startsWith('-') ?? false;
  const name = descending ? text?.slice(1) : text;
  const column = name?.startsWith('fields/') ? (name as Column) : columns.find((one) => one === name);
  return column ? { column, descending } : { column: 'title', descending: false };
}

export function writeSorting({ column, descending }: Sorting): string {
  return `${descending ? '-' : ''}${column}`;
}

/** The value a row is sorted by; rows without one come last, whichever the direction. */
export function sortRows(rows: LibraryRow[], sorting: Sorting, value: (row: LibraryRow, column: Column) => string | number | null): LibraryRow[] {
  const sign = sorting.descending ? -1 : 1;
  return [...rows].sort((first, second) => {
    const a = value(first, sorting.column);
    const b = value(second, sorting.column);
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b)));
  });
}

/** The journeys on whose map a touchpoint stands. */
export function journeysWith(journeys: Document<Journey>[], touchpoint: string): Document<Journey>[] {
  return journeys.filter(({ body }) => body.lanes.some(({ cards }) => cards.some(({ reference }) => reference?.kind === 'touchpoint' && reference.id === touchpoint)));
}

/** The steps of a journey at which a touchpoint stands. */
export function stepsWith(journey: Journey, touchpoint: string) {
  const steps = new Set(journey.lanes.flatMap(({ cards }) => cards.flatMap(({ reference, step }) => (reference?.kind === 'touchpoint' && reference.id === touchpoint ? [step] : []))));
  return journey.phases.flatMap((phase) => phase.steps).filter(({ id }) => steps.has(id));
}

/** A key for a new touchpoint: the title in plain letters, numbered when it is taken. */
export function keyFor(title: string, taken: Set<string>): string {
  const plain = slugOf(title) || 'touchpoint';
  for (let number = 1; ; number++) {
    const key = number === 1 ? plain : `${plain}-${number}`;
    if (!taken.has(key)) return key;
  }
}
