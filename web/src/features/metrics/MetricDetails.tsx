import { useState } from 'react';
import { ActionIcon, Button, Select } from '@mantine/core';
import { X } from 'lucide-react';
import type { Document, Metric, MetricPlace } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { EditableText } from '@/components/EditableText';
import { EditableValue } from '@/components/EditableValue';
import { ChoiceField, Field, Fields, NumberField } from '@/components/Fields';
import { RemoveDocument } from '@/components/RemoveDocument';
import { OwnFields } from '@/features/fields/OwnFields';
import { useDocuments, useListed } from '@/features/journeys/document/hooks';
import { CommentList } from '@/features/comments/CommentList';
import { useMetricPlaces } from './places';
import classes from './Metrics.module.css';

const texts = ['description', 'formula', 'denominator', 'source'] as const;
const numbers = ['target', 'warning', 'critical'] as const;
const limit = 1e15;

/** Everything about one KPI, each field edited where it stands. */
export function MetricDetails({ metric, onRemoved }: { metric: Document<Metric>; onRemoved: () => void }) {
  const { t, text } = useLanguage();
  const { canEdit } = useWorkspace();
  const edited = useListed<'metric'>(metric);
  const { body, change } = edited;
  const readOnly = !canEdit;
  const set = (path: string, value: unknown) => change([{ op: 'set', path, value: value ?? null }]);
  const goals = (useDocuments('goal').data ?? []).map(({ id, body: goal }) => ({ value: id, label: text(goal.title) }));
  // Targets of the other direction would be in the wrong order.
  const turn = (direction: string | null) => change([...numbers.map((name) => ({ op: 'set' as const, path: name, value: null })), { op: 'set', path: 'direction', value: direction }]);
  return (
    <>
      <div className={classes.head}>
        <h2><EditableText label={t('field.title')} value={body.title} readOnly={readOnly} onSave={(one, value) => set(`title/${one}`, value)} /></h2>
        {canEdit && <RemoveDocument kind="metric" id={metric.id} title={text(body.title)} consequence={t('taxonomy.removeConsequence')} onRemoved={onRemoved} />}
      </div>
      <Fields>
        {texts.map((name) => (
          <Field key={name} label={t(`metrics.${name}`)}><EditableText label={t(`metrics.${name}`)} value={body[name]} multiline readOnly={readOnly} onSave={(one, value) => set(`${name}/${one}`, value)} /></Field>
        ))}
        <Field label={t('metrics.unit')}><EditableValue label={t('metrics.unit')} value={body.unit ?? ''} readOnly={readOnly} onSave={(value) => set('unit', value)} /></Field>
        <ChoiceField label={t('metrics.direction')} value={body.direction ?? 'higher'} choices={(['higher', 'lower'] as const).map((one) => ({ value: one, label: t(`metrics.direction.${one}`) }))} readOnly={readOnly} onChange={turn} />
        {numbers.map((name) => <NumberField key={name} label={t(`metrics.${name}`)} value={body[name]} min={-limit} max={limit} readOnly={readOnly} onChange={(value) => set(name, value)} />)}
        <Field label={t('journey.owner')}><EditableValue label={t('journey.owner')} value={body.owner ?? ''} readOnly={readOnly} onSave={(value) => set('owner', value)} /></Field>
        <ChoiceField label={t('metrics.goal')} value={body.goal} choices={goals} clearable readOnly={readOnly} onChange={(value) => set('goal', value)} />
      </Fields>
      <h3>{t('metrics.boundTo')}</h3>
      <Places places={body.bound_to ?? []} readOnly={readOnly} onChange={(places) => set('bound_to', places)} />
      <OwnFields kind="metric" edited={edited} readOnly={readOnly} />
      <h3>{t('comments.title')}</h3>
      <CommentList about={{ kind: 'metric', document: metric.id, place: '' }} wanted={undefined} nameOf={() => ''} />
    </>
  );
}

/** Where a KPI is measured: a journey, a phase or step of it, or a touchpoint. */
function Places({ places, readOnly, onChange }: { places: MetricPlace[]; readOnly: boolean; onChange: (places: MetricPlace[]) => void }) {
  const { t, text } = useLanguage();
  const nameOf = useMetricPlaces();
  const journeys = useDocuments('journey').data ?? [];
  const touchpoints = useDocuments('touchpoint').data ?? [];
  const [journey, setJourney] = useState<string | null>(null);
  const chosen = journeys.find(({ id }) => id === journey)?.body;
  const add = (place: MetricPlace) => {
    setJourney(null);
    onChange([...places, place]);
  };
  const parts = [
    ...touchpoints.map(({ id, body }) => ({ value: `touchpoint/${id}`, label: text(body.title) || body.key })),
  ];
  const within = chosen?.phases.flatMap((phase) => [
    { value: `phase/${phase.id}`, label: text(phase.title) },
    ...phase.steps.map((step) => ({ value: `step/${step.id}`, label: `${text(phase.title)} › ${text(step.title)}` })),
  ]) ?? [];
  return (
    <>
      <ul className={classes.places}>
        {places.map((place, index) => (
          <li key={index}>
            {nameOf(place)}
            {!readOnly && <ActionIcon size="xs" aria-label={t('metrics.unbind', { place: nameOf(place) })} onClick={() => onChange(places.filter((_, one) => one !== index))}><X size={12} aria-hidden="true" /></ActionIcon>}
          </li>
        ))}
        {places.length === 0 && <li className={classes.calm}>{t('metrics.unbound')}</li>}
      </ul>
      {!readOnly && (
        <div className={classes.bind}>
          <Select size="xs" aria-label={t('metrics.bindTouchpoint')} placeholder={t('metrics.bindTouchpoint')} searchable value={null} data={parts} onChange={(value) => value && add({ touchpoint: value.slice('touchpoint/'.length) })} />
          <Select size="xs" aria-label={t('metrics.bindJourney')} placeholder={t('metrics.bindJourney')} searchable value={journey} data={journeys.map(({ id, body }) => ({ value: id, label: text(body.title) }))} onChange={setJourney} />
          {journey && (
            <>
              <Select size="xs" aria-label={t('metrics.bindPart')} placeholder={t('metrics.bindPart')} searchable value={null} data={within} onChange={(value) => { const [what, id] = value?.split('/') ?? []; if (what && id) add({ journey, [what]: id }); }} />
              <Button variant="default" size="compact-xs" onClick={() => add({ journey })}>{t('metrics.bindWhole')}</Button>
            </>
          )}
        </div>
      )}
    </>
  );
}
