import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '@/api/reports';
import { api } from '@/api/client';
import type { components } from '@/api/schema';
import type { Document, Journey, Text } from '@/api/types';
import { useWorkspace } from '@/app/session';
import { documentKey, listKey } from '@/features/journeys/document/editors';

type Schemas = components['schemas'];

export type Part = Schemas['JourneyPart'];
export type Dimension = Schemas['Dimension'];
export interface Spot { part: Part; id: string; field: string }
export type ChangeKind = 'added' | 'removed' | 'changed' | 'moved';

/** One difference between two journeys: where, what happened there, and the values on both sides. */
export interface Difference {
  spot: Spot;
  change: ChangeKind;
  from?: unknown;
  to?: unknown;
  phase?: string;
  step?: string;
  lane?: string;
}

export type Clash = Schemas['Clash'];
export interface Conflict { spot: Spot; clash: Clash; before?: unknown; base?: unknown; own?: unknown }

export interface Side {
  id: string;
  title: Text;
  market: string;
  label: Text;
  kind: 'as-is' | 'to-be' | 'ideal';
  version: number;
  is_present: boolean;
  changed_at: string;
}

export interface Comparison { old: Side; new: Side; differences: Difference[]; both: Journey }

export interface Drift {
  base: Side;
  variant: Side;
  dimension: Dimension;
  inherited: number;
  own: number;
  differences: Difference[];
  conflicts: Conflict[];
  both: Journey;
}

export type Family = Answer<Schemas['Family']>;
export type FamilyMember = Answer<Schemas['FamilyMember']>;
export interface Attached { matched: { by_id: number; by_name: number; only_here: number; only_in_base: number }; counts: { inherited: number; own: number } }

export type Decision = { choice: 'own' } | { choice: 'base' } | { choice: 'other'; value: unknown };

export interface NewVariant { dimension: Dimension; label: Text; market?: string; kind?: 'to-be'; owner?: string }

function variantsKey(slug: string) {
  return ['variants', slug] as const;
}

/** All bases with the journeys that inherit from them. */
export function useFamilies() {
  const { slug, path } = useWorkspace();
  return useQuery({ queryKey: variantsKey(slug), queryFn: ({ signal }) => api.get<Family[]>(`${path}/variants`, {}, signal) });
}

/** One variant with everything in which it differs from its base. */
export function useDrift(variant: string) {
  const { slug, path } = useWorkspace();
  return useQuery({ queryKey: [...variantsKey(slug), variant], queryFn: ({ signal }) => api.get<Drift>(`${path}/variants/${variant}`, {}, signal) });
}

/** What people do with one variant; the report of its drift is the answer. */
export function useVariantActions(variant: string) {
  const { slug, path } = useWorkspace();
  const client = useQueryClient();
  const act = useMutation({
    mutationFn: ({ action, body }: { action: 'take' | 'push' | 'resolve'; body: unknown }) => api.post<Drift>(`${path}/variants/${variant}/${action}`, body),
    onSuccess: async (drift) => {
      client.setQueryData([...variantsKey(slug), variant], drift);
      await Promise.all([
        client.invalidateQueries({ queryKey: variantsKey(slug), exact: true }),
        ...[drift.base.id, drift.variant.id].map((id) => client.invalidateQueries({ queryKey: documentKey(slug, 'journey', id) })),
      ]);
    },
  });
  return {
    take: (spots: Spot[]) => act.mutate({ action: 'take', body: { spots } }),
    push: (spots: Spot[]) => act.mutate({ action: 'push', body: { spots } }),
    resolve: (spot: Spot, decision: Decision) => act.mutate({ action: 'resolve', body: { spot, decision } }),
    isPending: act.isPending,
    error: act.error,
  };
}

/** Makes variants of a base. */
export function useCreateVariants() {
  const { slug, path } = useWorkspace();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { base: string; variants: NewVariant[] }) => api.post<Document<Journey>[]>(`${path}/variants`, body),
    onSuccess: () => forgetJourneys(client, slug),
  });
}

/** Makes an existing journey a variant of a base; a preview changes nothing. */
export function useAttach() {
  const { slug, path } = useWorkspace();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ journey, ...body }: { journey: string; base: string; dimension: Dimension; label: Text; preview: boolean }) =>
      api.post<Attached>(`${path}/variants/${journey}/attach`, body),
    onSuccess: (_, { preview, journey }) => (preview ? undefined : forgetJourneys(client, slug, journey)),
  });
}

/** Lets a variant go its own way. */
export function useDetach() {
  const { slug, path } = useWorkspace();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (variant: string) => api.post<void>(`${path}/variants/${variant}/detach`),
    onSuccess: (_, variant) => forgetJourneys(client, slug, variant),
  });
}

async function forgetJourneys(client: ReturnType<typeof useQueryClient>, slug: string, journey?: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: variantsKey(slug) }),
    client.invalidateQueries({ queryKey: listKey(slug, 'journey'), exact: true }),
    journey && client.invalidateQueries({ queryKey: documentKey(slug, 'journey', journey) }),
  ]);
}

/** What a journey is compared with: another journey, or a version of one. Written `ID` or `ID@version`. */
export interface Compared { journey: string; version?: number }

export function parseCompared(text: string | undefined): Compared | null {
  const [journey, version] = (text ?? '').split('@');
  if (!journey) return null;
  return version && /^\d+$/.test(version) ? { journey, version: Number(version) } : { journey };
}

export function useComparison(journey: string, compared: Compared | null) {
  const { slug, path } = useWorkspace();
  return useQuery({
    queryKey: ['comparison', slug, journey, compared?.journey, compared?.version],
    queryFn: ({ signal }) => api.get<Comparison>(`${path}/comparison`, { journey, with: compared?.journey, with_version: compared?.version }, signal),
    enabled: compared !== null,
  });
}
