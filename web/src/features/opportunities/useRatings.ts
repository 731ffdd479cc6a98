import { useMemo } from 'react';
import { byId } from '@/api/documents';
import type { OpportunitiesReport, Rating } from '@/api/reports';
import type { Document, Opportunity, Scoring } from '@/api/types';
import { useReport } from '@/api/useReport';
import { isShown } from '@/features/improvements/filters';
import { useImprovementSearch } from '@/features/improvements/useImprovementSearch';
import { useDocuments } from '@/features/journeys/document/hooks';

export interface RatedOpportunity {
  opportunity: Document<Opportunity>;
  rating: Rating | null;
  scoring: Document<Scoring> | undefined;
  /** Whether it fits into the capacity asked for; undefined when it is not in the plan. */
  plan: OpportunitiesReport['plan'][number] | undefined;
}

/** All opportunities with what their scoring says; undefined while it loads. A change of one of them asks again. */
export function useRatings(capacity: number) {
  const opportunities = useDocuments('opportunity');
  const scorings = useDocuments('scoring').data;
  const insights = useDocuments('insight').data;
  // The versions make the question another one as soon as something it rests on has changed.
  const versions = [opportunities.data, scorings, insights].map((list) => (list ?? []).reduce((sum, { version }) => sum + version, (list ?? []).length)).join('.');
  const report = useReport<OpportunitiesReport>('opportunities', { capacity }, opportunities.data !== undefined, undefined, versions);
  const all = useMemo(() => {
    if (!opportunities.data || !report.data) return undefined;
    const rated = new Map(report.data.opportunities.map((one) => [one.id, one]));
    const planned = new Map(report.data.plan.map((one) => [one.id, one]));
    const scoringsById = byId(scorings);
    return opportunities.data.map((opportunity): RatedOpportunity => {
      const own = rated.get(opportunity.id);
      return { opportunity, rating: own?.rating ?? null, scoring: scoringsById.get(own?.scoring ?? ''), plan: planned.get(opportunity.id) };
    });
  }, [opportunities.data, report.data, scorings]);
  return { all, isEmpty: opportunities.data?.length === 0, error: opportunities.error ?? report.error, refetch: () => void report.refetch() };
}

/** Those that the filters of the address leave, the highest score first. */
export function useShownRatings(capacity: number) {
  const { search } = useImprovementSearch();
  const ratings = useRatings(capacity);
  const shown = useMemo(
    () => ratings.all
      ?.filter(({ opportunity }) => isShown(opportunity.body, search, 'open'))
      .sort((a, b) => (b.rating?.score ?? -Infinity) - (a.rating?.score ?? -Infinity)),
    [ratings.all, search],
  );
  return { ...ratings, shown };
}
