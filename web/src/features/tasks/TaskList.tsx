import { lazy, Suspense, useState } from 'react';
import { Button, Checkbox } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import type { About } from '@/features/comments/useComments';
import { addressOf } from '@/features/notifications/address';
import { type Task, today, useTaskActions, useTasks } from './useTasks';
import classes from './Tasks.module.css';

const TaskDialog = lazy(() => import('./TaskDialog'));

/** The tasks about a document, and the way to add one. */
export function DocumentTasks({ about }: { about: About }) {
  const { t } = useLanguage();
  const { canContribute } = useWorkspace();
  const tasks = useTasks({ document: about.document }).data ?? [];
  const [open, setOpen] = useState(false);
  const here = tasks.filter((task) => about.place === '' || task.about.place === about.place);
  return (
    <section className={classes.section}>
      <div className={classes.head}>
        <h3 className={classes.title}>{t('tasks.heading')}</h3>
        {canContribute && <Button variant="subtle" size="compact-xs" leftSection={<Plus size={13} aria-hidden="true" />} onClick={() => setOpen(true)}>{t('tasks.new')}</Button>}
      </div>
      {here.length === 0 ? <p className={classes.calm}>{t('tasks.noneHere')}</p> : <TaskList tasks={here} />}
      <Suspense fallback={null}>{open && <TaskDialog about={about} onClose={() => setOpen(false)} />}</Suspense>
    </section>
  );
}

/** Tasks with a box to tick. Where they are about several documents, each says which. */
export function TaskList({ tasks, withAbout = false }: { tasks: Task[]; withAbout?: boolean }) {
  return <ul className={classes.list}>{tasks.map((task) => <Row key={task.id} task={task} withAbout={withAbout} />)}</ul>;
}

function Row({ task, withAbout }: { task: Task; withAbout: boolean }) {
  const { t, tCode, text, format } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const { canContribute } = useWorkspace();
  const { change } = useTaskActions();
  const [open, setOpen] = useState(false);
  const done = task.done_at !== null;
  const overdue = !done && task.due !== null && task.due < today();
  const address = addressOf(workspace, task.about, task.comment ?? undefined);
  return (
    <li className={classes.row} data-done={done || undefined}>
      <Checkbox size="xs" aria-label={t('tasks.done', { title: task.title })} checked={done} disabled={!canContribute} onChange={(event) => change.mutate({ id: task.id, done: event.currentTarget.checked })} />
      <div className={classes.body}>
        {canContribute ? <button type="button" className={classes.name} onClick={() => setOpen(true)}>{task.title}</button> : <span className={classes.name}>{task.title}</span>}
        <span className={classes.meta}>
          {task.reason && <span>{tCode('tasks.reason', task.reason)}</span>}
          {withAbout && (address && task.about_title ? <Link {...address}>{text(task.about_title) || t('map.untitled')}</Link> : <span>{t('tasks.aboutGone')}</span>)}
          {!withAbout && task.assignees.length > 0 && <span>{task.assignees.map(({ name }) => name).join(', ')}</span>}
          {done && task.done_at && <span>{t('tasks.doneBy', { name: task.done_by ?? t('document.someone'), ago: format.ago(task.done_at) })}</span>}
        </span>
      </div>
      {!done && task.due && <span className={overdue ? classes.overdue : classes.due}>{overdue ? t('overview.overdue', { day: format.date(task.due) }) : format.date(task.due)}</span>}
      <Suspense fallback={null}>{open && <TaskDialog about={task.about} task={task} onClose={() => setOpen(false)} />}</Suspense>
    </li>
  );
}
