import { Skeleton } from '@mantine/core';
import type { Query } from '@/api/client';
import type { Quote } from '@/api/reports';
import { useReport } from '@/api/useReport';
import { useLanguage } from '@/app/language';
import { ProblemNotice } from '@/components/ProblemNotice';
import { scoreColor } from '@/components/score';
import { InsightFromQuote } from '@/features/insights/InsightFromQuote';
import type { QuotePlace } from '@/features/insights/fromQuote';
import classes from './Panel.module.css';

/** What customers wrote, newest first, each with its score. */
export function Quotes({ query, place }: { query: Query; place: QuotePlace }) {
  const { t, format } = useLanguage();
  const quotes = useReport<Quote[]>('quotes', { ...query, limit: 12 });
  if (quotes.isPending) return <Skeleton height={60} />;
  if (quotes.isError) return <ProblemNotice error={quotes.error} onRetry={() => void quotes.refetch()} />;
  if (quotes.data.length === 0) return <p className={classes.muted} style={{ margin: 0 }}>{t('map.noQuotes')}</p>;
  return (
    <ul className={classes.quotes}>
      {quotes.data.map((quote, index) => (
        <li key={`${quote.time}/${index}`} className={classes.quote} style={quote.score === null ? undefined : ({ '--edge': scoreColor(quote.score) } as React.CSSProperties)}>
          <p>{t('map.quoted', { text: quote.text })}</p>
          <div className={classes.muted}>{[quote.score === null ? null : t('map.scoreOf', { score: format.number(quote.score) }), format.date(quote.time)].filter(Boolean).join(' · ')} <InsightFromQuote quote={quote} place={place} /></div>
        </li>
      ))}
    </ul>
  );
}
