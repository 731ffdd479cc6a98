import type { Document, Journey, PhaseModel } from '@/api/types';

/** The phase of the wanted model that a phase of another model belongs to. */
export function mappedPhase(models: Document<PhaseModel>[], from: string | null | undefined, phase: string | null | undefined, to: string): string | null {
  if (!from || !phase) return null;
  if (from === to) return phase;
  const own = models.find(({ id }) => id === from)?.body.phases.find(({ id }) => id === phase);
  return own?.maps_to?.find(({ model }) => model === to)?.phase ?? null;
}

export interface PhaseUse { steps: number; touchpoints: number; painPoints: number }

/** What a journey has in each phase of a model, whatever model it is drawn in; phases without a place are counted under null. */
export function journeyByPhase(journey: Journey, models: Document<PhaseModel>[], model: string, isPainPoint: (insight: string) => boolean): Map<string | null, PhaseUse> {
  const found = new Map<string | null, PhaseUse>();
  for (const phase of journey.phases) {
    const place = mappedPhase(models, journey.phase_model, phase.model_phase, model);
    const use = found.get(place) ?? { steps: 0, touchpoints: 0, painPoints: 0 };
    const steps = new Set(phase.steps.map(({ id }) => id));
    const references = journey.lanes.flatMap(({ cards }) => cards.filter((card) => steps.has(card.step)).flatMap(({ reference }) => reference ?? []));
    const distinct = (kind: string) => [...new Set(references.filter((one) => one.kind === kind).map(({ id }) => id))];
    found.set(place, {
      steps: use.steps + phase.steps.length,
      touchpoints: use.touchpoints + distinct('touchpoint').length,
      painPoints: use.painPoints + distinct('insight').filter(isPainPoint).length,
    });
  }
  return found;
}
