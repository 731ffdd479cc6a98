import { type FormEvent, useState } from 'react';
import { Button, Skeleton, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Document, Metric } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { EmptyState } from '@/components/EmptyState';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import table from '@/components/Table.module.css';
import { useCreate, useDocuments } from '@/features/journeys/document/hooks';
import { MetricDetails } from './MetricDetails';
import { useMetricPlaces } from './places';
import classes from './Metrics.module.css';

/** The KPIs of the workspace: what each says, how it is computed, what is to be reached, and where it is measured. */
export function MetricsPage() {
  const { t } = useLanguage();
  const metrics = useDocuments('metric');
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { metric?: string };
  const open = (metric: string | undefined) => void navigate({ to: '.', search: ((before: object) => ({ ...before, metric })) as never });
  const chosen = metrics.data?.find(({ id }) => id === search.metric) ?? metrics.data?.[0];
  return (
    <>
      <PageHeader title={t('navigation.metrics')} meta={metrics.data && t('metrics.count', { count: metrics.data.length })} />
      {metrics.isError && <ProblemNotice error={metrics.error} onRetry={() => void metrics.refetch()} />}
      {metrics.isPending && <div className={classes.list}><Skeleton height={200} /></div>}
      {metrics.data?.length === 0 && <EmptyState title={t('metrics.empty.title')} action={<NewMetric onMade={open} />}>{t('metrics.empty.text')}</EmptyState>}
      {metrics.data && metrics.data.length > 0 && (
        <div className={classes.split}>
          <div className={classes.list}>
            <MetricTable metrics={metrics.data} chosen={chosen?.id} onOpen={open} />
            <NewMetric onMade={open} />
          </div>
          {chosen && <aside className={classes.side} aria-label={t('metrics.details')}><MetricDetails key={chosen.id} metric={chosen} onRemoved={() => open(undefined)} /></aside>}
        </div>
      )}
    </>
  );
}

function MetricTable({ metrics, chosen, onOpen }: { metrics: Document<Metric>[]; chosen: string | undefined; onOpen: (id: string) => void }) {
  const { t, text, format } = useLanguage();
  const nameOf = useMetricPlaces();
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('field.title')}</th>
            <th scope="col" className={table.number}>{t('metrics.target')}</th>
            <th scope="col" className={table.wide}>{t('metrics.boundTo')}</th>
            <th scope="col" className={table.wide}>{t('journey.owner')}</th>
          </tr>
        </thead>
        <tbody>
          {metrics.map(({ id, body }) => (
            <tr key={id} data-chosen={id === chosen || undefined} className={classes.row}>
              <td><button type="button" className={classes.open} aria-current={id === chosen} onClick={() => onOpen(id)}>{text(body.title) || t('map.untitled')}</button></td>
              <td className={table.number}>{body.target === null || body.target === undefined ? <span className={table.muted}>–</span> : `${body.direction === 'lower' ? '≤' : '≥'} ${format.number(body.target, 2)} ${body.unit ?? ''}`}</td>
              <td className={table.wide}>{body.bound_to?.map(nameOf).join('; ') || <span className={table.muted}>–</span>}</td>
              <td className={table.wide}>{body.owner || <span className={table.muted}>{t('journey.noOwner')}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function NewMetric({ onMade }: { onMade: (id: string) => void }) {
  const { t, language } = useLanguage();
  const { canEdit } = useWorkspace();
  const create = useCreate('metric');
  const [title, setTitle] = useState('');
  if (!canEdit) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ title: { [language]: title.trim() } }, { onSuccess: ({ id }) => { setTitle(''); onMade(id); } });
  };
  return (
    <>
      <form className={classes.add} onSubmit={submit}>
        <TextInput aria-label={t('metrics.new')} placeholder={t('metrics.new')} value={title} onChange={(event) => setTitle(event.currentTarget.value)} w={240} />
        <Button type="submit" variant="default" disabled={title.trim() === ''} loading={create.isPending}>{t('settings.add')}</Button>
      </form>
      {create.isError && <ProblemNotice error={create.error} />}
    </>
  );
}
