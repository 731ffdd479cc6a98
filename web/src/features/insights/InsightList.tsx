import { Link, useParams } from '@tanstack/react-router';
import type { Document, Insight, Journey } from '@/api/types';
import { byId } from '@/api/documents';
import { useLanguage } from '@/app/language';
import { EmptyState } from '@/components/EmptyState';
import { EvidenceMark } from '@/components/EvidenceMark';
import { ProblemNotice } from '@/components/ProblemNotice';
import table from '@/components/Table.module.css';
import { useDocuments } from '@/features/journeys/document/hooks';
import { useBaseJourneys } from '@/features/journeys/useJourneys';
import { bySeverity, isShown } from '@/features/improvements/filters';
import { Severity } from '@/features/improvements/Severity';
import { useImprovementSearch } from '@/features/improvements/useImprovementSearch';
import { placesOf } from './places';
import classes from '@/features/improvements/Improvements.module.css';

/** What is known about customers, the gravest first. */
export function InsightList() {
  const { t } = useLanguage();
  const { search } = useImprovementSearch();
  const insights = useDocuments('insight');
  const journeys = useBaseJourneys() ?? [];
  if (insights.isError) return <ProblemNotice error={insights.error} onRetry={() => void insights.refetch()} />;
  if (!insights.data) return null;
  if (insights.data.length === 0) return <EmptyState title={t('insights.empty.title')}>{t('insights.empty.text')}</EmptyState>;
  const shown = insights.data.filter(({ body }) => isShown(body, search, 'open')).sort(bySeverity);
  if (shown.length === 0) return <p className={classes.none}>{t('improvements.noMatch')}</p>;
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('insights.column.insight')}</th>
            <th scope="col">{t('insights.column.severity')}</th>
            <th scope="col">{t('insights.column.evidence')}</th>
            <th scope="col" className={table.wide}>{t('insights.column.places')}</th>
            <th scope="col" className={table.wide}>{t('improvements.owner')}</th>
            <th scope="col">{t('improvements.state')}</th>
          </tr>
        </thead>
        <tbody>{shown.map((insight) => <Row key={insight.id} insight={insight} journeys={journeys} />)}</tbody>
      </table>
    </div>
  );
}

function Row({ insight: { id, body }, journeys }: { insight: Document<Insight>; journeys: Document<Journey>[] }) {
  const { t, tCode, text, format } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const touchpoints = byId(useDocuments('touchpoint').data);
  const pieces = body.items?.length ?? 0;
  const on = placesOf(journeys, id, body).map(({ journey }) => text(journey.body.title));
  const at = (body.touchpoints ?? []).flatMap((touchpoint) => text(touchpoints.get(touchpoint)?.body.title) || []);
  return (
    <tr>
      <td>
        <Link to="/w/$workspace/insights/$insight" params={{ workspace, insight: id }} className={table.title}>{text(body.title) || t('map.untitled')}</Link>
        {body.kind && <span className={table.under}>{tCode('insightKind', body.kind)}</span>}
      </td>
      <td><Severity severity={body.severity} /></td>
      <td>
        <EvidenceMark evidence={body.evidence} />{' '}
        <span className={table.muted}>{[pieces > 0 ? t('insights.pieces', { count: pieces }) : '', body.evidence?.n ? `n = ${format.number(body.evidence.n)}` : ''].filter(Boolean).join(' · ')}</span>
      </td>
      <td className={table.wide}>{on.join(', ') || <span className={table.muted}>–</span>}<span className={table.under}>{at.join(', ')}</span></td>
      <td className={table.wide}>{body.owner || <span className={table.muted}>{t('journey.noOwner')}</span>}</td>
      <td>{tCode('insightState', body.state ?? 'open')}</td>
    </tr>
  );
}
