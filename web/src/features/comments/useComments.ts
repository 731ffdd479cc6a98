import { createContext, useMemo } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import { newId } from '@/api/ids';
import type { Answer } from '@/api/reports';
import type { components } from '@/api/schema';
import type { Member } from '@/api/types';
import { useWorkspace } from '@/app/session';

export type About = Answer<components['schemas']['About']>;
export type Comment = Answer<components['schemas']['Comment']>;

/** A comment that began a thread, and what was answered. */
export interface Thread { first: Comment; answers: Comment[] }

/** How often an open document looks for new comments. */
const refreshMs = 20_000;

/** The comments of a document, in the order in which they were written. */
export function useComments(document: string) {
  const { slug, path } = useWorkspace();
  return useQuery({
    queryKey: ['comments', slug, document],
    queryFn: ({ signal }) => api.get<Comment[]>(`${path}/comments`, { document }, signal),
    refetchInterval: refreshMs,
  });
}

/** The people of the workspace, who can be named. */
export function useMembers() {
  const { slug, path } = useWorkspace();
  return useQuery({ queryKey: ['members', slug], queryFn: () => api.get<Member[]>(`${path}/members`), staleTime: 60_000 });
}

export function threadsOf(comments: Comment[]): Thread[] {
  const threads = new Map<string, Thread>();
  for (const comment of comments) if (comment.id === comment.thread) threads.set(comment.id, { first: comment, answers: [] });
  for (const comment of comments) if (comment.id !== comment.thread) threads.get(comment.thread)?.answers.push(comment);
  return [...threads.values()];
}

/** How many open threads each place has. */
export function useOpenCounts(document: string): ReadonlyMap<string, number> {
  const comments = useComments(document).data;
  return useMemo(() => {
    const counts = new Map<string, number>();
    for (const { first } of threadsOf(comments ?? [])) {
      if (first.resolved_at === null) counts.set(first.about.place, (counts.get(first.about.place) ?? 0) + 1);
    }
    return counts;
  }, [comments]);
}

/** Open threads by place, for the marks on a map. */
export const CommentCountsContext = createContext<ReadonlyMap<string, number>>(new Map());

/** Writing, changing, removing and settling; the list is fresh when each has succeeded. */
export function useCommentActions(document: string) {
  const { slug, path } = useWorkspace();
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: ['comments', slug, document] });
  return {
    // The id is made once for each text, so that sending it again after a lost answer keeps one comment.
    write: useMutation({ mutationFn: ({ id = newId(), ...form }: { id?: string; about: About; answers?: string; text: string }) => api.post<Comment>(`${path}/comments`, { id, ...form }), onSuccess }),
    edit: useMutation({ mutationFn: ({ id, text }: { id: string; text: string }) => api.patch<Comment>(`${path}/comments/${id}`, { text }), onSuccess }),
    remove: useMutation({ mutationFn: (id: string) => api.delete<void>(`${path}/comments/${id}`), onSuccess }),
    settle: useMutation({ mutationFn: ({ id, resolved }: { id: string; resolved: boolean }) => api.post<Comment>(`${path}/comments/${id}/${resolved ? 'resolve' : 'reopen'}`), onSuccess }),
  };
}
