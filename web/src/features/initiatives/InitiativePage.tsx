import { Button, Skeleton, TextInput } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Plus, X } from 'lucide-react';
import { ActionIcon } from '@mantine/core';
import { byId } from '@/api/documents';
import { newId } from '@/api/ids';
import type { Initiative } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { DocumentHistory } from '@/components/DocumentHistory';
import { EditableText } from '@/components/EditableText';
import { EditableValue } from '@/components/EditableValue';
import { ChoiceField, ChoicesField, Field, Fields, NumberField } from '@/components/Fields';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { RemoveDocument } from '@/components/RemoveDocument';
import { Section } from '@/components/Section';
import { UndoRedo } from '@/components/UndoRedo';
import { DocumentComments } from '@/features/comments/DocumentComments';
import { type EditedDocument, useDocument, useDocuments } from '@/features/journeys/document/hooks';
import { ActionSteps } from './ActionSteps';
import { initiativeStates } from './states';
import classes from '@/features/improvements/Improvements.module.css';
import { StarAndFollow } from '@/features/favourites/StarAndFollow';
import { OwnFields } from '@/features/fields/OwnFields';

/** One initiative: its steps, what it is expected to change, and what it answers. */
export function InitiativePage() {
  const { t, text } = useLanguage();
  const { canEdit } = useWorkspace();
  const { initiative: id = '', workspace = '' } = useParams({ strict: false }) as { initiative?: string; workspace?: string };
  const navigate = useNavigate();
  const { edited, isPending, error, refetch } = useDocument('initiative', id);
  if (isPending) return <div className={classes.page}><Skeleton height={24} width={320} mb={30} /><Skeleton height={200} /></div>;
  if (!edited) return <ProblemNotice error={error} onRetry={refetch} />;
  const title = text(edited.body.title) || t('map.untitled');
  const words = (field: 'title' | 'description' | 'hypothesis' | 'target' | 'control', label: string, multiline = true) => (
    <EditableText label={label} value={edited.body[field]} multiline={multiline} readOnly={!canEdit} onSave={(language, value) => edited.change([{ op: 'set', path: `${field}/${language}`, value }])} />
  );
  return (
    <>
      <PageHeader
        title={title}
        above={<Link to="/w/$workspace/improvements" params={{ workspace }} search={{ view: 'board' }} className={classes.above}>{t('improvements.view.board')}</Link>}
        titleElement={words('title', t('field.title'), false)}
        actions={
          <>
            <StarAndFollow kind="initiative" id={id} />
            {canEdit && (
              <>
                <UndoRedo edited={edited} />
                <RemoveDocument kind="initiative" id={id} title={title} consequence={t('initiative.removed')} onRemoved={() => void navigate({ to: '/w/$workspace/improvements', params: { workspace }, search: { view: 'board' } })} />
              </>
            )}
          </>
        }
      />
      <div className={classes.split}>
        <div className={classes.main}>
          <Section title={t('field.description')}>{words('description', t('field.description'))}</Section>
          <Section title={t('initiative.steps')}><ActionSteps edited={edited} /></Section>
          <Section title={t('initiative.effect')} hint={t('initiative.effectHint')}>
            <Fields>
              <Field label={t('initiative.hypothesis')}>{words('hypothesis', t('initiative.hypothesis'))}</Field>
              <Field label={t('initiative.target')}>{words('target', t('initiative.target'))}</Field>
              <Field label={t('initiative.starts')}><Starts edited={edited} /></Field>
              <Field label={t('initiative.control')}>{words('control', t('initiative.control'))}</Field>
            </Fields>
          </Section>
          <Section title={t('initiative.answers')}><Answers initiative={edited.body} /></Section>
          <DocumentComments kind="initiative" id={id} />
          <Section title={t('history.title')}><DocumentHistory kind="initiative" id={id} readOnly={!canEdit} onUndo={edited.undoSequence} /></Section>
        </div>
        <aside className={classes.side} aria-label={t('improvements.facts')}><InitiativeFields edited={edited} /><OwnFields kind="initiative" edited={edited} readOnly={!canEdit} /></aside>
      </div>
    </>
  );
}

