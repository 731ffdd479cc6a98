import { Link, useParams } from '@tanstack/react-router';
import { byId } from '@/api/documents';
import { useLanguage } from '@/app/language';
import { EmptyState } from '@/components/EmptyState';
import { Pill } from '@/components/Pill';
import { ProblemNotice } from '@/components/ProblemNotice';
import table from '@/components/Table.module.css';
import { NewButton } from '@/features/improvements/ImprovementsPage';
import { useDocuments } from '@/features/journeys/document/hooks';

/** All workshops, the latest first. */
export function WorkshopList() {
  const { t, tCode, text, format } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const workshops = useDocuments('workshop');
  const journeys = byId(useDocuments('journey').data);
  if (workshops.isError) return <ProblemNotice error={workshops.error} onRetry={() => void workshops.refetch()} />;
  if (!workshops.data) return null;
  if (workshops.data.length === 0) return <EmptyState title={t('workshops.empty.title')} action={<NewButton kind="workshop" />}>{t('workshops.empty.text')}</EmptyState>;
  const sorted = [...workshops.data].sort((a, b) => (b.body.date ?? b.created_at).localeCompare(a.body.date ?? a.created_at));
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead><tr><th scope="col">{t('workshop.one')}</th><th scope="col">{t('workshop.phase')}</th><th scope="col" className={table.number}>{t('workshop.notes')}</th><th scope="col" className={table.wide}>{t('overview.journey')}</th><th scope="col" className={table.wide}>{t('workshop.facilitator')}</th><th scope="col" className={table.wide}>{t('insight.date')}</th></tr></thead>
        <tbody>
          {sorted.map(({ id, body }) => (
            <tr key={id}>
              <td><Link to="/w/$workspace/workshops/$workshop" params={{ workspace, workshop: id }} className={table.title}>{text(body.title) || t('map.untitled')}</Link><span className={table.under}>{text(body.question)}</span></td>
              <td><Pill tone={body.phase === 'done' ? 'faint' : 'waiting'}>{tCode('workshopPhase', body.phase ?? 'collect')}</Pill></td>
              <td className={table.number}>{body.stickies?.length ?? 0}</td>
              <td className={table.wide}>{text(journeys.get(body.journey ?? '')?.body.title) || <span className={table.muted}>–</span>}</td>
              <td className={table.wide}>{body.facilitator || <span className={table.muted}>–</span>}</td>
              <td className={table.wide}>{body.date ? format.date(body.date) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
