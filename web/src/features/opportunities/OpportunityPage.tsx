import { Button, Skeleton } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { byId } from '@/api/documents';
import type { Opportunity } from '@/api/types';
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
import { Severity } from '@/features/improvements/Severity';
import { type EditedDocument, useCreate, useDocument, useDocuments } from '@/features/journeys/document/hooks';
import { Rated } from './Rated';
import classes from '@/features/improvements/Improvements.module.css';
import { StarAndFollow } from '@/features/favourites/StarAndFollow';
import { OwnFields } from '@/features/fields/OwnFields';

/** One opportunity: on what it rests, what it is worth, and what is done about it. */
export function OpportunityPage() {
  const { t, text } = useLanguage();
  const { canContribute } = useWorkspace();
  const { opportunity: id = '', workspace = '' } = useParams({ strict: false }) as { opportunity?: string; workspace?: string };
  const navigate = useNavigate();
  const { edited, isPending, error, refetch } = useDocument('opportunity', id);
  if (isPending) return <div className={classes.page}><Skeleton height={24} width={320} mb={30} /><Skeleton height={200} /></div>;
  if (!edited) return <ProblemNotice error={error} onRetry={refetch} />;
  const title = text(edited.body.title) || t('map.untitled');
  const words = (field: 'title' | 'description', multiline: boolean) => (
    <EditableText label={t(`field.${field}`)} value={edited.body[field]} multiline={multiline} readOnly={!canContribute} onSave={(language, value) => edited.change([{ op: 'set', path: `${field}/${language}`, value }])} />
  );
  return (
    <>
      <PageHeader
        title={title}
        above={<Link to="/w/$workspace/improvements" params={{ workspace }} search={{ view: 'opportunities' }} className={classes.above}>{t('improvements.view.opportunities')}</Link>}
        titleElement={words('title', false)}
        actions={
          <>
            <StarAndFollow kind="opportunity" id={id} />
            {canContribute && (
              <>
                <UndoRedo edited={edited} />
                <RemoveDocument kind="opportunity" id={id} title={title} consequence={t('opportunity.removed')} onRemoved={() => void navigate({ to: '/w/$workspace/improvements', params: { workspace }, search: { view: 'opportunities' } })} />
              </>
            )}
          </>
        }
      />
      <div className={classes.split}>
        <div className={classes.main}>
          <Section title={t('field.description')}>{words('description', true)}</Section>
          <Section title={t('opportunity.worth')} hint={t('opportunity.worthHint')}><Rated id={id} edited={edited} /></Section>
          <Section title={t('improvements.view.insights')}><RestsOn opportunity={edited.body} /></Section>
          <Section title={t('opportunity.initiatives')}><Initiatives id={id} opportunity={edited.body} /></Section>
          <DocumentComments kind="opportunity" id={id} />
          <Section title={t('history.title')}><DocumentHistory kind="opportunity" id={id} readOnly={!canContribute} onUndo={edited.undoSequence} /></Section>
        </div>
        <aside className={classes.side} aria-label={t('improvements.facts')}><OpportunityFields edited={edited} /><OwnFields kind="opportunity" edited={edited} readOnly={!canContribute} /></aside>
      </div>
    </>
  );
}

