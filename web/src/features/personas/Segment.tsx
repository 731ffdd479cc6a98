import { ActionIcon, Select, Skeleton } from '@mantine/core';
import { X } from 'lucide-react';
import type { OverviewReport } from '@/api/reports';
import type { Persona } from '@/api/types';
import { useReport } from '@/api/useReport';
import { useLanguage } from '@/app/language';
import { useFilters } from '@/components/PeriodAndSegmentFilter';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useSegmentNumbers } from './segment';
import classes from './Personas.module.css';

/** Which customers a persona or target group stands for, and how many they are now. */
export function Segment({ bound, readOnly, onChange }: { bound: Pick<Persona, 'segment'>; readOnly: boolean; onChange: (segment: NonNullable<Persona['segment']>) => void }) {
  const { t, format } = useLanguage();
  const numbers = useSegmentNumbers(bound);
  const all = useReport<OverviewReport>('overview').data;
  const filters = useFilters().data;
  const segment = bound.segment ?? [];
  const choices = (filters?.properties ?? []).map(({ property, values }) => ({
    group: property,
    items: values.map(({ value, customers }) => ({ value: `${property}=${value}`, label: `${value || t('segment.empty')} (${format.number(customers)})` })),
  }));
  const add = (condition: string | null) => {
    if (!condition) return;
    const at = condition.indexOf('=');
    onChange([...segment, { property: condition.slice(0, at), value: condition.slice(at + 1) }]);
  };
  return (
    <>
      {segment.length > 0 && (
        <div className={classes.count}>
          {numbers.data
            ? <><b>{format.number(numbers.data.customers)}</b> {t('persona.ofCustomers', { share: all && all.customers > 0 ? format.share(numbers.data.customers / all.customers) : '–' })}</>
            : numbers.isPending && <Skeleton height={22} width={180} />}
        </div>
      )}
      {numbers.isError && <ProblemNotice error={numbers.error} />}
      <ul className={classes.conditions}>
        {segment.map(({ property, value }, index) => (
          <li key={`${property}=${value}`}>
            <span>{property}: <b>{value}</b></span>
            {!readOnly && <ActionIcon size="sm" aria-label={t('segment.remove', { condition: `${property}: ${value}` })} onClick={() => onChange(segment.filter((_, place) => place !== index))}><X size={13} /></ActionIcon>}
          </li>
        ))}
      </ul>
      {segment.length === 0 && <p className={classes.calm}>{t('persona.segmentText')}</p>}
      {!readOnly && choices.length > 0 && <Select aria-label={t('persona.addCondition')} placeholder={t('persona.addCondition')} data={choices} value={null} onChange={add} searchable />}
    </>
  );
}
