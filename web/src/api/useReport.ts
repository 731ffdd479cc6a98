import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { usePeriodAndSegment } from '@/app/period';
import { useWorkspace } from '@/app/session';
import { api, type Query } from './client';

/**
 * A report over the chosen period and segment; while another choice is computed, the former numbers stay. `select` may
 * say the same in other words; it is called again when it is another function. `versions` says what the answer rests on
 * beside the events: another one asks again.
 */
export function useReport<Answer>(name: string, query: Query = {}, enabled = true, select?: (answer: Answer) => Answer, versions = '') {
  const { slug, path } = useWorkspace();
  const { period } = usePeriodAndSegment();
  const full = { ...query, ...period };
  return useQuery({
    queryKey: ['reports', slug, name, full, versions],
    queryFn: ({ signal }) => api.get<Answer>(`${path}/reports/${name}`, full, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    enabled,
    select,
  });
}
