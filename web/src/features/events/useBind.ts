import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Binding, Changed, Document, Touchpoint } from '@/api/types';
import { useWorkspace } from '@/app/session';

/** Adds a binding to a touchpoint; every number is then read anew. */
export function useBind() {
  const { slug, path } = useWorkspace();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ touchpoint, binding }: { touchpoint: Document<Touchpoint>; binding: Binding }) =>
      api.post<Changed<Touchpoint>>(`${path}/repository/touchpoint/${touchpoint.id}/changes`, {
        operations: [{ op: 'set', path: 'bindings', value: [...(touchpoint.body.bindings ?? []), binding] }],
        base_version: touchpoint.version,
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['repository', slug, 'touchpoint'] });
      await queryClient.invalidateQueries({ queryKey: ['reports', slug] });
    },
  });
}
