import { Link, useParams } from '@tanstack/react-router';
import type { Bodies, Document, Goal, Journey, Strategy } from '@/api/types';
import { useLanguage } from '@/app/language';
import { DocumentList, type DocumentColumn } from '@/components/DocumentList';
import { EditableText } from '@/components/EditableText';
import { EditableValue } from '@/components/EditableValue';
import { PageHeader } from '@/components/PageHeader';
import { Section } from '@/components/Section';
import { useOwnFieldsColumn } from '@/features/fields/useOwnFieldsColumn';
import { type EditedDocument, useDocuments } from '@/features/journeys/document/hooks';
import { useBaseJourneys } from '@/features/journeys/useJourneys';
import { ProjectTabs } from '@/features/projects/ProjectTabs';
import { ChoiceCell, ChoicesCell } from '@/features/taxonomy/cells';
import classes from './Goals.module.css';

/** Journeys named at a goal; the others are counted. */
const mostShown = 4;
const goalKinds = ['reduce-drop-off', 'loyalty', 'growth', 'brand', 'new-offer'];

/** What journeys are there for, and the strategies of the company that this serves. */
export function GoalsPage() {
  const { t } = useLanguage();
  return (
    <>
      <PageHeader title={t('projects.title')}><ProjectTabs /></PageHeader>
      <div className={classes.page}>
        <Section title={t('goals.goals')} hint={t('goals.goalsHint')}><Goals /></Section>
        <Section title={t('goals.strategies')} hint={t('goals.strategiesHint')}><Strategies /></Section>
      </div>
    </>
  );
}

function Goals() {
  const { t, tCode, text, language } = useLanguage();
  const strategies = (useDocuments('strategy').data ?? []).map(({ id, body }) => ({ value: id, label: text(body.title) || t('map.untitled') }));
  const set = (edited: EditedDocument<Goal>, path: string, value: unknown) => edited.change([{ op: 'set', path, value: value ?? undefined }]);
  const columns: DocumentColumn<'goal'>[] = [
    words('goal', 'title', t('initiative.goal')),
    { label: t('improvements.kind'), cell: (edited, readOnly) => <ChoiceCell label={t('improvements.kind')} value={edited.body.kind} choices={goalKinds.map((kind) => ({ value: kind, label: tCode('goalKind', kind) }))} readOnly={readOnly} onChange={(value) => set(edited, 'kind', value)} wide /> },
    words('goal', 'measure', t('goals.measure'), true),
    owner<'goal'>(t('journey.owner')),
    { label: t('goals.strategies'), wide: true, cell: (edited, readOnly) => <ChoicesCell label={t('goals.strategies')} value={edited.body.strategies ?? []} choices={strategies} readOnly={readOnly} onChange={(value) => set(edited, 'strategies', value)} /> },
    { label: t('goals.servedBy'), wide: true, cell: (_, __, document) => <ServedBy goal={document} /> },
    ...useOwnFieldsColumn('goal'),
  ];
  return <DocumentList kind="goal" columns={columns} titleOf={(body) => text(body.title)} create={(title) => ({ title: { [language]: title } })} addLabel={t('goals.newGoal')} empty={t('goals.noGoals')} consequence={t('goals.removeGoal')} />;
}

function Strategies() {
  const { t, text, language } = useLanguage();
  const columns: DocumentColumn<'strategy'>[] = [
    words('strategy', 'title', t('goals.strategy')),
    words('strategy', 'description', t('field.description'), true),
    words('strategy', 'horizon', t('goals.horizon')),
    owner<'strategy'>(t('journey.owner')),
    { label: t('goals.goals'), wide: true, cell: (_, __, document) => <GoalsOf strategy={document} /> },
  ];
  return <DocumentList kind="strategy" columns={columns} titleOf={(body) => text(body.title)} create={(title) => ({ title: { [language]: title } })} addLabel={t('goals.newStrategy')} empty={t('goals.noStrategies')} consequence={t('goals.removeStrategy')} />;
}

/** A text of a goal or strategy, edited in its cell. */
function words<K extends 'goal' | 'strategy'>(_kind: K, field: keyof Bodies[K] & string, label: string, multiline = false): DocumentColumn<K> {
  return {
    label,
    wide: multiline,
    cell: (edited, readOnly) => <EditableText label={label} value={edited.body[field] as Goal['title'] | undefined} multiline={multiline} readOnly={readOnly} onSave={(language, value) => edited.change([{ op: 'set', path: `${field}/${language}`, value }])} />,
  };
}

function owner<K extends 'goal' | 'strategy'>(label: string): DocumentColumn<K> {
  return {
    label,
    wide: true,
    cell: (edited, readOnly) => <EditableValue label={label} value={edited.body.owner ?? ''} readOnly={readOnly} onSave={(value) => edited.change([{ op: 'set', path: 'owner', value }])} />,
  };
}

/** The journeys made for a goal; none is said, since a goal without a journey is only a wish. */
function ServedBy({ goal }: { goal: Document<Goal> }) {
  const { t, text } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const journeys = (useBaseJourneys() ?? []).filter(({ body }) => body.goal === goal.id);
  if (journeys.length === 0) return <span className={classes.none}>{t('goals.noJourney')}</span>;
  const shown = journeys.slice(0, mostShown);
  return (
    <ul className={classes.list}>
      {shown.map(({ id, body }: Document<Journey>) => <li key={id}><Link to="/w/$workspace/journeys/$journey" params={{ workspace, journey: id }}>{text(body.title) || t('map.untitled')}</Link></li>)}
      {journeys.length > shown.length && <li className={classes.none}>{t('goals.moreJourneys', { count: journeys.length - shown.length })}</li>}
    </ul>
  );
}

function GoalsOf({ strategy }: { strategy: Document<Strategy> }) {
  const { t, text } = useLanguage();
  const goals = (useDocuments('goal').data ?? []).filter(({ body }) => body.strategies?.includes(strategy.id));
  if (goals.length === 0) return <span className={classes.none}>{t('goals.noGoal')}</span>;
  return <ul className={classes.list}>{goals.map(({ id, body }) => <li key={id}>{text(body.title) || t('map.untitled')}</li>)}</ul>;
}
