import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { Check, CircleCheck, Ellipsis, ListChecks, Pencil, RotateCcw, Trash2 } from 'lucide-react';
import { useLanguage } from '@/app/language';
import { useSession, useWorkspace } from '@/app/session';
import { CommentField } from './CommentField';
import { CommentText } from './CommentText';
import { plainLine } from './markdown';
import { type Comment, type Thread, useCommentActions } from './useComments';
import classes from './Comments.module.css';

const TaskDialog = lazy(() => import('@/features/tasks/TaskDialog'));

interface Props {
  thread: Thread;
  /** What the place is called; null when it is gone. */
  place: { name: string; open?: () => void } | null;
  /** The address leads to this thread. */
  wanted: boolean;
}

/** A thread: what was said at a place, the answers, and whether it is settled. */
export function CommentThread({ thread: { first, answers }, place, wanted }: Props) {
  const { t, format } = useLanguage();
  const { canContribute } = useWorkspace();
  const { write, settle } = useCommentActions(first.about.document);
  const [answering, setAnswering] = useState(false);
  const [task, setTask] = useState(false);
  const item = useRef<HTMLLIElement>(null);
  const resolved = first.resolved_at !== null;
  useEffect(() => {
    if (wanted) item.current?.scrollIntoView({ block: 'nearest' });
  }, [wanted]);
  return (
    <li ref={item} className={classes.thread} data-wanted={wanted || undefined} data-resolved={resolved || undefined} data-thread={first.id}>
      <div className={classes.place}>
        {place?.open ? <button type="button" className={classes.placeLink} onClick={place.open}>{place.name}</button> : <span>{place ? place.name : t('comments.placeGone')}</span>}
        {canContribute && (
          <span className={classes.tools}>
            <Tooltip label={t('tasks.fromComment')}><ActionIcon size="sm" aria-label={t('tasks.fromComment')} onClick={() => setTask(true)}><ListChecks size={14} aria-hidden="true" /></ActionIcon></Tooltip>
            <Tooltip label={t(resolved ? 'comments.reopen' : 'comments.resolve')}>
              <ActionIcon size="sm" aria-label={t(resolved ? 'comments.reopen' : 'comments.resolve')} loading={settle.isPending} onClick={() => settle.mutate({ id: first.id, resolved: !resolved })}>
                {resolved ? <RotateCcw size={14} aria-hidden="true" /> : <Check size={15} aria-hidden="true" />}
              </ActionIcon>
            </Tooltip>
          </span>
        )}
      </div>
      <One comment={first} />
      {answers.map((answer) => <One key={answer.id} comment={answer} />)}
      {resolved && first.resolved_at && <p className={classes.resolved}><CircleCheck size={13} aria-hidden="true" /> {t('comments.resolvedBy', { name: first.resolved_by ?? t('document.someone'), ago: format.ago(first.resolved_at) })}</p>}
      {canContribute && !resolved && (answering
        ? (
          <CommentField
            label={t('comments.answerField')}
            submit={t('comments.answer')}
            autoFocus
            onCancel={() => setAnswering(false)}
            onSubmit={async (text, id) => {
              await write.mutateAsync({ id, about: first.about, answers: first.id, text });
              setAnswering(false);
            }}
          />
        )
        : <Button variant="subtle" size="compact-xs" className={classes.reply} onClick={() => setAnswering(true)}>{t('comments.answer')}</Button>)}
      <Suspense fallback={null}>
        {task && <TaskDialog about={first.about} comment={first.id} title={plainLine(first.text).slice(0, 120)} onClose={() => setTask(false)} />}
      </Suspense>
    </li>
  );
}

function One({ comment }: { comment: Comment }) {
  const { t, format } = useLanguage();
  const { canAdminister, canContribute } = useWorkspace();
  const { user } = useSession();
  const { edit, remove } = useCommentActions(comment.about.document);
  const [editing, setEditing] = useState(false);
  const own = user?.id === comment.author;
  if (comment.removed) return <p className={classes.removed}>{t('comments.removed')}</p>;
  return (
    <article className={classes.comment}>
      <header className={classes.who}>
        <b>{comment.author_name}</b>
        <time dateTime={comment.created_at} title={format.dateTime(comment.created_at)}>{format.ago(comment.created_at)}</time>
        {comment.edited_at && <span title={format.dateTime(comment.edited_at)}>{t('comments.edited')}</span>}
        {canContribute && (own || canAdminister) && !editing && (
          <Menu position="bottom-end" width={180}>
            <Menu.Target><ActionIcon size="xs" className={classes.more} aria-label={t('comments.more')}><Ellipsis size={13} aria-hidden="true" /></ActionIcon></Menu.Target>
            <Menu.Dropdown>
              {own && <Menu.Item leftSection={<Pencil size={14} />} onClick={() => setEditing(true)}>{t('comments.edit')}</Menu.Item>}
              <Menu.Item color="red" leftSection={<Trash2 size={14} />} onClick={() => remove.mutate(comment.id)}>{t('comments.remove')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </header>
      {editing
        ? (
          <CommentField
            label={t('comments.editField')}
            submit={t('action.save')}
            initial={comment.text}
            autoFocus
            onCancel={() => setEditing(false)}
            onSubmit={async (text) => {
              await edit.mutateAsync({ id: comment.id, text });
              setEditing(false);
            }}
          />
        )
        : <CommentText text={comment.text} />}
    </article>
  );
}
