import { useDocument, useDocuments } from './document/hooks';

/** All journeys of the current workspace. */
export function useJourneys() {
  return useDocuments('journey');
}

/** One journey, with the person's own changes shown at once. */
export function useJourney(id: string) {
  return useDocument('journey', id);
}
