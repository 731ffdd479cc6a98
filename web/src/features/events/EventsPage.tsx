import { Select, Skeleton, TextInput } from '@mantine/core';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { byId } from '@/api/documents';
import type { EventName } from '@/api/reports';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { EmptyState } from '@/components/EmptyState';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import table from '@/components/Table.module.css';
import { useDocuments } from '@/features/journeys/document/hooks';
import { DataTabs } from './DataTabs';
import { EventPanel } from './EventPanel';
import { useBind } from './useBind';
import { useEventNames, useUnboundEvents } from './useEvents';
import classes from './Data.module.css';

/** Every event name with its counts and the touchpoint it means; those without one first. */
export function EventsPage() {
  const { t } = useLanguage();
  const names = useEventNames();
  const { event } = useSearch({ strict: false });
  const open = names.data?.find(({ name }) => name === event);
  return (
    <>
      <PageHeader title={t('events.title')}>
        <DataTabs />
      </PageHeader>
      <div className={classes.page}>
        {names.isError && <ProblemNotice error={names.error} onRetry={() => void names.refetch()} />}
        {names.isPending && <Skeleton height={240} />}
        {names.data?.length === 0 && <EmptyState title={t('events.empty.title')}>{t('events.empty.text')}</EmptyState>}
        {names.data && names.data.length > 0 && <EventTable names={names.data} />}
      </div>
      {open && <EventPanel event={open} />}
    </>
  );
}

function EventTable({ names }: { names: EventName[] }) {
  const { t, language } = useLanguage();
  const { search = '' } = useSearch({ strict: false });
  const navigate = useNavigate();
  const unbound = useUnboundEvents() ?? new Map<string, number>();
  const shown = [...names]
    .filter(({ name }) => name.toLocaleLowerCase(language).includes(search.toLocaleLowerCase(language)))
    .sort((a, b) => Number(unbound.has(b.name)) - Number(unbound.has(a.name)) || b.events - a.events);
  return (
    <>
      <div className={classes.eventFilters}>
        <TextInput
          aria-label={t('events.search')}
          placeholder={t('events.search')}
          leftSection={<Search size={14} />}
          w={260}
          value={search}
          onChange={(event) => {
            const next = event.currentTarget.value || undefined;
            void navigate({ to: '.', replace: true, search: ((before: object) => ({ ...before, search: next })) as never });
          }}
        />
        <span className={unbound.size > 0 ? classes.unbound : table.muted}>
          {unbound.size === 0 ? t('events.allBound') : t('events.unbound', { count: unbound.size })}
        </span>
      </div>
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('events.name')}</th>
              <th scope="col" className={table.number}>{t('overview.events')}</th>
              <th scope="col" className={`${table.number} ${table.wide}`}>{t('touchpoints.column.customers')}</th>
              <th scope="col">{t('touchpoints.column.title')}</th>
              <th scope="col" className={table.wide}>{t('events.by')}</th>
            </tr>
          </thead>
          <tbody>{shown.map((event) => <EventRow key={event.name} event={event} unbound={unbound.get(event.name) ?? 0} />)}</tbody>
        </table>
      </div>
    </>
  );
}

function EventRow({ event, unbound }: { event: EventName; unbound: number }) {
  const { t, text, format } = useLanguage();
  const { canEdit } = useWorkspace();
  const { workspace = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const touchpoints = byId(useDocuments('touchpoint').data);
  const touchpoint = event.touchpoint === null ? undefined : touchpoints.get(event.touchpoint);
  const open = () => void navigate({ to: '.', search: ((before: object) => ({ ...before, event: event.name })) as never });
  return (
    <tr>
      <td><button type="button" className={classes.eventButton} onClick={open}>{event.name}</button></td>
      <td className={table.number}>{format.number(event.events)}</td>
      <td className={`${table.number} ${table.wide}`}>{format.number(event.customers)}</td>
      <td>
        {touchpoint && <Link to="/w/$workspace/touchpoints/$touchpoint" params={{ workspace, touchpoint: touchpoint.id }} className={table.title}>{text(touchpoint.body.title)}</Link>}
        {!touchpoint && unbound < event.events && t('events.several')}
        {unbound > 0 && unbound < event.events && <span className={table.under}>{t('events.partly', { count: unbound })}</span>}
        {unbound > 0 && (canEdit ? <BindSelect event={event} /> : unbound === event.events && <span className={table.muted}>{t('events.none')}</span>)}
      </td>
      <td className={`${table.muted} ${table.wide}`}>{event.by && unbound < event.events ? t(`events.by.${event.by}`) : '–'}</td>
    </tr>
  );
}

/** Binds an event to a touchpoint by its name. */
function BindSelect({ event }: { event: EventName }) {
  const { t, text } = useLanguage();
  const touchpoints = useDocuments('touchpoint').data ?? [];
  const bind = useBind();
  return (
    <Select
      aria-label={t('events.bindAs', { name: event.name })}
      placeholder={t('events.bind')}
      searchable
      w={230}
      disabled={bind.isPending}
      data={touchpoints.map(({ id, body }) => ({ value: id, label: text(body.title) || body.key }))}
      value={null}
      onChange={(id) => {
        const touchpoint = touchpoints.find((one) => one.id === id);
        if (touchpoint) bind.mutate({ touchpoint, binding: { event: event.name } });
      }}
      error={bind.isError ? t('problem.unknown') : undefined}
    />
  );
}
