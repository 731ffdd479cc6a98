import { useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { OverviewReport } from '@/api/reports';
import type { Journey, Document, Persona } from '@/api/types';
import { usePeriodAndSegment } from '@/app/period';
import { useWorkspace } from '@/app/session';

/** The conditions of a persona's segment, as the reports take them. */
export function conditionsOf(persona: Pick<Persona, 'segment'>): string[] {
  return (persona.segment ?? []).map(({ property, value }) => `${property}=${value}`);
}

/** Live numbers of the customers that a persona stands for; nothing while it is bound to no segment. */
export function useSegmentNumbers(persona: Pick<Persona, 'segment'>) {
  const { slug, path } = useWorkspace();
  const { period } = usePeriodAndSegment();
  const where = conditionsOf(persona);
  const query = { from: period.from, until: period.until, where };
  return useQuery({
    queryKey: ['reports', slug, 'overview', query],
    queryFn: ({ signal }) => api.get<OverviewReport>(`${path}/reports/overview`, query, signal),
    enabled: where.length > 0,
    staleTime: 60_000,
  });
}

/** The journeys made for a persona. */
export function journeysOf(journeys: Document<Journey>[], persona: string): Document<Journey>[] {
  return journeys.filter(({ body }) => body.personas?.includes(persona));
}
