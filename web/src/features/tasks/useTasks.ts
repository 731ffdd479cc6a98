import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Answer } from '@/api/reports';
import type { components } from '@/api/schema';
import { useWorkspace } from '@/app/session';

export type Task = Answer<components['schemas']['Task']>;
export type TaskForm = components['schemas']['TaskForm'];
export type TaskPatch = components['schemas']['TaskPatch'];

/** Tasks: one's own, or those about a document. */
export function useTasks(wanted: { mine: true } | { document: string }) {
  const { slug, path } = useWorkspace();
  return useQuery({ queryKey: ['tasks', slug, wanted], queryFn: ({ signal }) => api.get<Task[]>(`${path}/tasks`, wanted, signal) });
}

export function useTaskActions() {
  const { slug, path } = useWorkspace();
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: ['tasks', slug] });
  return {
    create: useMutation({ mutationFn: (form: TaskForm) => api.post<Task>(`${path}/tasks`, form), onSuccess }),
    change: useMutation({ mutationFn: ({ id, ...patch }: { id: string } & TaskPatch) => api.patch<Task>(`${path}/tasks/${id}`, patch), onSuccess }),
    remove: useMutation({ mutationFn: (id: string) => api.delete<void>(`${path}/tasks/${id}`), onSuccess }),
  };
}

/** Today as the person counts days. */
export function today(now = new Date()): string {
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
