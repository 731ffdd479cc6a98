import '@mantine/dates/styles.css';
import { useState } from 'react';
import { UnstyledButton } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { useLanguage } from '@/app/language';
import type { PeriodAndSegment } from '@/app/period';
import type { MessageKey } from '@/messages';
import { addDays, addMonths } from './days';
import classes from './PeriodAndSegmentFilter.module.css';

interface Props {
  /** First and last event of the log; the presets count back from the last one, which may be long ago. */
  first: string | null;
  last: string | null;
  period: PeriodAndSegment;
  onChoose: (from: string | undefined, until: string | undefined) => void;
}

interface Preset { label: MessageKey; count?: number; from?: string; until?: string }

function presets(last: string): Preset[] {
  const end = addDays(last.slice(0, 10), 1);
  const year = Number(last.slice(0, 4));
  return [
    { label: 'period.all' },
    { label: 'period.lastDays', count: 30, from: addDays(end, -30), until: end },
    { label: 'period.lastMonths', count: 3, from: addMonths(end, -3), until: end },
    { label: 'period.lastMonths', count: 6, from: addMonths(end, -6), until: end },
    { label: 'period.lastMonths', count: 12, from: addMonths(end, -12), until: end },
    { label: 'period.year', count: year, from: `${year}-01-01`, until: `${year + 1}-01-01` },
    { label: 'period.year', count: year - 1, from: `${year - 1}-01-01`, until: `${year}-01-01` },
  ];
}

export default function PeriodChoice({ first, last, period, onChoose }: Props) {
  const { t } = useLanguage();
  const [range, setRange] = useState<[string | null, string | null]>([
    period.from ?? null,
    period.until ? addDays(period.until, -1) : null,
  ]);
  const choose = (next: [string | null, string | null]) => {
    setRange(next);
    if (next[0] && next[1]) onChoose(next[0], addDays(next[1], 1));
  };
  return (
    <div className={classes.choice}>
      <div className={classes.presets}>
        {presets(last ?? new Date().toISOString()).map(({ label, count, from, until }) => (
          <UnstyledButton key={`${label}${count ?? ''}`} className={classes.preset} data-active={(period.from === from && period.until === until) || undefined} onClick={() => onChoose(from, until)}>
            {t(label, count === undefined ? undefined : { count: label === 'period.year' ? String(count) : count })}
          </UnstyledButton>
        ))}
      </div>
      <DatePicker
        type="range"
        size="xs"
        allowSingleDateInRange
        value={range}
        onChange={choose}
        defaultDate={range[0] ?? last?.slice(0, 10) ?? undefined}
        minDate={first?.slice(0, 10)}
        maxDate={last?.slice(0, 10)}
      />
    </div>
  );
}
