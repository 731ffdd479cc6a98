import { useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Import } from '@/api/reports';
import { useWorkspace } from '@/app/session';

const pollMs = 700;

/** All imports, the newest first; asked again while one is running. */
export function useImports() {
  const { slug, path } = useWorkspace();
  return useQuery({
    queryKey: ['imports', slug],
    queryFn: async () => (await api.get<Import[]>(`${path}/imports`)).sort((a, b) => (a.started_at < b.started_at ? 1 : -1)),
    refetchInterval: (query) => (query.state.data?.some(({ state }) => state === 'running') ? pollMs : false),
  });
}

/** One import, asked again until it is done. */
export function useImport(id: string | undefined) {
  const { slug, path } = useWorkspace();
  return useQuery({
    queryKey: ['imports', slug, id],
    queryFn: () => api.get<Import>(`${path}/imports/${id}`),
    enabled: id !== undefined,
    refetchInterval: (query) => (query.state.data?.state === 'running' ? pollMs : false),
  });
}
