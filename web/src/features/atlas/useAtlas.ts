import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Answer } from '@/api/reports';
import type { components } from '@/api/schema';
import { usePeriodAndSegment } from '@/app/period';
import { useWorkspace } from '@/app/session';

type Schemas = components['schemas'];
export type Atlas = Answer<Schemas['Atlas']>;
export type AtlasJourney = Atlas['journeys'][number];
export type Part = Answer<Schemas['Part']>;
export type JourneyHealth = Answer<Schemas['JourneyHealth']>;

/** Every journey in short, over the phases of a model; over the usual one when none is named. */
export function useAtlas(phaseModel?: string) {
  const { slug, path } = useWorkspace();
  return useQuery({
    queryKey: ['atlas', slug, phaseModel ?? null],
    queryFn: ({ signal }) => api.get<Atlas>(`${path}/atlas`, { phase_model: phaseModel }, signal),
    placeholderData: keepPreviousData,
    // Several parts of one page ask for it at the same moment; thousands of journeys are not compared member by member.
    staleTime: 2_000,
    structuralSharing: false,
  });
}

/** In what a stakeholder has a part; the person who is signed in when none is named. */
export function usePart(stakeholder?: string) {
  const { slug, path } = useWorkspace();
  return useQuery({
    queryKey: ['part', slug, stakeholder ?? null],
    queryFn: ({ signal }) => api.get<Part>(`${path}/part`, { stakeholder }, signal),
    staleTime: 0,
  });
}

/** So many journeys are asked about at once; the server takes up to 100. */
const atOnce = 40;

/** How well journeys go in the chosen period and segment, or in another segment; asked for in portions, shown as they come. */
export function useHealth(journeys: string[], where?: string[]) {
  const { slug, path } = useWorkspace();
  const { period } = usePeriodAndSegment();
  const narrowing = where ? { ...period, where: [...(period.where ?? []), ...where] } : period;
  const portions = Array.from({ length: Math.ceil(journeys.length / atOnce) }, (_, index) => journeys.slice(index * atOnce, (index + 1) * atOnce));
  return useQueries({
    queries: portions.map((portion) => {
      const query = { ...narrowing, journey: portion };
      return {
        queryKey: ['reports', slug, 'health', query],
        queryFn: ({ signal }: { signal: AbortSignal }) => api.get<JourneyHealth[]>(`${path}/reports/health`, query, signal),
        staleTime: 60_000,
      };
    }),
    combine: (answers) => ({
      isPending: answers.some((answer) => answer.isPending),
      error: answers.find((answer) => answer.isError)?.error ?? null,
      of: new Map(answers.flatMap((answer) => (answer.data ?? []).map((health) => [health.journey, health]))),
    }),
  });
}
