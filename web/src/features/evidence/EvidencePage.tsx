import { Select, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { api } from '@/api/client';
import type { EvidenceReport } from '@/api/reports';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { EmptyState } from '@/components/EmptyState';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Section } from '@/components/Section';
import table from '@/components/Table.module.css';
import { useLoadedLaneKindName } from '@/features/taxonomy/useLaneName';
import { KnowledgeBar, KnowledgeShares } from './KnowledgeBar';
import classes from './Evidence.module.css';

/** How much of what the maps say is known, and what has become too old, for those who should look at it again. */
export function EvidencePage() {
  const { t } = useLanguage();
  const { slug, path } = useWorkspace();
  const report = useQuery({ queryKey: ['evidence', slug], queryFn: ({ signal }) => api.get<EvidenceReport>(`${path}/evidence`, {}, signal) });
  return (
    <>
      <PageHeader title={t('navigation.evidence')} meta={report.data && t('evidence.statements', { count: report.data.total.statements })} />
      {report.isError && <ProblemNotice error={report.error} onRetry={() => void report.refetch()} />}
      {report.isPending && <div className={classes.page}><Skeleton height={200} m={24} /></div>}
      {report.data?.journeys.length === 0 && <EmptyState title={t('evidence.empty.title')}>{t('evidence.empty.text')}</EmptyState>}
      {report.data && report.data.journeys.length > 0 && (
        <div className={classes.page}>
          <Section title={t('evidence.byJourney')} hint={t('evidence.byJourneyHint')}><Journeys report={report.data} /></Section>
          <Section title={t('evidence.stale')} hint={t('evidence.staleHint')}><Stale report={report.data} /></Section>
        </div>
      )}
    </>
  );
}

function Journeys({ report }: { report: EvidenceReport }) {
  const { t, text, format } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  return (
    <>
      <div className={classes.figures}><KnowledgeBar knowledge={report.total} /><KnowledgeShares knowledge={report.total} /></div>
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('phases.journey')}</th>
              <th scope="col">{t('evidence.known')}</th>
              <th scope="col" className={table.number}>{t('evidence.statementsColumn')}</th>
              <th scope="col" className={table.number}>{t('evidence.staleColumn')}</th>
              <th scope="col" className={`${table.number} ${table.wide}`}>{t('evidence.undated')}</th>
              <th scope="col" className={table.wide}>{t('journey.owner')}</th>
            </tr>
          </thead>
          <tbody>
            {report.journeys.map(({ journey, title, owner, knowledge }) => (
              <tr key={journey}>
                <td><Link to="/w/$workspace/journeys/$journey" params={{ workspace, journey }} className={table.title}>{text(title) || t('map.untitled')}</Link></td>
                <td><KnowledgeBar knowledge={knowledge} /></td>
                <td className={table.number}>{format.number(knowledge.statements)}</td>
                <td className={table.number}>{format.number(knowledge.stale)}</td>
                <td className={`${table.number} ${table.wide}`}>{format.number(knowledge.undated)}</td>
                <td className={table.wide}>{owner || <span className={table.muted}>{t('journey.noOwner')}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Stale({ report }: { report: EvidenceReport }) {
  const { t, text, format } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const laneName = useLoadedLaneKindName();
  const search = useSearch({ strict: false }) as { owner?: string };
  const owners = [...new Set(report.stale.map(({ owner }) => owner).filter(Boolean))].sort();
  const rows = report.stale.filter(({ owner }) => !search.owner || owner === search.owner);
  const journeys = new Map(report.journeys.map(({ journey, title }) => [journey, title]));
  if (report.stale.length === 0) return <p className={classes.calm}>{t('evidence.noneStale')}</p>;
  return (
    <>
      <div className={classes.choose}>
        <Select aria-label={t('journey.owner')} placeholder={t('evidence.allOwners')} clearable data={owners} value={search.owner ?? null} onChange={(owner) => void navigate({ to: '.', search: ((before: object) => ({ ...before, owner: owner ?? undefined })) as never })} w={220} />
      </div>
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('evidence.says')}</th>
              <th scope="col" className={table.wide}>{t('evidence.where')}</th>
              <th scope="col">{t('map.evidence')}</th>
              <th scope="col" className={table.number}>{t('evidence.age')}</th>
              <th scope="col" className={table.wide}>{t('evidence.whoAsks')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const words = text(row.text) || t('map.untitled');
              const where = row.journey ? [journeys.get(row.journey), row.step_title].map((title) => text(title)).filter(Boolean).join(' › ') : t('evidence.insight');
              return (
                <tr key={`${row.journey}/${row.card}/${row.insight}`}>
                  <td className={classes.says}>
                    {row.journey && row.card
                      ? <Link to="/w/$workspace/journeys/$journey" params={{ workspace, journey: row.journey }} search={{ card: row.card }} className={table.title}>{words}</Link>
                      : <span>{words}</span>}
                  </td>
                  <td className={table.wide}>{where}{row.lane && <span className={table.under}>{text(row.lane_title) || laneName(row.lane)}</span>}</td>
                  <td>{t(`map.evidence.${row.level}`)}<span className={table.under}>{format.date(row.date)}</span></td>
                  <td className={table.number}>{t('evidence.days', { count: row.age_days })}<span className={table.under}>{t('evidence.limit', { count: row.limit_days })}</span></td>
                  <td className={table.wide}>{row.owner || <span className={table.muted}>{t('journey.noOwner')}</span>}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
