import { ActionIcon, Tooltip } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Lightbulb } from 'lucide-react';
import { newId } from '@/api/ids';
import type { Quote } from '@/api/reports';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { useCreate } from '@/features/journeys/document/hooks';
import { insightFrom, type QuotePlace } from './fromQuote';

/** One click makes an insight of what a customer said; the words and where they were said stay as its evidence. */
export function InsightFromQuote({ quote, place }: { quote: Quote; place: QuotePlace }) {
  const { t, language } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const { canContribute } = useWorkspace();
  const navigate = useNavigate();
  const create = useCreate('insight');
  if (!canContribute) return null;
  const make = async () => {
    const { id } = await create.mutateAsync(insightFrom(quote, place, language, newId(), t('insight.quoteSource')));
    void navigate({ to: '/w/$workspace/insights/$insight', params: { workspace, insight: id } });
  };
  return (
    <Tooltip label={t('insight.fromQuote')}>
      <ActionIcon size="sm" loading={create.isPending} aria-label={t('insight.fromQuote')} onClick={() => void make()}><Lightbulb size={14} aria-hidden="true" /></ActionIcon>
    </Tooltip>
  );
}
