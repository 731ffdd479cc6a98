import { useState } from 'react';
import { Button, CloseButton, Popover, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CalendarDays, ChevronDown, Users } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { api } from '@/api/client';
import type { Filters } from '@/api/reports';
import { useLanguage } from '@/app/language';
import { usePeriodAndSegment } from '@/app/period';
import { useWorkspace } from '@/app/session';
import { addDays } from './days';
import classes from './PeriodAndSegmentFilter.module.css';

const PeriodChoice = lazy(() => import('./PeriodChoice'));

/** What the log can be filtered by: its first and last event and the properties with few values. */
export function useFilters() {
  const { slug, path } = useWorkspace();
  return useQuery({
    queryKey: ['reports', slug, 'filters', {}],
    queryFn: () => api.get<Filters>(`${path}/reports/filters`),
    staleTime: 60_000,
  });
}

/** Which period and which customers the numbers of the page come from; the choice lives in the address. */
export function PeriodAndSegmentFilter() {
  return (
    <>
      <PeriodFilter />
      <SegmentFilter />
    </>
  );
}

function PeriodFilter() {
  const { t } = useLanguage();
  const { period, setPeriod } = usePeriodAndSegment();
  const filters = useFilters().data;
  const [open, setOpen] = useState(false);
  const label = usePeriodWords();
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus>
      <Popover.Target>
        <Button variant="default" className={classes.button} leftSection={<CalendarDays size={14} />} rightSection={<ChevronDown size={13} />} onClick={() => setOpen(!open)} aria-label={`${t('period.label')}: ${label}`}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={10}>
        <Suspense fallback={<Skeleton height={280} width={420} />}>
          <PeriodChoice
            first={filters?.first ?? null}
            last={filters?.last ?? null}
            period={period}
            onChoose={(from, until) => {
              setPeriod({ ...period, from, until });
              setOpen(false);
            }}
          />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}

/** The chosen period in words. */
export function usePeriodWords(): string {
  const { t, format } = useLanguage();
  const { period } = usePeriodAndSegment();
  const last = period.until ? format.date(addDays(period.until, -1)) : null;
  if (period.from && last) return `${format.date(period.from)} – ${last}`;
  if (period.from) return t('period.since', { day: format.date(period.from) });
  return last ? t('period.until', { day: last }) : t('period.all');
}

function SegmentFilter() {
  const { t, format } = useLanguage();
  const { period, setPeriod } = usePeriodAndSegment();
  const [open, setOpen] = useState(false);
  const filters = useFilters().data;
  const conditions = period.where ?? [];
  if (conditions.length === 0 && (filters?.properties.length ?? 0) === 0) return null;

  const toggle = (condition: string) => {
    const next = conditions.includes(condition) ? conditions.filter((one) => one !== condition) : [...conditions, condition];
    setPeriod({ ...period, where: next.length > 0 ? next : undefined });
  };
  return (
    <>
      <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus>
        <Popover.Target>
          <Button variant="default" className={classes.button} leftSection={<Users size={14} />} rightSection={<ChevronDown size={13} />} onClick={() => setOpen(!open)}>
            {conditions.length === 0 ? t('segment.all') : t('segment.some', { count: conditions.length })}
          </Button>
        </Popover.Target>
        <Popover.Dropdown p={0} className={classes.segments}>
          <p className={classes.hint}>{t('segment.hint')}</p>
          {filters?.properties.map(({ property, values }) => (
            <fieldset key={property} className={classes.property}>
              <legend>{property}</legend>
              {values.map(({ value, customers }) => (
                <label key={value} className={classes.value}>
                  <input type="checkbox" checked={conditions.includes(`${property}=${value}`)} onChange={() => toggle(`${property}=${value}`)} />
                  <span>{value === '' ? t('segment.empty') : value}</span>
                  <span className={classes.count}>{format.number(customers)}</span>
                </label>
              ))}
            </fieldset>
          ))}
        </Popover.Dropdown>
      </Popover>
      {conditions.map((condition) => (
        <span key={condition} className={classes.condition}>
          {condition.replace('=', ': ')}
          <CloseButton size="xs" aria-label={t('segment.remove', { condition })} onClick={() => toggle(condition)} />
        </span>
      ))}
    </>
  );
}
