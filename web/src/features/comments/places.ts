import type { Journey, Text } from '@/api/types';
import { parseKey } from '@/features/journeys/map/editing/keys';

/** The place of a comment for an element of the grid. Places name things by their own id, so that they hold while things are moved. */
export function placeOfKey(key: string): string | null {
  const target = parseKey(key);
  switch (target?.what) {
    case 'phase':
      return `phases/${target.id}`;
    case 'step':
      return `steps/${target.id}`;
    case 'lane':
      return `lanes/${target.id}`;
    case 'card':
      return `cards/${target.id}`;
    case 'cell':
      return `cells/${target.lane}/${target.step}`;
    default:
      return null;
  }
}

interface Words { text: (text: Text | undefined | null) => string; lane: (kind: string) => string }

/** What a place of a map is called; null when it is not there any more. An unnamed thing has an empty name. */
export function placeName(body: Journey, place: string, { text, lane: laneKind }: Words): string | null {
  const [what, first, second] = place.split('/');
  const phase = body.phases.find(({ id }) => id === first);
  const stepOf = (id: string | undefined) => body.phases.flatMap(({ steps }) => steps).find((step) => step.id === id);
  const laneOf = (id: string | undefined) => body.lanes.find((lane) => lane.id === id);
  const nameOfLane = (lane: Journey['lanes'][number]) => text(lane.title) || laneKind(lane.kind);
  switch (what) {
    case 'phases':
      return phase ? text(phase.title) : null;
    case 'steps': {
      const step = stepOf(first);
      return step ? text(step.title) : null;
    }
    case 'lanes': {
      const lane = laneOf(first);
      return lane ? nameOfLane(lane) : null;
    }
    case 'cells': {
      const lane = laneOf(first);
      const step = stepOf(second);
      return lane && step ? `${nameOfLane(lane)} · ${text(step.title)}` : null;
    }
    case 'cards': {
      const lane = body.lanes.find(({ cards }) => cards.some(({ id }) => id === first));
      const card = lane?.cards.find(({ id }) => id === first);
      return lane && card ? [nameOfLane(lane), text(card.text) || text(stepOf(card.step)?.title)].filter(Boolean).join(' · ') : null;
    }
    default:
      return null;
  }
}
