import { Skeleton } from '@mantine/core';
import type { Quote } from '@/api/reports';
import { useReport } from '@/api/useReport';
import { useLanguage } from '@/app/language';
import { ProblemNotice } from '@/components/ProblemNotice';
import { scoreColor, scoreTextColor } from '@/components/score';
import { InsightFromQuote } from '@/features/insights/InsightFromQuote';
import classes from './Touchpoints.module.css';

/** What customers wrote at a touchpoint, with the rating they gave along with it. */
export function Quotes({ touchpoint, id }: { touchpoint: string; id: string }) {
  const { t, format } = useLanguage();
  const quotes = useReport<Quote[]>('quotes', { touchpoint, limit: 8 });
  if (quotes.isError) return <ProblemNotice error={quotes.error} onRetry={() => void quotes.refetch()} />;
  if (!quotes.data) return <Skeleton height={70} />;
  if (quotes.data.length === 0) return <p className={classes.calm}>{t('touchpoint.noQuotes')}</p>;
  return (
    <ul className={classes.quotes}>
      {quotes.data.map((quote) => { const { score, text, time } = quote; return (
        <li key={`${time}${text}`} className={classes.quote}>
          {score === null
            ? <span />
            : (
              <span className="numbers" style={{ color: scoreTextColor(score), fontWeight: 600, display: 'inline-flex', gap: 6, alignItems: 'center' }}>
                <span style={{ width: 9, height: 9, borderRadius: 3, background: scoreColor(score) }} />
                {format.number(score)}
              </span>
            )}
          <q>{text}</q>
          <time dateTime={time} className={classes.quoteTime}>{format.date(time)}</time>
          <InsightFromQuote quote={quote} place={{ touchpoint: id }} />
        </li>
      ); })}
    </ul>
  );
}
