import { laneGroups } from '@/features/journeys/map/state/lanes';
import type { Draft } from './useMapImport';

/** What a row can become beside a lane: properties of the steps, or nothing. */
const others = ['emotion-staff', 'step-description', 'step-duration', 'step-waiting', 'step-moment-of-truth', 'ignore'] as const;

/** Everything that a row of a file can become. */
export const rowKinds: readonly string[] = [...laneGroups.flatMap(({ kinds }) => [...kinds]), ...others];

/** The draft with another kind for one of its rows; whoever chose it is sure. */
export function withLaneKind(draft: Draft, index: number, kind: string): Draft {
  const lanes = draft.lanes.map((lane, at) => (at === index ? { ...lane, kind, recognised: true } : lane));
  return { ...draft, lanes };
}

/** The draft with a decision about a text of a touchpoint row: one of the library, or null for a new one. */
export function withDecision(draft: Draft, text: string, touchpoint: string | null): Draft {
  return { ...draft, decisions: { ...draft.decisions, [text]: touchpoint } };
}
