import { useMemo } from 'react';
import { useLanguage } from '@/app/language';
import type { Library } from '@/features/journeys/map/state/library';
import { Describer, partsOf } from '../describe';
import { parseCompared, useComparison } from '../variants';
import { marksOf } from './marks';

/** What the map is compared with, by the address, and what to mark in it. */
export function useCompared(id: string, compare: string | undefined, library: Library) {
  const words = useLanguage();
  const compared = parseCompared(compare);
  const comparison = useComparison(id, compared);
  const found = comparison.data;
  const marks = useMemo(() => {
    if (!found) return null;
    const describer = new Describer(partsOf(found.both), words, library);
    return marksOf(found.differences, describer, words.language, (change) => words.t(`variants.change.${change}`));
  }, [found, words, library]);
  return { compares: compared !== null, comparison, marks };
}
