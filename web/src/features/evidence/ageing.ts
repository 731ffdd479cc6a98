import type { Card, Evidence, EvidenceLevel, Journey } from '@/api/types';
import type { Library, LibraryEntry } from '@/features/journeys/map/state/library';

export const levels = ['assumption', 'qualitative', 'quantitative'] as const satisfies EvidenceLevel[];

/** Days after which evidence of each level is too old; null: never. */
export type AgeingRule = Record<`${EvidenceLevel}_days`, number | null>;
export interface Ageing { rule: AgeingRule; today: string }

/** Today as a date in a time zone. */
export function todayIn(timeZone: string, now = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}

/** Whether evidence is too old: more days than the limit of its level. The server counts in the same way (`crates/wegmarke/src/evidence`). */
export function isStale(evidence: Evidence | null | undefined, { rule, today }: Ageing): boolean {
  const limit = rule[`${evidence?.level ?? 'assumption'}_days`];
  if (!evidence?.date || limit === null) return false;
  return (Date.parse(today) - Date.parse(evidence.date)) / 86_400_000 > limit;
}

/** What a card rests on, when it says something about customers: its own evidence or that of its insight. Undefined for cards that only place an object. */
export function evidenceOf(card: Card, entry: LibraryEntry | undefined): Evidence | null | undefined {
  if (card.evidence) return card.evidence;
  if (!card.reference) return null;
  return card.reference.kind === 'insight' ? (entry?.insight?.evidence ?? null) : undefined;
}

export interface Knowledge { statements: number; assumption: number; qualitative: number; quantitative: number; stale: number }

/** What the cards of a map rest on. */
export function knowledgeOf(journey: Journey, library: Pick<Library, 'find'>, ageing: Ageing): Knowledge {
  const knowledge: Knowledge = { statements: 0, assumption: 0, qualitative: 0, quantitative: 0, stale: 0 };
  for (const card of journey.lanes.flatMap(({ cards }) => cards)) {
    const evidence = evidenceOf(card, card.reference ? library.find(card.reference.kind, card.reference.id) : undefined);
    if (evidence === undefined) continue;
    knowledge.statements += 1;
    knowledge[evidence?.level ?? 'assumption'] += 1;
    if (isStale(evidence, ageing)) knowledge.stale += 1;
  }
  return knowledge;
}
