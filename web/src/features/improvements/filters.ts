import type { Document, Insight } from '@/api/types';

/** What the address says of the improvements; the filters hold in every view. */
export interface ImprovementSearch {
  view?: string;
  search?: string;
  owner?: string;
  state?: string;
  kind?: string;
  days?: string;
}

export const views = ['insights', 'opportunities', 'matrix', 'board', 'plan', 'workshops'] as const;
export type ImprovementView = (typeof views)[number];

export function viewOf(search: ImprovementSearch): ImprovementView {
  return views.find((view) => view === search.view) ?? 'insights';
}

interface Filtered { title: Record<string, string | undefined>; description?: Record<string, string | undefined>; owner?: string; state?: string; kind?: string | null }

/** Whether the filters leave this one; `usualState` is the state of those that name none. */
export function isShown(body: Filtered, search: ImprovementSearch, usualState: string): boolean {
  if (search.owner && body.owner !== search.owner) return false;
  if (search.state && (body.state ?? usualState) !== search.state) return false;
  if (search.kind && body.kind !== search.kind) return false;
  const wanted = (search.search ?? '').trim().toLocaleLowerCase();
  if (wanted === '') return true;
  return [...Object.values(body.title), ...Object.values(body.description ?? {}), body.owner].some((part) => part?.toLocaleLowerCase().includes(wanted));
}

/** Everybody who answers for something, in alphabetical order. */
export function ownersOf(...lists: ({ body: { owner?: string } }[] | undefined)[]): string[] {
  return [...new Set(lists.flatMap((list) => (list ?? []).flatMap(({ body }) => (body.owner ? [body.owner] : []))))].sort((a, b) => a.localeCompare(b));
}

/** The gravest first; what nobody has judged comes last. */
export function bySeverity(a: Document<Insight>, b: Document<Insight>): number {
  return (b.body.severity ?? 0) - (a.body.severity ?? 0);
}
