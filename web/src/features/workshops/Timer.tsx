import { useEffect, useState } from 'react';
import { Button, Menu } from '@mantine/core';
import { TimerIcon } from 'lucide-react';
import type { Workshop } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import type { EditedDocument } from '@/features/journeys/document/hooks';
import { remaining } from './board';
import classes from './Workshops.module.css';

const choices = [3, 5, 10, 15];

/** The time of the present phase, the same for everybody. */
export function Timer({ edited }: { edited: EditedDocument<Workshop> }) {
  const { t } = useLanguage();
  const { canEdit } = useWorkspace();
  const ends = edited.body.timer_ends;
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!ends) return;
    const tick = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(tick);
  }, [ends]);
  const left = remaining(ends, now);
  const set = (value: string | undefined) => edited.change([{ op: 'set', path: 'timer_ends', value }]);
  const start = (minutes: number) => {
    setNow(Date.now());
    set(new Date(Date.now() + minutes * 60_000).toISOString());
  };
  const shown = left && <span className={classes.timer} role="timer" data-over={left === '0:00' || undefined}>{left === '0:00' ? t('workshop.timeOver') : left}</span>;
  if (!canEdit) return shown;
  return (
    <Menu position="bottom-end">
      <Menu.Target><Button variant="default" leftSection={<TimerIcon size={14} />}>{shown ?? t('workshop.timer')}</Button></Menu.Target>
      <Menu.Dropdown>
        {choices.map((minutes) => <Menu.Item key={minutes} onClick={() => start(minutes)}>{t('workshop.minutes', { count: minutes })}</Menu.Item>)}
        {ends && <Menu.Item onClick={() => set(undefined)}>{t('workshop.stopTimer')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
