import type { Kind, Lane } from '@/api/types';

/** What a lane of a kind holds; unknown kinds hold text. */
export type LaneForm = 'text' | 'reference' | 'emotion';

/** The shipped kinds in the groups in which they are offered; those of the server's vocabulary. A team may use any other kind: it is drawn as text. */
export const laneGroups = [
  { group: 'course', kinds: ['touchpoints', 'emotion', 'channels', 'devices', 'interactions', 'sub-journeys', 'picture'] },
  { group: 'customer', kinds: ['needs', 'jobs', 'prior-knowledge', 'expectations', 'expected-results', 'emotional-expectations', 'wishes', 'motivations', 'questions', 'fears', 'decision-criteria', 'personas'] },
  { group: 'experience', kinds: ['feelings', 'pain-points', 'good-moments', 'problems', 'disappointments', 'abandonment-reasons', 'insights'] },
  { group: 'improvement', kinds: ['opportunities', 'potentials', 'service-ideas', 'initiatives', 'responses', 'reach', 'kpis'] },
  { group: 'company', kinds: ['staff-knowledge', 'internal-activities', 'systems', 'departments', 'stakeholders'] },
] as const;

/** A lane for shared objects of a kind, and what an object made in it begins with. */
interface ReferenceLane { kind: Kind; creates?: Record<string, unknown> }

const referenced: Record<string, ReferenceLane> = {
  touchpoints: { kind: 'touchpoint' },
  channels: { kind: 'channel' },
  devices: { kind: 'device' },
  systems: { kind: 'system' },
  departments: { kind: 'department' },
  'staff-knowledge': { kind: 'knowledge-item' },
  insights: { kind: 'insight' },
  'pain-points': { kind: 'insight', creates: { kind: 'pain-point' } },
  'good-moments': { kind: 'insight', creates: { kind: 'gain' } },
  initiatives: { kind: 'initiative' },
  kpis: { kind: 'metric' },
  'sub-journeys': { kind: 'journey' },
  personas: { kind: 'persona' },
  stakeholders: { kind: 'stakeholder' },
};

/** The kind of shared object that a lane is for; null for lanes of text. */
export function referenceKindOf(lane: Pick<Lane, 'kind'>): Kind | null {
  return referenced[lane.kind]?.kind ?? null;
}

/** Fields that an object made in a lane begins with: an insight made among the pain points is one. */
export function createsIn(lane: Pick<Lane, 'kind'>): Record<string, unknown> {
  return referenced[lane.kind]?.creates ?? {};
}

export function formOf(lane: Pick<Lane, 'kind'>): LaneForm {
  if (lane.kind === 'emotion') return 'emotion';
  return referenceKindOf(lane) ? 'reference' : 'text';
}
