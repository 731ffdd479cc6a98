import { Link, useParams } from '@tanstack/react-router';
import { byId } from '@/api/documents';
import type { Document, PhaseModel } from '@/api/types';
import { useLanguage } from '@/app/language';
import table from '@/components/Table.module.css';
import { useDocuments } from '@/features/journeys/document/hooks';
import { useBaseJourneys } from '@/features/journeys/useJourneys';
import { journeyByPhase } from './phases';
import classes from './Taxonomy.module.css';

/** Every journey that follows a phase model, by the phases of the chosen one: steps, and the pain points on them. */
export function PhaseComparison({ model, models }: { model: Document<PhaseModel>; models: Document<PhaseModel>[] }) {
  const { t, text } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const insights = byId(useDocuments('insight').data);
  const journeys = (useBaseJourneys() ?? []).filter(({ body }) => body.phase_model);
  if (journeys.length === 0) return <p className={classes.calm}>{t('phases.noJourneys')}</p>;
  const isPainPoint = (id: string) => insights.get(id)?.body.kind === 'pain-point';
  const columns = [...model.body.phases.map(({ id, title }) => ({ id, name: text(title) })), { id: null, name: t('phases.without') }];
  const rows = journeys.map((journey) => ({ journey, uses: journeyByPhase(journey.body, models, model.id, isPainPoint) }));
  const shown = columns.filter(({ id }) => id !== null || rows.some(({ uses }) => uses.has(null)));
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${classes.matrix}`}>
        <thead><tr><th scope="col">{t('phases.journey')}</th>{shown.map(({ id, name }) => <th key={id} scope="col">{name}</th>)}</tr></thead>
        <tbody>
          {rows.map(({ journey, uses }) => (
            <tr key={journey.id}>
              <td><Link to="/w/$workspace/journeys/$journey" params={{ workspace, journey: journey.id }} className={table.title}>{text(journey.body.title)}</Link></td>
              {shown.map(({ id }) => {
                const use = uses.get(id);
                return (
                  <td key={id}>
                    {use ? t('phases.steps', { count: use.steps }) : <span className={table.muted}>–</span>}
                    {use !== undefined && use.painPoints > 0 && <span className={table.under}>{t('phases.painPoints', { count: use.painPoints })}</span>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
