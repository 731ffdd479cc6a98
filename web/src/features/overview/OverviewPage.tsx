import { lazy, Suspense } from 'react';
import { Button, Skeleton } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { Upload } from 'lucide-react';
import type { OverviewReport } from '@/api/reports';
import { useReport } from '@/api/useReport';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { EmptyState } from '@/components/EmptyState';
import { PageHeader } from '@/components/PageHeader';
import { PeriodAndSegmentFilter } from '@/components/PeriodAndSegmentFilter';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Section } from '@/components/Section';
import { type AtlasJourney, useAtlas } from '@/features/atlas/useAtlas';
import { MyTasks } from '@/features/tasks/MyTasks';
import { InitiativeList } from './InitiativeList';
import { JourneyTable } from './JourneyTable';
import { NewJourneyMenu } from './NewJourneyMenu';
import { OverviewTabs, useOverviewView } from './OverviewTabs';
import { PainPointList } from './PainPointList';
import classes from './Overview.module.css';

const AtlasView = lazy(async () => ({ default: (await import('@/features/atlas/AtlasView')).AtlasView }));
const AlignmentView = lazy(async () => ({ default: (await import('@/features/atlas/AlignmentView')).AlignmentView }));
const MatrixView = lazy(async () => ({ default: (await import('@/features/atlas/MatrixView')).MatrixView }));

/** The portfolio of journeys: where each stands, what is open, what is being done. */
export function OverviewPage() {
  const { t } = useLanguage();
  const { canEdit } = useWorkspace();
  const atlas = useAtlas();
  const view = useOverviewView();
  const journeys = atlas.data?.journeys;
  return (
    <>
      <PageHeader title={t('navigation.overview')} actions={canEdit && <NewJourneyMenu />}>
        <OverviewTabs />
        <PeriodAndSegmentFilter />
      </PageHeader>
      {atlas.isError && <ProblemNotice error={atlas.error} onRetry={() => void atlas.refetch()} />}
      {atlas.isPending && <TableSkeleton />}
      {journeys?.length === 0 && <NoJourneys />}
      {journeys && journeys.length > 0 && (
        <Suspense fallback={<TableSkeleton />}>
          {view === 'atlas' && <AtlasView />}
          {view === 'matrix' && <MatrixView />}
          {view === 'alignment' && <AlignmentView />}
          {view === 'portfolio' && <Portfolio journeys={journeys} />}
        </Suspense>
      )}
    </>
  );
}

/** The inventory of journeys, and what is most urgent. */
function Portfolio({ journeys }: { journeys: AtlasJourney[] }) {
  const { t } = useLanguage();
  return (
    <>
      <Freshness />
      <Section title={t('overview.journeys')}>
        <JourneyTable journeys={journeys} />
      </Section>
      <MyTasks />
      <div className={classes.columns}>
        <PainPointList journeys={journeys} />
        <InitiativeList />
      </div>
    </>
  );
}

/** How much is known, and until when: three figures in one line. */
function Freshness() {
  const { t, format } = useLanguage();
  const report = useReport<OverviewReport>('overview').data;
  if (!report) return <div className={classes.freshness}><Skeleton height={34} width={420} /></div>;
  const figures: [string, string, string][] = [
    [format.number(report.customers), t('overview.customers'), 'customers'],
    [format.number(report.events), t('overview.events'), 'events'],
    [format.number(report.touchpoints.length), t('overview.touchpointsSeen'), 'touchpoints'],
  ];
  return (
    <dl className={classes.freshness}>
      {figures.map(([value, label, key]) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {report.first && report.last && (
        <div>
          <dt>{t('overview.dataUntil')}</dt>
          <dd>{format.date(report.last)} <span className={classes.since}>{t('overview.dataSince', { day: format.date(report.first) })}</span></dd>
        </div>
      )}
    </dl>
  );
}

function NoJourneys() {
  const { t } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  return (
    <EmptyState
      title={t('overview.empty.title')}
      action={<Button component={Link} to={`/w/${workspace}/data/import`} leftSection={<Upload size={14} />}>{t('overview.empty.action')}</Button>}
    >
      {t('overview.empty.text')}
    </EmptyState>
  );
}

function TableSkeleton() {
  return (
    <div className={classes.skeleton} aria-hidden="true">
      {[1, 2, 3, 4].map((row) => <Skeleton key={row} height={34} mb={10} />)}
    </div>
  );
}
