import { MessageSquare } from 'lucide-react';
import { useLanguage } from '@/app/language';
import { useCommands } from '@/features/journeys/map/state/context';
import classes from './Comments.module.css';

/** How many open threads a place of the map has; opens them. */
export function CommentMark({ place, count }: { place: string; count: number }) {
  const { t } = useLanguage();
  const { open } = useCommands();
  const words = t('comments.countHere', { count });
  return (
    <button type="button" className={classes.mark} aria-label={words} title={words} onClick={() => open({ panel: 'comments', place })}>
      <MessageSquare size={11} strokeWidth={2} aria-hidden="true" />{count > 1 && <span>{count}</span>}
    </button>
  );
}
