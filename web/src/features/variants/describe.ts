import type { Card, Journey, Lane, Phase, Step, Text } from '@/api/types';
import type { useLanguage } from '@/app/language';
import type { Library } from '@/features/journeys/map/state/library';
import type { Difference, Spot } from './variants';

type Language = ReturnType<typeof useLanguage>;
export type Words = Pick<Language, 't' | 'tCode' | 'text' | 'format'>;

/** Finds the parts of a journey by their ids. */
export interface Parts {
  phases: Map<string, Phase>;
  steps: Map<string, Step>;
  lanes: Map<string, Lane>;
  cards: Map<string, Card>;
}

export function partsOf(journey: Journey): Parts {
  return {
    phases: new Map(journey.phases?.map((phase) => [phase.id, phase])),
    steps: new Map(journey.phases?.flatMap((phase) => (phase.steps ?? []).map((step) => [step.id, step] as const))),
    lanes: new Map(journey.lanes?.map((lane) => [lane.id, lane])),
    cards: new Map(journey.lanes?.flatMap((lane) => (lane.cards ?? []).map((card) => [card.id, card] as const))),
  };
}

export class Describer {
  constructor(
    private readonly parts: Parts,
    private readonly words: Words,
    private readonly library: Library,
  ) {}

  phase(id: string | undefined): string {
    return this.words.text(this.parts.phases.get(id ?? '')?.title) || this.words.t('map.untitledPhase');
  }

  step(id: string | undefined): string {
    return this.words.text(this.parts.steps.get(id ?? '')?.title) || this.words.t('map.untitledStep');
  }

  lane(id: string | undefined): string {
    const lane = this.parts.lanes.get(id ?? '');
    return lane ? this.words.text(lane.title) || this.words.tCode('laneKind', lane.kind) : '';
  }

  /** What a card says, or the name of the shared object it stands for. */
  card(card: Partial<Card> | undefined): string {
    if (!card) return '';
    if (!card.reference) return this.words.text(card.text);
    return this.words.text(this.library.find(card.reference.kind, card.reference.id)?.title) || this.words.t('map.missing');
  }

  /** What a difference is about: "Schritt", "Bedürfnisse: Ruhe", "Name (Deutsch)". */
  subject({ part, id, field }: Spot): string {
    const name = this.part(part, id);
    return field === '' ? name : [part === 'journey' ? '' : name, this.field(field)].filter(Boolean).join(' · ');
  }

  private part(part: Spot['part'], id: string): string {
    const { t } = this.words;
    switch (part) {
      case 'journey':
        return t('variants.part.journey');
      case 'phase':
        return `${t('variants.part.phase')} ${this.quoted(this.phase(id))}`;
      case 'step':
        return `${t('variants.part.step')} ${this.quoted(this.step(id))}`;
      case 'lane':
        return `${t('variants.part.lane')} ${this.quoted(this.lane(id))}`;
      case 'card':
        return this.cardName(id);
    }
  }

  private cardName(id: string): string {
    const lane = [...this.parts.lanes.values()].find((one) => one.cards?.some((card) => card.id === id));
    return lane ? this.lane(lane.id) : this.words.t('map.card');
  }

  private quoted(name: string): string {
    return this.words.t('map.quoted', { text: name });
  }

  /** A field with its language: "Name (Deutsch)". */
  field(path: string): string {
    const [key = '', below] = path.split('/');
    const name = this.words.tCode('variants.field', key);
    if (!below) return name;
    return `${name} (${this.words.tCode('variants.language', below)})`;
  }

  /** A value as a reader would write it. */
  value(spot: Spot, value: unknown): string {
    const { t, format, text } = this.words;
    if (value === undefined || value === null || value === '') return '';
    if (typeof value === 'string') return this.named(spot, value);
    if (typeof value === 'number') return format.number(value, 2);
    if (typeof value === 'boolean') return t(value ? 'action.yes' : 'action.no');
    if (Array.isArray(value)) return value.map((one) => this.value(spot, one)).filter(Boolean).join('; ');
    return this.object(value as Record<string, unknown>) || text(value as Text);
  }

  private named({ part, field }: Spot, value: string): string {
    const { tCode, text } = this.words;
    if (part === 'card' && field === 'step') return this.step(value);
    if (part === 'card' && field === '') return this.lane(value);
    if (part === 'step' && field === '') return this.phase(value);
    if (part === 'card' && field === 'tone') return tCode('variants.tone', value);
    if (part === 'journey' && field === 'state') return tCode('journeyState', value);
    if (part === 'journey' && field === 'kind') return tCode('journeyKind', value);
    const kinds = { goal: 'goal', parent: 'journey', personas: 'persona', phase_model: 'phase-model' } as const;
    if (part === 'journey' && field in kinds) return text(this.library.find(kinds[field as keyof typeof kinds], value)?.title) || value;
    return value;
  }

  private object(value: Record<string, unknown>): string {
    const { t, tCode, text } = this.words;
    if (typeof value.step === 'string' && 'condition' in value) return [this.step(value.step), text(value.condition as Text)].filter(Boolean).join(': ');
    if (typeof value.from_step === 'string') return t('variants.value.loop', { from: this.step(value.from_step), to: this.step(value.to_step as string) });
    if (typeof value.level === 'string') return tCode('evidence', value.level);
    if (typeof value.kind === 'string' && typeof value.id === 'string') return this.card({ reference: { kind: value.kind, id: value.id } });
    return '';
  }

  /** What a part is called on the side that has it. */
  whole(difference: Difference): string {
    const { part } = difference.spot;
    const value = (difference.to ?? difference.from ?? {}) as Partial<Card> & { title?: Text; kind?: string };
    if (part === 'card') return this.card(value);
    return this.words.text(value.title) || (value.kind ? this.words.tCode('laneKind', value.kind) : '');
  }
}

/** Differences under the phase and the step that they concern, in the order of the map. */
export interface Group { key: string; phase: string | undefined; step: string | undefined; differences: Difference[] }

export function groupDifferences(differences: readonly Difference[], journey: Journey): Group[] {
  const order = (journey.phases ?? []).flatMap((phase) => [`${phase.id}/`, ...(phase.steps ?? []).map((step) => `${phase.id}/${step.id}`)]);
  const groups = new Map<string, Group>();
  for (const difference of differences) {
    const { phase, step } = difference;
    const key = phase === undefined ? '' : `${phase}/${step ?? ''}`;
    const group = groups.get(key) ?? { key, phase, step, differences: [] };
    group.differences.push(difference);
    groups.set(key, group);
  }
  const rank = (key: string) => (key === '' ? -1 : order.indexOf(key));
  return [...groups.values()].sort((a, b) => rank(a.key) - rank(b.key));
}
