import { useLanguage } from '@/app/language';
import { Section } from '@/components/Section';
import { TaskList } from './TaskList';
import { useTasks } from './useTasks';
import classes from './Tasks.module.css';

const shownDone = 3;

/** What one is to do oneself, the most urgent first. */
export function MyTasks() {
  const { t } = useLanguage();
  const tasks = useTasks({ mine: true }).data;
  if (!tasks) return null;
  const open = tasks.filter((task) => task.done_at === null);
  const done = tasks.filter((task) => task.done_at !== null).slice(0, shownDone);
  return (
    <Section title={t('tasks.mine')} hint={open.length > 0 ? t('tasks.openCount', { count: open.length }) : undefined}>
      {open.length === 0 && <p className={classes.calm}>{t('tasks.none')}</p>}
      <TaskList tasks={[...open, ...done]} withAbout />
    </Section>
  );
}
