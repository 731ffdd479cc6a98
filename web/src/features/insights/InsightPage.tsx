import { Skeleton } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { EvidenceLevel, Insight } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { DocumentHistory } from '@/components/DocumentHistory';
import { EditableText } from '@/components/EditableText';
import { EditableValue } from '@/components/EditableValue';
import { ChoiceField, ChoicesField, Field, Fields, RatingField } from '@/components/Fields';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { RemoveDocument } from '@/components/RemoveDocument';
import { Section } from '@/components/Section';
import { UndoRedo } from '@/components/UndoRedo';
import { DocumentComments } from '@/features/comments/DocumentComments';
import { type EditedDocument, useDocument, useDocuments } from '@/features/journeys/document/hooks';
import { useBaseJourneys } from '@/features/journeys/useJourneys';
import { EvidenceItems } from './EvidenceItems';
import { MergeInsight } from './MergeInsight';
import { placesOf } from './places';
import classes from '@/features/improvements/Improvements.module.css';
import { StarAndFollow } from '@/features/favourites/StarAndFollow';
import { OwnFields } from '@/features/fields/OwnFields';

const kinds = ['pain-point', 'gain', 'need', 'expectation', 'wish', 'disappointment', 'idea'];
const levels: EvidenceLevel[] = ['assumption', 'qualitative', 'quantitative'];

/** One insight: what it says, on what it rests, where it sits, and what follows from it. */
export function InsightPage() {
  const { t, text } = useLanguage();
  const { canContribute } = useWorkspace();
  const { insight: id = '', workspace = '' } = useParams({ strict: false }) as { insight?: string; workspace?: string };
  const navigate = useNavigate();
  const { edited, isPending, error, refetch } = useDocument('insight', id);
  if (isPending) return <div className={classes.page}><Skeleton height={24} width={320} mb={30} /><Skeleton height={200} /></div>;
  if (!edited) return <ProblemNotice error={error} onRetry={refetch} />;
  const { body } = edited;
  const title = text(body.title) || t('map.untitled');
  const words = (field: 'title' | 'description' | 'recommendation', label: string, multiline = true) => (
    <EditableText label={label} value={body[field]} multiline={multiline} readOnly={!canContribute} onSave={(language, value) => edited.change([{ op: 'set', path: `${field}/${language}`, value }])} />
  );
  return (
    <>
      <PageHeader
        title={title}
        above={<Link to="/w/$workspace/improvements" params={{ workspace }} className={classes.above}>{t('improvements.view.insights')}</Link>}
        titleElement={words('title', t('field.title'), false)}
        actions={
          <>
            <StarAndFollow kind="insight" id={id} />
            {canContribute && (
              <>
                <MergeInsight id={id} title={title} />
                <UndoRedo edited={edited} />
                <RemoveDocument kind="insight" id={id} title={title} consequence={t('insight.removed')} onRemoved={() => void navigate({ to: '/w/$workspace/improvements', params: { workspace } })} />
              </>
            )}
          </>
        }
      />
      <div className={classes.split}>
        <div className={classes.main}>
          <Section title={t('field.description')}>{words('description', t('field.description'))}</Section>
          <Section title={t('insight.evidence')} hint={t('insight.evidenceHint')}><EvidenceItems edited={edited} /></Section>
          <Section title={t('insight.places')}><Places id={id} insight={body} /></Section>
          <Section title={t('insight.recommendation')}>{words('recommendation', t('insight.recommendation'))}</Section>
          <Section title={t('insight.follows')}><FollowsFrom id={id} /></Section>
          <DocumentComments kind="insight" id={id} />
          <Section title={t('history.title')}><DocumentHistory kind="insight" id={id} readOnly={!canContribute} onUndo={edited.undoSequence} /></Section>
        </div>
        <aside className={classes.side} aria-label={t('improvements.facts')}><InsightFields edited={edited} /><OwnFields kind="insight" edited={edited} readOnly={!canContribute} /></aside>
      </div>
    </>
  );
}

