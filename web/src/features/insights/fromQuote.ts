import type { Quote } from '@/api/reports';
import type { Insight } from '@/api/types';

export interface QuotePlace { touchpoint?: string; journey?: string; step?: string }

const longestTitle = 90;

/** An insight that rests on one quote; its title is the beginning of what was said, until somebody words it better. */
export function insightFrom(quote: Quote, place: QuotePlace, language: string, id: string, source: string): Insight {
  const date = quote.time.slice(0, 10);
  const item = { id, kind: 'quote' as const, method: 'feedback', text: quote.text, source, date, n: 1, ...(quote.score === null ? {} : { score: quote.score }), ...place };
  return {
    title: { [language]: beginning(quote.text) },
    ...(quote.score === null ? {} : { kind: quote.score < 50 ? ('pain-point' as const) : ('gain' as const) }),
    evidence: { level: 'qualitative', sources: [source], date, n: 1 },
    items: [item],
    touchpoints: place.touchpoint ? [place.touchpoint] : [],
  };
}

/** The first sentence, or as many whole words as fit. */
function beginning(text: string): string {
  const sentence = text.trim().split(/(?<=[.!?])\s/)[0]!;
  if (sentence.length <= longestTitle) return sentence;
  const cut = sentence.slice(0, longestTitle);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longestTitle / 2))} …`;
}
