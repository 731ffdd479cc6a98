import { useMemo } from 'react';
import type { Document, Journey } from '@/api/types';
import { useDocument, useDocuments } from './document/hooks';

/** All journeys of the current workspace. */
export function useJourneys() {
  return useDocuments('journey');
}

/** All journeys but those that only vary another one by market, brand or time: what is true of the base is true of them. */
export function useBaseJourneys(): Document<Journey>[] | undefined {
  const journeys = useJourneys().data;
  return useMemo(() => journeys?.filter(({ body }) => !body.variant_of), [journeys]);
}

/** One journey, with the person's own changes shown at once. */
export function useJourney(id: string) {
  return useDocument('journey', id);
}
