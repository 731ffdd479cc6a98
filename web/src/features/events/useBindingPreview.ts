import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { BindingPreview } from '@/api/reports';
import type { Binding } from '@/api/types';
import { useWorkspace } from '@/app/session';
import { isComplete, trimmed } from './bindings';

/** How many events and customers a binding finds, and under which names. */
export function useBindingPreview(binding: Binding) {
  const { slug, path } = useWorkspace();
  const asked = trimmed(binding);
  return useQuery({
    queryKey: ['reports', slug, 'binding', asked],
    queryFn: () => api.post<BindingPreview>(`${path}/events/bindings/preview`, asked),
    enabled: isComplete(asked),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}
