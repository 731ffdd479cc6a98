import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Ballot } from '@/api/reports';
import { useWorkspace } from '@/app/session';
import { documentKey } from '@/features/journeys/document/editors';
import { useDocument } from '@/features/journeys/document/hooks';

/** Votes are no part of the document, so the stream does not bring those of others. */
const refreshMs = 2_000;

export interface CardPlace { journey: string; lane: string; step: string }
export interface Taking { target: string; into: 'insight' | 'opportunity' | 'card'; language: string; place?: CardPlace }

/** A workshop and what can be done in it beside changing its document. */
export function useWorkshop(id: string) {
  const { slug, path } = useWorkspace();
  const client = useQueryClient();
  const state = useDocument('workshop', id);
  const inside = `${path}/workshops/${id}`;
  const refresh = () => client.invalidateQueries({ queryKey: documentKey(slug, 'workshop', id) });
  const write = useMutation({ mutationFn: (text: string) => api.post(`${inside}/stickies`, { text }), onSuccess: refresh });
  const count = useMutation({ mutationFn: () => api.post(`${inside}/count`), onSuccess: refresh });
  const take = useMutation({ mutationFn: (taking: Taking) => api.post(`${inside}/take`, taking), onSuccess: () => client.invalidateQueries({ queryKey: ['repository', slug] }) });
  return { ...state, write, count, take };
}

/** One's own votes, and the way to give them. */
export function useBallot(id: string, isVoting: boolean) {
  const { slug, path } = useWorkspace();
  const client = useQueryClient();
  const key = ['workshop-votes', slug, id];
  const address = `${path}/workshops/${id}/votes`;
  const ballot = useQuery({ queryKey: key, queryFn: () => api.get<Ballot>(address), enabled: isVoting, refetchInterval: isVoting ? refreshMs : false });
  const vote = useMutation({
    mutationFn: (vote: { target: string; votes: number }) => api.post<Ballot>(address, vote),
    onSuccess: (answer) => client.setQueryData(key, answer),
  });
  return { ballot: isVoting ? ballot.data : undefined, vote };
}
