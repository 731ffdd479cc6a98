import { useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { EventName, EventProperty } from '@/api/reports';
import { useWorkspace } from '@/app/session';

/** All event names with their counts and the touchpoint they mean. Belongs to the reports: a changed binding changes it. */
export function useEventNames() {
  const { slug, path } = useWorkspace();
  return useQuery({ queryKey: ['reports', slug, 'event-names'], queryFn: () => api.get<EventName[]>(`${path}/events/names`), staleTime: 60_000 });
}

/** The properties of events, of one name or of all, with their most frequent values. */
export function useEventProperties(event: string | undefined) {
  const { slug, path } = useWorkspace();
  return useQuery({
    queryKey: ['reports', slug, 'event-properties', event ?? ''],
    queryFn: () => api.get<EventProperty[]>(`${path}/events/properties`, { event }),
    staleTime: 60_000,
  });
}
