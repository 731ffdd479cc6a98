import type { Document, Insight, Journey, Step } from '@/api/types';

export interface InsightPlace { journey: Document<Journey>; steps: { step: Step; here: boolean }[] }

/** The journeys on which an insight sits and their steps: where its card lies, or where its touchpoints are met. */
export function placesOf(journeys: Document<Journey>[], id: string, insight: Insight): InsightPlace[] {
  const touchpoints = new Set(insight.touchpoints);
  return journeys.flatMap((journey) => {
    const cards = journey.body.lanes.flatMap((lane) => lane.cards);
    const concerned = new Set(cards.flatMap(({ step, reference }) => {
      const isInsight = reference?.kind === 'insight' && reference.id === id;
      const isTouchpoint = reference?.kind === 'touchpoint' && touchpoints.has(reference.id);
      return isInsight || isTouchpoint ? [step] : [];
    }));
    if (concerned.size === 0) return [];
    const steps = journey.body.phases.flatMap((phase) => phase.steps.map((step) => ({ step, here: concerned.has(step.id) })));
    return [{ journey, steps }];
  });
}
