import { useCallback } from 'react';
import type { StepsReport } from '@/api/reports';
import type { Journey } from '@/api/types';
import { useReport } from '@/api/useReport';
import { useLanguage } from '@/app/language';
import { inWordsOfTheMap } from './reasons';

/** What customers do on a map, with the reasons in its words. */
export function useStepsReport(journey: string, body: Journey | undefined) {
  const { text } = useLanguage();
  const lanes = body?.lanes;
  const select = useCallback((report: StepsReport) => (lanes ? inWordsOfTheMap(report, lanes, text) : report), [lanes, text]);
  return useReport<StepsReport>('steps', { journey }, true, select);
}
