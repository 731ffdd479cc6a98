import { useMemo } from 'react';
import { useLanguage } from '@/app/language';
import type { RiverWords } from '../river/scene';
import { measureText } from './measure';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const month = 30.44 * day;

type Translate = ReturnType<typeof useLanguage>['t'];
type Format = ReturnType<typeof useLanguage>['format'];

/** A span as short as possible for the space between two steps: "5 T", "2 Std", "5,2 Mon". */
export function shortDuration(seconds: number, t: Translate, format: Format): string {
  const written = (value: number, key: 'map.unit.second' | 'map.unit.minute' | 'map.unit.hour' | 'map.unit.day' | 'map.unit.month') =>
    t(key, { value: format.number(value, value < 9.95 ? 1 : 0) });
  if (seconds < 0.95 * minute) return written(Math.round(seconds), 'map.unit.second');
  if (seconds < 0.95 * hour) return written(Math.round(seconds / minute), 'map.unit.minute');
  if (seconds < 1.5 * day) return written(seconds / hour, 'map.unit.hour');
  if (seconds < 2.5 * month) return written(seconds / day, 'map.unit.day');
  return written(seconds / month, 'map.unit.month');
}

export interface MapWords extends Omit<RiverWords, 'touchpoint'> {
  /** Per cent with one digit below 10 %, for exact places such as hints and tables. */
  exactShare: (share: number) => string;
}

/** The numbers of the map in words, in the current language. */
export function useWords(): MapWords {
  const { t, format } = useLanguage();
  return useMemo(
    () => ({
      share: (share) => (share > 0 && share < 0.005 ? `< ${format.share(0.01)}` : format.share(share)),
      exactShare: (share) => format.share(share, share < 0.1 ? 1 : 0),
      points: (share) => t('map.points', { value: format.number(share * 100, share < 0.00995 ? 1 : 0) }),
      duration: (seconds) => shortDuration(seconds, t, format),
      returns: (share) => t('map.river.returns', { share }),
      loop: (share) => t('map.river.loop', { share }),
      measure: measureText,
    }),
    [t, format],
  );
}
