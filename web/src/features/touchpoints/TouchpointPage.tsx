import { Skeleton } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { TouchpointNumbers } from '@/api/reports';
import type { Touchpoint } from '@/api/types';
import { useReport } from '@/api/useReport';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { BindingList } from '@/features/events/BindingList';
import { DocumentHistory } from '@/components/DocumentHistory';
import { EditableText } from '@/components/EditableText';
import { PageHeader } from '@/components/PageHeader';
import { PeriodAndSegmentFilter } from '@/components/PeriodAndSegmentFilter';
import { ProblemNotice } from '@/components/ProblemNotice';
import { RemoveDocument } from '@/components/RemoveDocument';
import { ScoreBadge } from '@/components/ScoreBadge';
import { Section } from '@/components/Section';
import { UndoRedo } from '@/components/UndoRedo';
import { DocumentComments } from '@/features/comments/DocumentComments';
import { StarAndFollow } from '@/features/favourites/StarAndFollow';
import { type EditedDocument, useDocument, useDocuments } from '@/features/journeys/document/hooks';
import { useBaseJourneys } from '@/features/journeys/useJourneys';
import { journeysWith, stepsWith } from './library';
import { MonthCharts } from './MonthCharts';
import { Quotes } from './Quotes';
import { TouchpointFields } from './TouchpointFields';
import classes from './Touchpoints.module.css';

/** One touchpoint: its measurements over time, what customers say, and everything the team knows. */
export function TouchpointPage() {
  const { t, text } = useLanguage();
  const { touchpoint: id = '' } = useParams({ strict: false });
  const { edited, isPending, error, refetch } = useDocument('touchpoint', id);
  if (isPending) return <div className={classes.page}><Skeleton height={24} width={260} mb={30} /><Skeleton height={220} /></div>;
  if (!edited) return <ProblemNotice error={error} onRetry={refetch} />;
  const title = text(edited.body.title) || edited.body.key;
  return (
    <>
      <Header id={id} edited={edited} title={title} />
      <div className={classes.split}>
        <div className={classes.main}>
          <Figures touchpoint={edited.body} id={id} />
          <MonthCharts id={id} />
          <Section title={t('touchpoint.quotes')}><Quotes touchpoint={edited.body.key} id={id} /></Section>
          <Section title={t('field.bindings')} hint={t('bindings.hint')}>
            <BindingList touchpoint={edited} />
          </Section>
          <Section title={t('touchpoint.journeys')}><UsedIn id={id} /></Section>
          <DocumentComments kind="touchpoint" id={id} />
          <Section title={t('history.title')}><History id={id} edited={edited} /></Section>
        </div>
        <aside className={classes.side} aria-label={t('touchpoint.facts')}>
          <TouchpointFields edited={edited} />
        </aside>
      </div>
    </>
  );
}

function Header({ id, edited, title }: { id: string; edited: EditedDocument<Touchpoint>; title: string }) {
  const { t, tCode } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const used = journeysWith(useDocuments('journey').data ?? [], id).length;
  const { canEdit } = useWorkspace();
  return (
    <PageHeader
      title={title}
      titleElement={(
        <EditableText
          label={t('field.title')}
          value={edited.body.title}
          readOnly={!canEdit}
          onSave={(language, value) => edited.change([{ op: 'set', path: `title/${language}`, value }])}
        />
      )}
      meta={edited.body.category ? tCode('touchCategory', edited.body.category) : undefined}
      actions={(
        <>
          <StarAndFollow kind="touchpoint" id={id} />
          {canEdit && <UndoRedo edited={edited} />}
          {canEdit && (
            <RemoveDocument
              kind="touchpoint"
              id={id}
              title={title}
              consequence={t('remove.usedOn', { count: used })}
              onRemoved={() => void navigate({ to: '/w/$workspace/touchpoints', params: { workspace } })}
            />
          )}
        </>
      )}
    >
      <PeriodAndSegmentFilter />
    </PageHeader>
  );
}

function Figures({ touchpoint, id }: { touchpoint: Touchpoint; id: string }) {
  const { t, format } = useLanguage();
  const report = useReport<TouchpointNumbers[]>('touchpoints');
  const numbers = report.data?.find((one) => one.id === id);
  if (report.isPending) return <div className={classes.figures}><Skeleton height={38} width={360} /></div>;
  return (
    <dl className={classes.figures}>
      <div><dt>{t('touchpoints.column.customers')}</dt><dd>{numbers ? format.number(numbers.customers) : '–'}</dd></div>
      <div><dt>{t('overview.events')}</dt><dd>{numbers ? format.number(numbers.events) : '–'}</dd></div>
      <div><dt>{t('touchpoint.measured')}</dt><dd><ScoreBadge score={numbers?.score} interval /></dd></div>
      <div><dt>{t('field.staff_rating')}</dt><dd>{touchpoint.staff_rating === null || touchpoint.staff_rating === undefined ? '–' : format.number(touchpoint.staff_rating)}</dd></div>
      {touchpoint.cost_per_contact && numbers && (
        <div><dt>{t('touchpoint.costTotal')}</dt><dd>{format.money(touchpoint.cost_per_contact.amount * numbers.events, touchpoint.cost_per_contact.currency)}</dd></div>
      )}
    </dl>
  );
}

function UsedIn({ id }: { id: string }) {
  const { t, text } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const journeys = useBaseJourneys();
  if (!journeys) return <Skeleton height={40} />;
  const used = journeysWith(journeys, id);
  if (used.length === 0) return <p className={classes.calm}>{t('touchpoint.unused')}</p>;
  return (
    <ul className={classes.used}>
      {used.map((journey) => (
        <li key={journey.id}>
          <Link to="/w/$workspace/journeys/$journey" params={{ workspace, journey: journey.id }}>{text(journey.body.title)}</Link>
          {' · '}
          {stepsWith(journey.body, id).map((step) => text(step.title)).join(', ')}
        </li>
      ))}
    </ul>
  );
}

function History({ id, edited }: { id: string; edited: EditedDocument<Touchpoint> }) {
  const { canEdit } = useWorkspace();
  return <DocumentHistory kind="touchpoint" id={id} readOnly={!canEdit} onUndo={edited.undoSequence} />;
}
