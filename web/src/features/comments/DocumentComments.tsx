import { useSearch } from '@tanstack/react-router';
import type { Kind } from '@/api/types';
import { useLanguage } from '@/app/language';
import { Section } from '@/components/Section';
import { CommentList } from './CommentList';

/** The comments on a page of the library. */
export function DocumentComments({ kind, id }: { kind: Kind; id: string }) {
  const { t } = useLanguage();
  const { comment } = useSearch({ strict: false }) as { comment?: string };
  return (
    <Section title={t('comments.title')}>
      <CommentList about={{ kind, document: id, place: '' }} wanted={comment} nameOf={() => ''} />
    </Section>
  );
}
