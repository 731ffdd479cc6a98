import { useState } from 'react';
import { Drawer, Select, Skeleton } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { EventName } from '@/api/reports';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useDocuments } from '@/features/journeys/document/hooks';
import { BindingForm } from './BindingForm';
import { useBind } from './useBind';
import { useEventProperties } from './useEvents';
import classes from './Data.module.css';

/** One event name: what its properties hold, and a rule that binds it or a part of it to a touchpoint. */
export function EventPanel({ event }: { event: EventName }) {
  const { t, text, format } = useLanguage();
  const { canEdit } = useWorkspace();
  const navigate = useNavigate();
  const touchpoints = useDocuments('touchpoint').data ?? [];
  const properties = useEventProperties(event.name);
  const bind = useBind();
  const [chosen, setChosen] = useState<string | null>(event.touchpoint);
  const close = () => void navigate({ to: '.', search: ((before: object) => ({ ...before, event: undefined })) as never });
  const touchpoint = touchpoints.find(({ id }) => id === chosen);
  return (
    <Drawer opened onClose={close} position="right" size={560} title={event.name} overlayProps={{ backgroundOpacity: 0.15 }} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <p>{t('bindings.found', { events: event.events, customers: event.customers })}</p>
      {canEdit && (
        <>
          <h3 className={classes.panelHead}>{t('events.bindRule')}</h3>
          <Select label={t('touchpoints.column.title')} searchable data={touchpoints.map(({ id, body }) => ({ value: id, label: text(body.title) || body.key }))} value={chosen} onChange={setChosen} mb={6} />
          {touchpoint && <BindingForm key={touchpoint.id} start={{ event: event.name }} onCancel={close} onSave={(binding) => bind.mutate({ touchpoint, binding }, { onSuccess: close })} />}
          {bind.isError && <ProblemNotice error={bind.error} />}
        </>
      )}
      <h3 className={classes.panelHead}>{t('events.properties')}</h3>
      {properties.isPending && <Skeleton height={120} />}
      {properties.data?.length === 0 && <p className={classes.values}>{t('events.noProperties')}</p>}
      {properties.data?.map(({ property, values, distinct }) => (
        <div key={property} className={classes.values}>
          <b>{property}</b> · {t('events.distinct', { count: distinct })}<br />
          {values.slice(0, 12).map(({ value, events }) => <span key={value}>{value === '' ? t('segment.empty') : value} <span className="numbers">({format.number(events)})</span></span>)}
        </div>
      ))}
    </Drawer>
  );
}