function InitiativeFields({ edited }: { edited: EditedDocument<Initiative> }) {
  const { t, tCode, text, format } = useLanguage();
  const { canEdit } = useWorkspace();
  const { body } = edited;
  const readOnly = !canEdit;
  const set = (path: string, value: unknown) => edited.change([{ op: 'set', path, value: value ?? undefined }]);
  const titles = (documents: { id: string; body: { title: Record<string, string | undefined> } }[] | undefined) => (documents ?? []).map((one) => ({ value: one.id, label: text(one.body.title) || t('map.untitled') }));
  const currency = body.cost?.currency ?? 'EUR';
  return (
    <Fields>
      <ChoiceField label={t('improvements.state')} value={body.state ?? 'idea'} choices={initiativeStates.map((state) => ({ value: state, label: tCode('initiativeState', state) }))} readOnly={readOnly} onChange={(value) => set('state', value)} />
      <Field label={t('improvements.owner')}><EditableValue label={t('improvements.owner')} value={body.owner ?? ''} readOnly={readOnly} onSave={(value) => set('owner', value)} /></Field>
      <Field label={t('initiative.team')}><EditableValue label={t('initiative.team')} value={body.team ?? ''} readOnly={readOnly} onSave={(value) => set('team', value)} /></Field>
      <Field label={t('initiative.due')}><TextInput size="xs" type="date" aria-label={t('initiative.due')} value={body.due ?? ''} readOnly={readOnly} onChange={(event) => set('due', event.currentTarget.value || undefined)} /></Field>
      <ChoiceField label={t('initiative.area')} value={body.area} choices={['product', 'marketing', 'sales', 'service', 'process'].map((area) => ({ value: area, label: tCode('initiativeArea', area) }))} clearable readOnly={readOnly} onChange={(value) => set('area', value)} />
      <ChoiceField label={t('opportunities.effort')} value={body.effort} choices={['small', 'medium', 'large'].map((effort) => ({ value: effort, label: tCode('effort', effort) }))} clearable readOnly={readOnly} onChange={(value) => set('effort', value)} />
      <NumberField label={t('initiative.days')} value={body.effort_days} min={0.1} max={100000} readOnly={readOnly} onChange={(value) => set('effort_days', value)} />
      <NumberField label={t('initiative.cost')} value={body.cost?.amount} min={0} max={1e12} readOnly={readOnly} shown={(amount) => format.money(amount, currency)} onChange={(amount) => set('cost', amount === null ? undefined : { ...body.cost, amount, currency })} />
      <ChoicesField label={t('improvements.view.opportunities')} value={body.opportunities ?? []} choices={titles(useDocuments('opportunity').data)} readOnly={readOnly} onChange={(value) => set('opportunities', value)} />
      <ChoicesField label={t('improvements.view.insights')} value={body.insights ?? []} choices={titles(useDocuments('insight').data)} readOnly={readOnly} onChange={(value) => set('insights', value)} />
      <ChoicesField label={t('initiative.goals')} value={body.goals ?? []} choices={titles(useDocuments('goal').data)} readOnly={readOnly} onChange={(value) => set('goals', value)} />
    </Fields>
  );
}

/** When it starts, market by market. */
function Starts({ edited }: { edited: EditedDocument<Initiative> }) {
  const { t } = useLanguage();
  const { canEdit } = useWorkspace();
  const starts = edited.body.starts ?? [];
  const set = (id: string, field: string, value: unknown) => edited.change([{ op: 'set', path: `starts/${id}/${field}`, value }]);
  return (
    <>
      {starts.map((start) => (
        <div key={start.id} style={{ display: 'flex', gap: 8, alignItems: 'center', marginBottom: 4 }}>
          <EditableValue label={t('initiative.market')} value={start.market} readOnly={!canEdit} onSave={(value) => value !== '' && set(start.id, 'market', value)} />
          <TextInput size="xs" type="date" aria-label={`${t('initiative.starts')}: ${start.market}`} value={start.date ?? ''} readOnly={!canEdit} onChange={(event) => set(start.id, 'date', event.currentTarget.value || undefined)} />
          {canEdit && <ActionIcon aria-label={`${t('action.remove')}: ${start.market}`} onClick={() => edited.change([{ op: 'remove', path: `starts/${start.id}` }])}><X size={13} aria-hidden="true" /></ActionIcon>}
        </div>
      ))}
      {starts.length === 0 && !canEdit && '–'}
      {canEdit && <Button variant="subtle" size="compact-xs" leftSection={<Plus size={12} />} onClick={() => edited.change([{ op: 'insert', path: 'starts', value: { id: newId(), market: t('initiative.newMarket') } }])}>{t('initiative.addMarket')}</Button>}
    </>
  );
}

/** The opportunities and insights behind it, and the goals with their strategies before it. */
function Answers({ initiative }: { initiative: Initiative }) {
  const { t, text } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const opportunities = byId(useDocuments('opportunity').data);
  const insights = byId(useDocuments('insight').data);
  const goals = byId(useDocuments('goal').data);
  const strategies = byId(useDocuments('strategy').data);
  const none = [initiative.opportunities, initiative.insights, initiative.goals].every((list) => !list?.length);
  if (none) return <p className={classes.calm}>{t('initiative.answersNothing')}</p>;
  return (
    <ul className={classes.list}>
      {(initiative.opportunities ?? []).flatMap((id) => opportunities.get(id) ?? []).map(({ id, body }) => (
        <li key={id}><Link to="/w/$workspace/opportunities/$opportunity" params={{ workspace, opportunity: id }}>{text(body.title)}</Link><span className={classes.listMeta}>{t('improvements.opportunity')}</span></li>
      ))}
      {(initiative.insights ?? []).flatMap((id) => insights.get(id) ?? []).map(({ id, body }) => (
        <li key={id}><Link to="/w/$workspace/insights/$insight" params={{ workspace, insight: id }}>{text(body.title)}</Link><span className={classes.listMeta}>{t('improvements.insight')}</span></li>
      ))}
      {(initiative.goals ?? []).flatMap((id) => goals.get(id) ?? []).map(({ id, body }) => (
        <li key={id}>{text(body.title)}<span className={classes.listMeta}>{[t('initiative.goal'), ...(body.strategies ?? []).flatMap((strategy) => text(strategies.get(strategy)?.body.title) || [])].join(' · ')}</span></li>
      ))}
    </ul>
  );
}
