import { Link, useParams } from '@tanstack/react-router';
import { byId } from '@/api/documents';
import type { Document, Initiative } from '@/api/types';
import { useLanguage } from '@/app/language';
import { EmptyState } from '@/components/EmptyState';
import { ProblemNotice } from '@/components/ProblemNotice';
import { NewButton } from '@/features/improvements/ImprovementsPage';
import { isShown } from '@/features/improvements/filters';
import { useImprovementSearch } from '@/features/improvements/useImprovementSearch';
import { useDocuments } from '@/features/journeys/document/hooks';
import { isOverdue } from './states';
import classes from '@/features/improvements/Improvements.module.css';

/** The action plan as a document: customer needs, what is done about them, by whom and until when. It prints as it stands. */
export function ActionPlan() {
  const { t } = useLanguage();
  const { search } = useImprovementSearch();
  const initiatives = useDocuments('initiative');
  if (initiatives.isError) return <ProblemNotice error={initiatives.error} onRetry={() => void initiatives.refetch()} />;
  if (!initiatives.data) return null;
  const shown = initiatives.data
    .filter(({ body }) => body.state !== 'dropped' && isShown(body, { ...search, state: undefined, kind: undefined }, 'idea'))
    .sort((a, b) => (a.body.due ?? '9').localeCompare(b.body.due ?? '9'));
  if (initiatives.data.length === 0) return <EmptyState title={t('initiatives.empty.title')} action={<NewButton kind="initiative" />}>{t('initiatives.empty.text')}</EmptyState>;
  if (shown.length === 0) return <p className={classes.none}>{t('improvements.noMatch')}</p>;
  return shown.map((initiative) => <PlanItem key={initiative.id} initiative={initiative} />);
}

function PlanItem({ initiative: { id, body } }: { initiative: Document<Initiative> }) {
  const { t, tCode, text, format } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const insights = byId(useDocuments('insight').data);
  const needs = (body.insights ?? []).flatMap((insight) => insights.get(insight) ?? []);
  const steps = body.steps ?? [];
  const overdue = isOverdue(body);
  return (
    <article className={classes.planItem}>
      <h2><Link to="/w/$workspace/initiatives/$initiative" params={{ workspace, initiative: id }}>{text(body.title) || t('map.untitled')}</Link></h2>
      <div className={classes.planMeta}>
        <span>{tCode('initiativeState', body.state ?? 'idea')}</span>
        <span>{body.owner || t('journey.noOwner')}{body.team && ` · ${body.team}`}</span>
        {body.due && <span className={overdue ? classes.overdue : undefined}>{overdue ? t('overview.overdue', { day: format.date(body.due) }) : t('initiative.until', { day: format.date(body.due) })}</span>}
        {body.effort_days && <span>{t('opportunities.days', { count: body.effort_days })}</span>}
        {body.cost && <span>{format.money(body.cost.amount, body.cost.currency)}</span>}
      </div>
      <div className={classes.planColumns}>
        <div>
          <h3>{t('initiative.needs')}</h3>
          {needs.length === 0 ? <p className={classes.calm}>{t('initiative.noNeeds')}</p> : <ul>{needs.map((need) => <li key={need.id}>{text(need.body.title)}</li>)}</ul>}
          {text(body.target) && <><h3>{t('initiative.target')}</h3><p>{text(body.target)}</p></>}
        </div>
        <div>
          <h3>{t('initiative.steps')}</h3>
          {steps.length === 0 ? <p className={classes.calm}>{t('initiative.noSteps')}</p> : (
            <ul>
              {steps.map((step) => (
                <li key={step.id} style={step.done ? { color: 'var(--text-muted)' } : undefined}>
                  {text(step.title)}
                  <span className={classes.listMeta} style={{ display: 'inline' }}>{' '}{[step.owner, step.due ? format.date(step.due) : '', step.done ? t('initiative.done') : ''].filter(Boolean).join(' · ')}</span>
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </article>
  );
}
