import { byId } from '@/api/documents';
import type { Project } from '@/api/types';
import { useDocuments } from '@/features/journeys/document/hooks';
import { useJourneys } from '@/features/journeys/useJourneys';
import type { PointedAt } from './steps';

/** Finds what projects point at. */
export function usePointedAt(): (project: Project) => PointedAt {
  const journeys = byId(useJourneys().data);
  const initiatives = byId(useDocuments('initiative').data);
  return (project) => ({
    journey: project.journey ? journeys.get(project.journey) : undefined,
    initiatives: (project.initiatives ?? []).flatMap((id) => initiatives.get(id) ?? []),
  });
}