function OpportunityFields({ edited }: { edited: EditedDocument<Opportunity> }) {
  const { t, tCode, text } = useLanguage();
  const { canContribute } = useWorkspace();
  const { body } = edited;
  const readOnly = !canContribute;
  const set = (path: string, value: unknown) => edited.change([{ op: 'set', path, value: value ?? undefined }]);
  const choices = (documents: { id: string; body: { title: Record<string, string | undefined> } }[] | undefined) => (documents ?? []).map((one) => ({ value: one.id, label: text(one.body.title) || t('map.untitled') }));
  return (
    <Fields>
      <ChoiceField label={t('improvements.state')} value={body.state ?? 'open'} choices={['open', 'chosen', 'dropped'].map((state) => ({ value: state, label: tCode('opportunityState', state) }))} readOnly={readOnly} onChange={(value) => set('state', value)} />
      <ChoiceField label={t('improvements.kind')} value={body.kind} choices={['optimisation', 'extension', 'innovation'].map((kind) => ({ value: kind, label: tCode('opportunityKind', kind) }))} clearable readOnly={readOnly} onChange={(value) => set('kind', value)} />
      <Field label={t('improvements.owner')}><EditableValue label={t('improvements.owner')} value={body.owner ?? ''} readOnly={readOnly} onSave={(value) => set('owner', value)} /></Field>
      <NumberField label={t('opportunities.effort')} hint={t('opportunities.effortHint')} value={body.effort_days} min={0.1} max={100000} readOnly={readOnly} onChange={(value) => set('effort_days', value)} />
      <ChoiceField label={t('scoring.one')} value={body.scoring} choices={choices(useDocuments('scoring').data)} clearable readOnly={readOnly} onChange={(value) => set('scoring', value)} />
      <ChoicesField label={t('improvements.view.insights')} value={body.insights ?? []} choices={choices(useDocuments('insight').data)} readOnly={readOnly} onChange={(value) => set('insights', value)} />
      <ChoicesField label={t('navigation.touchpoints')} value={body.touchpoints ?? []} choices={choices(useDocuments('touchpoint').data)} readOnly={readOnly} onChange={(value) => set('touchpoints', value)} />
      <ChoiceField label={t('overview.journey')} value={body.journey} choices={choices(useDocuments('journey').data)} clearable searchable readOnly={readOnly} onChange={(value) => set('journey', value)} />
    </Fields>
  );
}

function RestsOn({ opportunity }: { opportunity: Opportunity }) {
  const { t, tCode, text } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const insights = byId(useDocuments('insight').data);
  const own = (opportunity.insights ?? []).flatMap((id) => insights.get(id) ?? []);
  if (own.length === 0) return <p className={classes.calm}>{t('opportunity.noInsights')}</p>;
  return (
    <ul className={classes.list}>
      {own.map(({ id, body }) => (
        <li key={id}>
          <Severity severity={body.severity} />{' '}
          <Link to="/w/$workspace/insights/$insight" params={{ workspace, insight: id }}>{text(body.title)}</Link>
          <span className={classes.listMeta}>{[body.kind ? tCode('insightKind', body.kind) : '', tCode('insightState', body.state ?? 'open')].filter(Boolean).join(' · ')}</span>
        </li>
      ))}
    </ul>
  );
}

function Initiatives({ id, opportunity }: { id: string; opportunity: Opportunity }) {
  const { t, tCode, text } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const { canEdit } = useWorkspace();
  const navigate = useNavigate();
  const create = useCreate('initiative');
  const own = (useDocuments('initiative').data ?? []).filter(({ body }) => body.opportunities?.includes(id));
  const make = async () => {
    const made = await create.mutateAsync({ title: opportunity.title, state: 'idea', owner: opportunity.owner ?? '', opportunities: [id], insights: opportunity.insights ?? [], ...(opportunity.effort_days ? { effort_days: opportunity.effort_days } : {}) });
    void navigate({ to: '/w/$workspace/initiatives/$initiative', params: { workspace, initiative: made.id } });
  };
  return (
    <>
      {own.length === 0 && <p className={classes.calm}>{t('opportunity.noInitiatives')}</p>}
      <ul className={classes.list}>
        {own.map((one) => (
          <li key={one.id}>
            <Link to="/w/$workspace/initiatives/$initiative" params={{ workspace, initiative: one.id }}>{text(one.body.title)}</Link>
            <span className={classes.listMeta}>{[tCode('initiativeState', one.body.state ?? 'idea'), one.body.owner].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
      {create.isError && <ProblemNotice error={create.error} />}
      {canEdit && <Button mt={8} variant="default" size="compact-sm" leftSection={<Plus size={13} />} loading={create.isPending} onClick={() => void make()}>{t('opportunity.makeInitiative')}</Button>}
    </>
  );
}
