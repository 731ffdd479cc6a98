import type { StepsReport } from '@/api/reports';
import type { Lane, Text } from '@/api/types';

/**
 * The report in the words of the map. A source names a reason in its own language; where a card of the map at the same
 * step says the same in any language, the reason is shown as that card says it in the reader's.
 */
export function inWordsOfTheMap(report: StepsReport, lanes: readonly Lane[], text: (text: Text | undefined) => string): StepsReport {
  const words = new Map<string, string>();
  for (const lane of lanes) {
    if (lane.kind !== 'abandonment-reasons') continue;
    for (const card of lane.cards ?? []) {
      for (const said of Object.values(card.text ?? {})) if (said) words.set(place(card.step, said), text(card.text));
    }
  }
  if (words.size === 0) return report;
  const steps = report.steps.map((step) => ({
    ...step,
    reasons: step.reasons.map((given) => ({ ...given, reason: words.get(place(step.step, given.reason)) ?? given.reason })),
  }));
  return { ...report, steps };
}

function place(step: string, reason: string): string {
  return JSON.stringify([step, reason.trim()]);
}
