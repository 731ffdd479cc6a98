import type { Answer } from '@/api/reports';
import type { components } from '@/api/schema';

export type Hit = Answer<components['schemas']['Hit']>;

/** Where the page of each kind of document is; a kind without a page of its own is shown on the overview. */
const pages: Record<string, (id: string) => string> = {
  journey: (id) => `/journeys/${id}`,
  touchpoint: (id) => `/touchpoints/${id}`,
  persona: (id) => `/personas/${id}`,
  'target-group': () => '/personas',
  stakeholder: (id) => `/stakeholders?selected=${id}`,
  'stakeholder-relation': () => '/stakeholders',
};

/** The address of a hit within the application: the page of its document, opened at the step or card. */
export function addressOf(workspace: string, { kind, document, place }: Pick<Hit, 'kind' | 'document' | 'place'>): string {
  const page = `/w/${encodeURIComponent(workspace)}${pages[kind]?.(document) ?? ''}`;
  const [list, id] = place.split('/').slice(-2);
  const panel = kind === 'journey' ? { steps: 'step', cards: 'card' }[list ?? ''] : undefined;
  return panel && id ? `${page}?${new URLSearchParams({ [panel]: unescape(id) })}` : page;
}

function unescape(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Hits by kind; the kind with the best hit first, the order within a kind kept. */
export function byKind(hits: Hit[]): Map<string, Hit[]> {
  const groups = new Map<string, Hit[]>();
  for (const hit of hits) groups.set(hit.kind, [...(groups.get(hit.kind) ?? []), hit]);
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
