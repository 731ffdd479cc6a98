import type { Answer } from '@/api/reports';
import type { components } from '@/api/schema';
import { pageOf } from '@/app/pages';

export type Hit = Answer<components['schemas']['Hit']>;

/** The address of a hit within the application: the page of its document, opened at the step or card; the overview when it has no page. */
export function addressOf(workspace: string, { kind, document, place, comment }: Pick<Hit, 'kind' | 'document' | 'place' | 'comment'>): string {
  const { path, search } = pageOf(workspace, kind, document) ?? { path: `/w/${encodeURIComponent(workspace)}` };
  const [list, id] = place.split('/').slice(-2);
  if (comment) return `${path}?${new URLSearchParams({ ...search, ...(kind === 'journey' && { panel: 'comments' }), comment })}`;
  const panel = kind === 'journey' ? { steps: 'step', cards: 'card' }[list ?? ''] : undefined;
  const asked = new URLSearchParams(panel && id ? { [panel]: unescape(id) } : search).toString();
  return asked ? `${path}?${asked}` : path;
}

function unescape(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Hits by kind; the kind with the best hit first, the order within a kind kept. */
export function byKind(hits: Hit[]): Map<string, Hit[]> {
  const groups = new Map<string, Hit[]>();
  for (const hit of hits) {
    const kind = hit.comment ? 'comment' : hit.kind;
    groups.set(kind, [...(groups.get(kind) ?? []), hit]);
  }
  return groups;
}

/** Lower case, without accents, as people type it. */
export function folded(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss');
}

/** Whether every word that was typed begins a word of the label. */
export function matches(label: string, typed: string): boolean {
  const words = folded(label).split(/[^\p{L}\p{N}]+/u);
  return folded(typed).split(/\s+/).filter(Boolean).every((part) => words.some((word) => word.startsWith(part)));
}
