import type { Document, Persona, Stakeholder, StakeholderRelation, Text } from '@/api/types';

export const kinds = ['person', 'team', 'role', 'partner', 'system', 'authority'] as const;
export const sourcings = ['internal', 'external', 'outsourced'] as const;
export const givens = ['service', 'information', 'money', 'goods', 'rules', 'trust'] as const;
export const effects = ['benefits', 'neutral', 'suffers'] as const;
export const frequencies = ['continuously', 'daily', 'weekly', 'monthly', 'yearly', 'occasionally'] as const;

/** Which part of the map is shown; it stands in the address. */
export interface Shown {
  persona?: string;
  kind?: string;
  effect?: string;
  influence?: string;
  journey?: string;
}

interface Everything {
  stakeholders: Document<Stakeholder>[];
  relations: Document<StakeholderRelation>[];
  /** The stakeholders of the chosen journey; null when none is chosen. */
  ofJourney: ReadonlySet<string> | null;
}

/** The stakeholders and relations that the filters leave; a relation needs both its ends. */
export function filtered({ stakeholders, relations, ofJourney }: Everything, shown: Shown): Omit<Everything, 'ofJourney'> {
  const least = Number(shown.influence ?? 0);
  const ofPersona = relations.filter(({ body }) => [body.from, body.to].every((end) => end.kind !== 'persona' || !shown.persona || end.id === shown.persona));
  const withEffect = shown.effect ? ofPersona.filter(({ body }) => (body.effect ?? 'neutral') === shown.effect) : ofPersona;
  const inEffect = new Set(withEffect.flatMap(({ body }) => [body.from.id, body.to.id]));
  const kept = stakeholders.filter(({ id, body }) => (body.influence ?? 0) >= least
    && (!shown.kind || body.kind === shown.kind)
    && (!shown.effect || inEffect.has(id))
    && (!ofJourney || ofJourney.has(id)));
  const ids = new Set(kept.map(({ id }) => id));
  const whole = withEffect.filter(({ body }) => [body.from, body.to].every((end) => end.kind !== 'stakeholder' || ids.has(end.id ?? '')));
  return { stakeholders: kept, relations: whole };
}

export interface PartyWords { customers: string; missing: string; text: (text: Text | undefined) => string }

/** The name of an end of a relation. */
export function partyName(party: StakeholderRelation['from'], stakeholders: Map<string, Document<Stakeholder>>, personas: Map<string, Document<Persona>>, words: PartyWords): string {
  if (party.kind === 'customer') return words.customers;
  if (party.kind === 'persona') return personas.get(party.id ?? '')?.body.name ?? words.missing;
  const found = stakeholders.get(party.id ?? '');
  return found ? words.text(found.body.title) : words.missing;
}

/** An end as a choice in a list, and back. */
export function partyKey(party: StakeholderRelation['from']): string {
  return party.kind === 'customer' ? 'customer' : `${party.kind}:${party.id ?? ''}`;
}

export function partyOf(key: string): StakeholderRelation['from'] {
  const at = key.indexOf(':');
  const kind = key.slice(0, at);
  return kind === 'persona' || kind === 'stakeholder' ? { kind, id: key.slice(at + 1) } : { kind: 'customer' };
}
