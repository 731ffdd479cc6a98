import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';

/** Which part of the log the numbers on a page come from; it lives in the address and goes along from page to page. */
export interface PeriodAndSegment {
  /** First day, "2026-01-01"; all earlier ones when absent. */
  from?: string;
  /** First day after the period; all later ones when absent. */
  until?: string;
  /** Conditions "property=value", all of which must hold. */
  where?: string[];
}

const day = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the period and segment from an address; what is not understood is left out. */
export function readPeriodAndSegment(search: Record<string, unknown>): PeriodAndSegment {
  const where = [search.where ?? []].flat().map(String).filter((condition) => condition.includes('='));
  return {
    ...(typeof search.from === 'string' && day.test(search.from) ? { from: search.from } : {}),
    ...(typeof search.until === 'string' && day.test(search.until) ? { until: search.until } : {}),
    ...(where.length > 0 ? { where } : {}),
  };
}

/** The chosen period and segment, ready as the query of a report, and the way to change it (Back undoes the change). */
export function usePeriodAndSegment(): { period: PeriodAndSegment; setPeriod: (next: PeriodAndSegment) => void } {
  const { from, until, where } = useSearch({ strict: false }) as PeriodAndSegment;
  const navigate = useNavigate();
  const period = useMemo(() => ({ from, until, where }), [from, until, where]);
  const setPeriod = useCallback(
    (next: PeriodAndSegment) =>
      void navigate({
        to: '.',
        // Absent parts are written as undefined: the address must forget them, and not keep the former value.
        search: ((search: object) => ({ ...search, from: next.from, until: next.until, where: next.where })) as never,
      }),
    [navigate],
  );
  return { period, setPeriod };
}
