import { Button, Skeleton } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { Upload } from 'lucide-react';
import { useDocuments } from '@/features/journeys/document/hooks';
import type { OverviewReport } from '@/api/reports';
import { useReport } from '@/api/useReport';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { EmptyState } from '@/components/EmptyState';
import { PageHeader } from '@/components/PageHeader';
import { PeriodAndSegmentFilter } from '@/components/PeriodAndSegmentFilter';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Section } from '@/components/Section';
import { InitiativeList } from './InitiativeList';
import { JourneyTable } from './JourneyTable';
import { NewJourneyMenu } from './NewJourneyMenu';
import { PainPointList } from './PainPointList';
import classes from './Overview.module.css';

/** The portfolio of journeys: where each stands, what is open, what is being done. */
export function OverviewPage() {
  const { t } = useLanguage();
  const { canEdit } = useWorkspace();
  const journeys = useDocuments('journey');
  return (
    <>
      <PageHeader title={t('navigation.overview')} actions={canEdit && <NewJourneyMenu />}>
        <PeriodAndSegmentFilter />
      </PageHeader>
      {journeys.isError && <ProblemNotice error={journeys.error} onRetry={() => void journeys.refetch()} />}
      {journeys.isPending && <TableSkeleton />}
      {journeys.data?.length === 0 && <NoJourneys />}
      {journeys.data && journeys.data.length > 0 && (
        <>
          <Freshness />
          <Section title={t('overview.journeys')}>
            <JourneyTable journeys={journeys.data} />
          </Section>
          <div className={classes.columns}>
            <PainPointList journeys={journeys.data} />
            <InitiativeList />
          </div>
        </>
      )}
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
