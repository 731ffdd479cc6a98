import { useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Document, Journey } from '@/api/types';
import { useWorkspace } from '@/app/session';

/** A journey as it was at an instant; asks for nothing without one. */
export function usePastJourney(id: string, at: string | undefined) {
  const { slug, path } = useWorkspace();
  return useQuery({
    queryKey: ['repository', slug, 'journey', id, 'at', at],
    queryFn: ({ signal }) => api.get<Document<Journey>>(`${path}/repository/journey/${id}`, { at: at ?? '' }, signal),
    enabled: at !== undefined,
    staleTime: Infinity,
  });
}
