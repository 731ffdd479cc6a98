import { useState } from 'react';
import { CloseButton, SegmentedControl, Skeleton } from '@mantine/core';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { ProblemNotice } from '@/components/ProblemNotice';
import { CommentField } from './CommentField';
import { CommentThread } from './CommentThread';
import { type About, threadsOf, useCommentActions, useComments } from './useComments';
import classes from './Comments.module.css';

interface Props {
  about: About;
  /** The thread that the address leads to. */
  wanted?: string | undefined;
  /** Whether what was said at a place belongs to the one that is shown: a cell covers its cards. */
  covers?: (place: string) => boolean;
  /** Names a place; null when it is gone. */
  nameOf: (place: string) => string | null;
  /** Shows a place on the page. */
  onOpen?: (place: string) => void;
  /** Shows the comments of all places again. */
  onWhole?: () => void;
}

type Filter = 'open' | 'resolved';

/** What was said about a document, or about one place in it, and the field to say something. */
export function CommentList({ about, wanted, covers, nameOf, onOpen, onWhole }: Props) {
  const { t } = useLanguage();
  const { canContribute } = useWorkspace();
  const comments = useComments(about.document);
  const { write } = useCommentActions(about.document);
  const [filter, setFilter] = useState<Filter>('open');
  if (comments.isError) return <ProblemNotice error={comments.error} onRetry={() => void comments.refetch()} />;
  if (!comments.data) return <Skeleton height={80} mt={12} />;
  const here = threadsOf(comments.data).filter(({ first }) => about.place === '' || first.about.place === about.place || covers?.(first.about.place));
  const count = (one: Filter) => here.filter(({ first }) => (first.resolved_at !== null) === (one === 'resolved')).length;
  const shown = here.filter(({ first }) => first.id === wanted || (first.resolved_at !== null) === (filter === 'resolved')).reverse();
  const placeOf = (place: string) => {
    if (place === '') return { name: t('comments.whole') };
    const name = nameOf(place);
    return name === null ? null : { name: name || t('map.untitled'), ...(onOpen ? { open: () => onOpen(place) } : {}) };
  };
  return (
    <div className={classes.list}>
      {about.place !== '' && (
        <p className={classes.only}>
          {t('comments.onlyHere', { place: placeOf(about.place)?.name ?? t('comments.placeGone') })}
          {onWhole && <CloseButton size="xs" aria-label={t('comments.showAll')} onClick={onWhole} />}
        </p>
      )}
      {canContribute && <CommentField label={t(about.place === '' ? 'comments.field' : 'comments.fieldHere')} submit={t('comments.send')} autoFocus={about.place !== '' && here.length === 0} onSubmit={(text, id) => write.mutateAsync({ id, about, text })} />}
      {here.length > 0 && (
        <SegmentedControl
          fullWidth
          aria-label={t('comments.filter')}
          value={filter}
          onChange={(next) => setFilter(next as Filter)}
          data={(['open', 'resolved'] as const).map((one) => ({ value: one, label: t(`comments.filter.${one}`, { count: count(one) }) }))}
        />
      )}
      {shown.length === 0 && <p className={classes.calm}>{t(here.length === 0 ? (canContribute ? 'comments.none' : 'comments.noneToRead') : `comments.none.${filter}`)}</p>}
      <ul className={classes.threads}>
        {shown.map((thread) => <CommentThread key={thread.first.id} thread={thread} place={placeOf(thread.first.about.place)} wanted={thread.first.id === wanted} />)}
      </ul>
    </div>
  );
}
