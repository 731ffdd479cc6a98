import { useCallback } from 'react';
import { byId } from '@/api/documents';
import type { MetricPlace } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useDocuments } from '@/features/journeys/document/hooks';

/** What a metric is measured at, in words: "Luxus-Familienreise › Kauf › Buchen". */
export function useMetricPlaces(): (place: MetricPlace) => string {
  const { t, text } = useLanguage();
  const journeys = useDocuments('journey').data;
  const touchpoints = useDocuments('touchpoint').data;
  return useCallback(
    (place) => {
      if (place.touchpoint) return text(byId(touchpoints).get(place.touchpoint)?.body.title) || t('map.missing');
      const journey = byId(journeys).get(place.journey ?? '')?.body;
      if (!journey) return t('map.missing');
      const phase = journey.phases.find((one) => one.id === place.phase || one.steps.some(({ id }) => id === place.step));
      const step = phase?.steps.find(({ id }) => id === place.step);
      return [journey.title, phase?.title, step?.title].flatMap((title) => text(title) || []).join(' › ');
    },
    [journeys, touchpoints, text, t],
  );
}
