import { grouped } from './grouped';
import type { AtlasJourney } from './useAtlas';

/** A journey with its place in the tree of journeys and sub-journeys. */
export interface TreeRow { journey: AtlasJourney; depth: number }

/** Journeys by level, state and title, each followed by its sub-journeys, however deep. */
export function treeOf(journeys: AtlasJourney[], title: (journey: AtlasJourney) => string): TreeRow[] {
  const known = new Set(journeys.map(({ id }) => id));
  const ordered = [...journeys].sort((a, b) => a.level - b.level || stateRank(a) - stateRank(b) || title(a).localeCompare(title(b)));
  const parts = grouped(ordered, ({ parent }) => parent);
  const rows: TreeRow[] = [];
  const placed = new Set<string>();
  const place = (journey: AtlasJourney, depth: number) => {
    // A circle of parents must not hide journeys or run forever.
    if (placed.has(journey.id)) return;
    placed.add(journey.id);
    rows.push({ journey, depth });
    for (const part of parts.get(journey.id) ?? []) place(part, depth + 1);
  };
  for (const journey of ordered) if (!journey.parent || !known.has(journey.parent)) place(journey, 0);
  for (const journey of ordered) place(journey, 0);
  return rows;
}

function stateRank({ state }: AtlasJourney): number {
  return ['live', 'in-review', 'draft', 'retired'].indexOf(state);
}

/** The journeys above, from the widest down to `parent`; a circle ends where it closes. */
export function ancestorsOf(parent: string | null, journeys: AtlasJourney[]): AtlasJourney[] {
  const byId = new Map(journeys.map((journey) => [journey.id, journey]));
  const above: AtlasJourney[] = [];
  for (let next = byId.get(parent ?? ''); next && !above.includes(next); next = byId.get(next.parent ?? '')) above.unshift(next);
  return above;
}

/** The ids of all journeys below one, however deep. */
export function descendantsOf(id: string, journeys: AtlasJourney[]): Set<string> {
  const parts = grouped(journeys, ({ parent }) => parent);
  const below = new Set<string>();
  const open = [id];
  while (open.length > 0) {
    for (const part of parts.get(open.pop()!) ?? []) {
      if (below.has(part.id)) continue;
      below.add(part.id);
      open.push(part.id);
    }
  }
  return below;
}

/**
 * Journeys without the variants of others among them, and for each that is left the variants it stands for: twenty markets
 * of one journey are one line. A variant whose base is filtered away stands for itself.
 */
export function folded(journeys: AtlasJourney[]): { heads: AtlasJourney[]; variants: Map<string, AtlasJourney[]> } {
  const byId = new Map(journeys.map((journey) => [journey.id, journey]));
  const headOf = (journey: AtlasJourney): AtlasJourney => {
    const passed = new Set([journey]);
    let head = journey;
    for (let base = byId.get(head.base ?? ''); base; base = byId.get(head.base ?? '')) {
      // A circle of bases must not hide journeys or run forever.
      if (passed.has(base)) return journey;
      passed.add(base);
      head = base;
    }
    return head;
  };
  const variants = grouped(journeys.filter((journey) => headOf(journey) !== journey), (journey) => headOf(journey).id);
  return { heads: journeys.filter((journey) => headOf(journey) === journey), variants };
}

/** What the list of journeys is narrowed to; it stands in the address. */
export interface JourneyFilter { search?: string; state?: string; kind?: string; persona?: string; market?: string; owner?: string }

export const filterNames = ['search', 'state', 'kind', 'persona', 'market', 'owner'] as const satisfies (keyof JourneyFilter)[];

/** The journeys that a filter leaves. */
export function matching(journeys: AtlasJourney[], filter: JourneyFilter, title: (journey: AtlasJourney) => string): AtlasJourney[] {
  const wanted = (filter.search ?? '').trim().toLocaleLowerCase();
  return journeys.filter((journey) => (!filter.state || journey.state === filter.state)
    && (!filter.kind || journey.kind === filter.kind)
    && (!filter.market || journey.market === filter.market)
    && (!filter.owner || journey.owner === filter.owner)
    && (!filter.persona || journey.personas.includes(filter.persona))
    && (wanted === '' || [title(journey), journey.owner, journey.market].some((part) => part.toLocaleLowerCase().includes(wanted))));
}

/** The share of steps with a touchpoint; none without steps. */
export function coverage({ steps, steps_with_touchpoint: covered }: AtlasJourney): number | null {
  return steps === 0 ? null : covered / steps;
}

/** The share of written cards that rest on more than an assumption; none without such cards. */
export function evidenceShare({ evidence }: AtlasJourney): number | null {
  const all = evidence.assumption + evidence.qualitative + evidence.quantitative;
  return all === 0 ? null : (all - evidence.assumption) / all;
}
