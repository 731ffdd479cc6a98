import type { Kind, Lane } from '@/api/types';

/** What a lane of a kind holds; unknown kinds hold text. */
export type LaneForm = 'text' | 'reference' | 'emotion';

/** The shipped kinds in the order in which they are offered. A team may use any other kind: it is drawn as text. */
export const laneKinds = [
  'touchpoints', 'emotion', 'needs', 'jobs', 'expectations', 'questions', 'fears', 'motivations', 'decision-criteria', 'prior-knowledge',
  'abandonment-reasons', 'problems', 'potentials', 'staff-knowledge', 'internal-activities', 'reach', 'responses',
  'insights', 'initiatives', 'channels', 'devices', 'systems', 'departments', 'personas', 'stakeholders', 'kpis', 'sub-journeys', 'picture', 'custom',
] as const;

const referenced: Record<string, Kind> = {
  touchpoints: 'touchpoint',
  channels: 'channel',
  systems: 'system',
  departments: 'department',
  insights: 'insight',
  initiatives: 'initiative',
  'sub-journeys': 'journey',
  personas: 'persona',
  stakeholders: 'stakeholder',
};

/** The kind of shared object that a lane is for; null for lanes of text. */
export function referenceKindOf(lane: Pick<Lane, 'kind'>): Kind | null {
  return referenced[lane.kind] ?? null;
}

export function formOf(lane: Pick<Lane, 'kind'>): LaneForm {
  if (lane.kind === 'emotion') return 'emotion';
  return referenceKindOf(lane) ? 'reference' : 'text';
}
