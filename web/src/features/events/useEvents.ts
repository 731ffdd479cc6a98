import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { EventName, EventProperty, OverviewReport } from '@/api/reports';
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

/**
 * Events that mean no touchpoint yet, by their name: in the reports such events stand for themselves. A name may be
 * there in part, when a rule on a property takes only some of its events.
 */
export function useUnboundEvents(): Map<string, number> | undefined {
  const { slug, path } = useWorkspace();
  const report = useQuery({
    queryKey: ['reports', slug, 'overview', {}],
    queryFn: ({ signal }) => api.get<OverviewReport>(`${path}/reports/overview`, {}, signal),
    staleTime: 60_000,
  });
  return useMemo(() => report.data && new Map(report.data.touchpoints.filter(({ id }) => id === null).map(({ touchpoint, events }) => [touchpoint, events])), [report.data]);
}
