import { useContext } from 'react';
import { ActionIcon, Tooltip } from '@mantine/core';
import { MessageSquare } from 'lucide-react';
import { useLanguage } from '@/app/language';
import { useCommands } from '@/features/journeys/map/state/context';
import { CommentCountsContext } from './useComments';
import classes from './Comments.module.css';

/** In the header of a map: how many threads are open, and the way to them. */
export function CommentsButton() {
  const { t } = useLanguage();
  const { open } = useCommands();
  const count = [...useContext(CommentCountsContext).values()].reduce((sum, one) => sum + one, 0);
  const words = count === 0 ? t('comments.title') : t('comments.openCount', { count });
  return (
    <Tooltip label={words}>
      <ActionIcon aria-label={words} className={classes.button} onClick={() => open({ panel: 'comments' })}>
        <MessageSquare size={16} aria-hidden="true" />
        {count > 0 && <span className={classes.badge} aria-hidden="true">{count}</span>}
      </ActionIcon>
    </Tooltip>
  );
}
