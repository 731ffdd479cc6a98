import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Answer } from '@/api/reports';
import type { components } from '@/api/schema';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';

type Schemas = components['schemas'];
export type Draft = Schemas['Draft'];
export type Note = Answer<Schemas['MapNote']>;
export type Reading = { draft: Draft; notes: Note[] };
export type ImportedMap = Answer<Schemas['ImportedMap']>;
export type TouchpointMatch = ImportedMap['touchpoints'][number];

/** Sends a file or a pasted text; the answer is what was understood of it. */
export function useReadMap(onRead: (reading: Reading) => void) {
  const { path } = useWorkspace();
  const { language } = useLanguage();
  return useMutation({
    mutationFn: ({ content, name }: { content: Blob; name: string }) => api.post<Reading>(`${path}/map-imports/read`, content, { name, language }),
    onSuccess: onRead,
  });
}

/** What would become of a draft: counts, touchpoints, what has no place. Nothing is kept. */
export function useImportPlan(draft: Draft) {
  const { slug, path } = useWorkspace();
  return useQuery({
    queryKey: ['map-imports', slug, draft],
    queryFn: () => api.post<ImportedMap>(`${path}/map-imports`, draft, { dry_run: true }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

/** Makes the journey, and takes it back. */
export function useMapImport() {
  const { slug, path } = useWorkspace();
  const client = useQueryClient();
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: ['repository', slug] });
    await client.invalidateQueries({ queryKey: ['reports', slug] });
  };
  const make = useMutation({ mutationFn: (draft: Draft) => api.post<ImportedMap>(`${path}/map-imports`, draft), onSuccess: refresh });
  const takeBack = useMutation({ mutationFn: ({ made }: ImportedMap) => api.post<void>(`${path}/map-imports/undo`, { made }), onSuccess: refresh });
  return { make, takeBack };
}
