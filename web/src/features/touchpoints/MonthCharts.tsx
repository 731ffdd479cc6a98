import { Skeleton } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import type { TouchpointNumbers } from '@/api/reports';
import { useReport } from '@/api/useReport';
import { useLanguage } from '@/app/language';
import { MonthlyBars, MonthlyScores } from '@/components/charts';
import { Section } from '@/components/Section';
import classes from './Touchpoints.module.css';

/** Score and volume of a touchpoint, month by month. */
export function MonthCharts({ id }: { id: string }) {
  const { t, format } = useLanguage();
  const report = useReport<TouchpointNumbers[]>('touchpoints');
  const { ref, width } = useElementSize();
  const months = report.data?.find((one) => one.id === id)?.months ?? [];
  const shared = { width, monthWords: format.month, numberWords: (value: number) => format.number(value) };
  const scores = months.map(({ month, score }) => ({
    month, score, value: score?.mean ?? null,
    words: score ? `${format.month(month)}: ${t('score.says', { mean: format.number(score.mean, 1), low: format.number(score.low, 1), high: format.number(score.high, 1), n: format.number(score.n) })}` : '',
  }));
  const volumes = months.map(({ month, customers, events }) => ({ month, value: customers, words: `${format.month(month)}: ${t('touchpoint.volumeSays', { customers, events })}` }));
  return (
    <Section title={t('touchpoint.overTime')} hint={t('touchpoint.overTimeHint')}>
      {report.isPending && <Skeleton height={280} />}
      {!report.isPending && months.length === 0 && <p className={classes.calm}>{t('touchpoint.noEvents')}</p>}
      {months.length > 0 && (
        <div ref={ref}>
          <h3 className={classes.chartTitle}>{t('touchpoint.scoreChart')}</h3>
          {scores.some(({ score }) => score)
            ? width > 0 && <MonthlyScores months={scores} label={t('touchpoint.scoreChart')} {...shared} />
            : <p className={classes.calm}>{t('touchpoint.noScores')}</p>}
          <h3 className={classes.chartTitle}>{t('touchpoint.volumeChart')}</h3>
          {width > 0 && <MonthlyBars months={volumes} label={t('touchpoint.volumeChart')} {...shared} />}
        </div>
      )}
    </Section>
  );
}
