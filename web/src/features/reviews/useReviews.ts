import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Answer } from '@/api/reports';
import type { components } from '@/api/schema';
import { useWorkspace } from '@/app/session';
import { documentKey, listKey } from '@/features/journeys/document/editors';

type Schemas = components['schemas'];
export type Reviews = Answer<Schemas['Reviews']>;
export type Review = Reviews['reviews'][number];
export type Verdict = Schemas['Verdict'];

function reviewsKey(slug: string, journey: string) {
  return ['reviews', slug, journey] as const;
}

/** The reviews of a journey, and whether it may go live; anew for each version of it. */
export function useReviews(journey: string, version: number) {
  const { slug, path } = useWorkspace();
  return useQuery({
    queryKey: [...reviewsKey(slug, journey), version],
    queryFn: ({ signal }) => api.get<Reviews>(`${path}/reviews`, { journey }, signal),
    placeholderData: (before) => before,
  });
}

export type ReviewAction =
  | { action: 'request'; people: string[]; text: string }
  | { action: 'answer'; review: string; verdict: Verdict; version: number; text: string }
  | { action: 'withdraw'; review: string };

/** Asking, answering and taking back; the state of the journey may change with it. */
export function useReviewAction(journey: string) {
  const { slug, path } = useWorkspace();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (what: ReviewAction) => {
      switch (what.action) {
        case 'request':
          return api.post<Reviews>(`${path}/reviews`, { journey, people: what.people, text: what.text });
        case 'answer':
          return api.post<Reviews>(`${path}/reviews/${what.review}/answers`, { verdict: what.verdict, version: what.version, text: what.text });
        case 'withdraw':
          return api.post<Reviews>(`${path}/reviews/${what.review}/withdraw`, {});
      }
    },
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: reviewsKey(slug, journey) }),
        client.invalidateQueries({ queryKey: documentKey(slug, 'journey', journey) }),
        client.invalidateQueries({ queryKey: listKey(slug, 'journey'), exact: true }),
      ]);
    },
  });
}
