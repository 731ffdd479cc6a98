import { useEffect } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Answer } from '@/api/reports';
import type { components } from '@/api/schema';
import type { Kind } from '@/api/types';
import { useWorkspace } from '@/app/session';

export type Remembered = Answer<components['schemas']['Remembered']>;
interface Favourites { starred: Remembered[]; visited: Remembered[] }

/** What one has starred and looked at last. */
export function useFavourites() {
  const { slug, path } = useWorkspace();
  return useQuery({ queryKey: ['favourites', slug], queryFn: () => api.get<Favourites>(`${path}/favourites`), staleTime: 60_000 });
}

/** Whether a document is starred, and the way to change that. */
export function useStar(kind: Kind, id: string) {
  const { slug, path } = useWorkspace();
  const client = useQueryClient();
  const starred = useFavourites().data?.starred.some(({ document }) => document === id) ?? false;
  const toggle = useMutation({
    mutationFn: () => (starred ? api.delete<void>(`${path}/favourites/${id}`) : api.post<void>(`${path}/favourites`, { kind, document: id })),
    onSettled: () => client.invalidateQueries({ queryKey: ['favourites', slug] }),
  });
  return { starred, toggle: () => toggle.mutate() };
}

/** Remembers that one looks at a document. */
export function useVisit(kind: Kind, id: string): void {
  const { slug, path } = useWorkspace();
  const client = useQueryClient();
  useEffect(() => {
    if (id === '') return;
    // Nothing on the page depends on it: what cannot be remembered is not.
    api.post<void>(`${path}/favourites/visits`, { kind, document: id }).then(() => client.invalidateQueries({ queryKey: ['favourites', slug] }), () => undefined);
  }, [client, slug, path, kind, id]);
}
