import { useState } from 'react';
import { Button, Popover, Tooltip, UnstyledButton } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { AtSign, BadgeCheck, Bell as BellIcon, CalendarClock, ListChecks, type LucideIcon, MessageSquareReply, PencilLine, Settings } from 'lucide-react';
import { useLanguage } from '@/app/language';
import { plainLine } from '@/features/comments/markdown';
import { addressOf } from './address';
import { type Notification, type NotificationKind, useNotifications, useRead } from './useNotifications';
import classes from './Notifications.module.css';

const icons: Record<NotificationKind, LucideIcon> = { mention: AtSign, reply: MessageSquareReply, assignment: ListChecks, due: CalendarClock, review: BadgeCheck, change: PencilLine };

/** The bell in the rail: how much is unread, and what. */
export function Bell({ className }: { className: string | undefined }) {
  const { t } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const [open, setOpen] = useState(false);
  const { data } = useNotifications();
  const read = useRead();
  const unread = data?.unread ?? 0;
  const label = unread > 0 ? t('notifications.unread', { count: unread }) : t('notifications.title');
  return (
    <Popover opened={open} onChange={setOpen} position="right-end" width={400} trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={label} position="right" disabled={open}>
          <UnstyledButton className={`${className} ${classes.bell}`} aria-label={label} aria-expanded={open} onClick={() => setOpen(!open)}>
            <BellIcon size={19} strokeWidth={1.7} aria-hidden="true" />
            {unread > 0 && <span className={classes.count} aria-hidden="true">{unread > 99 ? '99+' : unread}</span>}
          </UnstyledButton>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={t('notifications.title')}>
        <div className={classes.head}>
          <h2 className={classes.title}>{t('notifications.title')}</h2>
          {unread > 0 && <Button variant="subtle" size="compact-xs" onClick={() => read.mutate(null)}>{t('notifications.readAll')}</Button>}
          <Tooltip label={t('notifications.settings')}>
            <Link to="/w/$workspace/settings" params={{ workspace }} hash="notifications" className={classes.settings} aria-label={t('notifications.settings')} onClick={() => setOpen(false)}><Settings size={15} aria-hidden="true" /></Link>
          </Tooltip>
        </div>
        {data?.notifications.length === 0 && <p className={classes.calm}>{t('notifications.none')}</p>}
        <ul className={classes.list} tabIndex={0} aria-label={t('notifications.title')}>
          {data?.notifications.map((one) => <Entry key={one.id} notification={one} onOpen={() => { setOpen(false); if (!one.read) read.mutate(one.id); }} />)}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

function Entry({ notification, onOpen }: { notification: Notification; onOpen: () => void }) {
  const { t, text, format } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const { kind, actor, about, title, subject, excerpt, times, read, at } = notification;
  const Icon = icons[kind];
  const isComment = kind === 'mention' || kind === 'reply';
  const address = addressOf(workspace, about, isComment ? (subject ?? undefined) : undefined);
  const parameters = { name: actor ?? t('document.someone'), count: times };
  return (
    <li>
      <button
        type="button"
        className={classes.entry}
        data-unread={!read || undefined}
        onClick={() => {
          onOpen();
          if (address) void navigate(address as never);
        }}
      >
        <Icon size={15} className={classes.icon} aria-hidden="true" />
        <span className={classes.body}>
          <span className={classes.what}>{t(`notifications.says.${kind}`, parameters)}{!read && <span className="visually-hidden"> ({t('notifications.new')})</span>}</span>
          {excerpt !== '' && <span className={classes.excerpt}>{plainLine(excerpt)}</span>}
          <span className={classes.where}>{text(title) || t('map.untitled')} · <time dateTime={at} title={format.dateTime(at)}>{format.ago(at)}</time></span>
        </span>
      </button>
    </li>
  );
}