function InsightFields({ edited }: { edited: EditedDocument<Insight> }) {
  const { t, tCode, text, format } = useLanguage();
  const { canContribute } = useWorkspace();
  const touchpoints = useDocuments('touchpoint').data ?? [];
  const { body } = edited;
  const set = (path: string, value: unknown) => edited.change([{ op: 'set', path, value: value ?? undefined }]);
  const readOnly = !canContribute;
  return (
    <Fields>
      <ChoiceField label={t('improvements.kind')} value={body.kind} choices={kinds.map((kind) => ({ value: kind, label: tCode('insightKind', kind) }))} clearable readOnly={readOnly} onChange={(value) => set('kind', value)} />
      <RatingField label={t('insights.column.severity')} value={body.severity} readOnly={readOnly} onChange={(value) => set('severity', value)} />
      <ChoiceField label={t('improvements.state')} value={body.state ?? 'open'} choices={['open', 'answered', 'closed'].map((state) => ({ value: state, label: tCode('insightState', state) }))} readOnly={readOnly} onChange={(value) => set('state', value)} />
      <Field label={t('improvements.owner')}><EditableValue label={t('improvements.owner')} value={body.owner ?? ''} readOnly={readOnly} onSave={(value) => set('owner', value)} /></Field>
      <ChoiceField label={t('insights.column.evidence')} value={body.evidence?.level} choices={levels.map((level) => ({ value: level, label: t(`evidence.${level}`) }))} readOnly={readOnly} onChange={(level) => set('evidence', { ...body.evidence, level })} />
      {body.evidence?.sources && body.evidence.sources.length > 0 && <Field label={t('insight.sources')}>{[...body.evidence.sources, body.evidence.n ? `n = ${format.number(body.evidence.n)}` : '', body.evidence.date ? format.date(body.evidence.date) : ''].filter(Boolean).join(' · ')}</Field>}
      <ChoicesField label={t('navigation.touchpoints')} value={body.touchpoints ?? []} choices={touchpoints.map((one) => ({ value: one.id, label: text(one.body.title) || one.body.key }))} readOnly={readOnly} onChange={(value) => set('touchpoints', value)} />
    </Fields>
  );
}

/** Along each journey: the steps where it is felt. */
function Places({ id, insight }: { id: string; insight: Insight }) {
  const { t, text } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const journeys = useBaseJourneys();
  if (!journeys) return <Skeleton height={40} />;
  const places = placesOf(journeys, id, insight);
  if (places.length === 0) return <p className={classes.calm}>{t('insight.nowhere')}</p>;
  return places.map(({ journey, steps }) => (
    <div key={journey.id} style={{ marginBottom: 16 }}>
      <p style={{ margin: '0 0 8px' }}><Link to="/w/$workspace/journeys/$journey" params={{ workspace, journey: journey.id }}>{text(journey.body.title)}</Link></p>
      <div className={classes.along} role="list" tabIndex={0} aria-label={text(journey.body.title)}>
        {steps.map(({ step, here }) => <div key={step.id} role="listitem" data-on={here || undefined}><span>{text(step.title)}</span>{here && <span className="visually-hidden">{t('insight.here')}</span>}</div>)}
      </div>
    </div>
  ));
}

/** The opportunities and initiatives that answer it. */
function FollowsFrom({ id }: { id: string }) {
  const { t, tCode, text } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const opportunities = (useDocuments('opportunity').data ?? []).filter(({ body }) => body.insights?.includes(id));
  const initiatives = (useDocuments('initiative').data ?? []).filter(({ body }) => body.insights?.includes(id));
  if (opportunities.length + initiatives.length === 0) return <p className={classes.calm}>{t('insight.nothingFollows')}</p>;
  return (
    <ul className={classes.list}>
      {opportunities.map((one) => (
        <li key={one.id}>
          <Link to="/w/$workspace/opportunities/$opportunity" params={{ workspace, opportunity: one.id }}>{text(one.body.title)}</Link>
          <span className={classes.listMeta}>{t('improvements.opportunity')} · {tCode('opportunityState', one.body.state ?? 'open')}</span>
        </li>
      ))}
      {initiatives.map((one) => (
        <li key={one.id}>
          <Link to="/w/$workspace/initiatives/$initiative" params={{ workspace, initiative: one.id }}>{text(one.body.title)}</Link>
          <span className={classes.listMeta}>{t('improvements.initiative')} · {tCode('initiativeState', one.body.state ?? 'idea')}</span>
        </li>
      ))}
    </ul>
  );
}
