import { useEffect } from 'react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Journey } from '@/api/types';
import { usePeriodAndSegment } from '@/app/period';
import { useDocuments } from '@/features/journeys/document/hooks';
import { useMapStore } from '@/features/journeys/map/state/store';

/** The saved views of a journey: the same map with another emphasis for each department. */
export function useViews(journey: string) {
  const views = useDocuments('view').data;
  return (views ?? []).filter(({ body }) => body.journey === journey);
}

/** The view that the address names, and the way to another one. It is applied when it is chosen or opened by a link. */
export function useActiveView(journey: string, body: Journey | undefined) {
  const views = useViews(journey);
  const store = useMapStore();
  const navigate = useNavigate();
  const { setPeriod } = usePeriodAndSegment();
  const { view: id } = useSearch({ strict: false }) as { view?: string };
  const active = views.find((view) => view.id === id);
  const lanes = body?.lanes;
  useEffect(() => {
    if (!active || !lanes) return;
    const shown = new Set(active.body.emphasis.lanes);
    store.set({ hiddenLanes: new Set(lanes.filter((lane) => !shown.has(lane.id)).map((lane) => lane.id)) });
    // Only when the view is chosen or was changed: afterwards the person may show and hide lanes as they like.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [active?.id, active?.version, lanes === undefined]);
  const choose = (next: string | undefined) => {
    const emphasis = views.find((view) => view.id === next)?.body.emphasis;
    if (emphasis) setPeriod({ from: emphasis.from ?? undefined, until: emphasis.until ?? undefined, where: emphasis.where?.length ? emphasis.where : undefined });
    else store.set({ hiddenLanes: new Set() });
    void navigate({ to: '.', search: ((search: object) => ({ ...search, view: next })) as never });
  };
  return { views, active, choose };
}
