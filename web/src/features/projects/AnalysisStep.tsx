import { MultiSelect } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import type { Document, Journey } from '@/api/types';
import { useLanguage } from '@/app/language';
import { EditableText } from '@/components/EditableText';
import { Severity } from '@/features/improvements/Severity';
import { bySeverity } from '@/features/improvements/filters';
import { placesOf } from '@/features/insights/places';
import { useDocuments } from '@/features/journeys/document/hooks';
import { useStepsReport } from '@/features/journeys/useStepsReport';
import type { StepProps } from './GoalStep';
import classes from './Projects.module.css';

/** Where customers are lost, what is known about it, and what the team concludes. */
export function AnalysisStep({ project, set, readOnly, journey }: StepProps & { journey: Document<Journey> | undefined }) {
  const { t, text } = useLanguage();
  const workshops = useDocuments('workshop').data ?? [];
  return (
    <>
      {journey && <Losses journey={journey} />}
      {journey && <Insights journey={journey} />}
      <h3 className={classes.under}>{t('projects.findings')}</h3>
      <EditableText label={t('projects.findings')} value={project.findings} multiline readOnly={readOnly} onSave={(language, value) => set(`findings/${language}`, value)} />
      {!readOnly && (
        <MultiSelect
          aria-label={t('projects.workshops')} placeholder={(project.workshops ?? []).length === 0 ? t('projects.chooseWorkshops') : undefined} searchable w={420} maw="100%" mt={8}
          data={workshops.map(({ id, body }) => ({ value: id, label: text(body.title) || t('map.untitled') }))}
          value={project.workshops ?? []} onChange={(value) => set('workshops', value)}
        />
      )}
    </>
  );
}

/** The three steps at which most of those who got there leave. */
function Losses({ journey }: { journey: Document<Journey> }) {
  const { t, text, format } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const report = useStepsReport(journey.id, journey.body).data;
  const titles = new Map(journey.body.phases.flatMap((phase) => phase.steps.map((step) => [step.id, text(step.title)])));
  const losses = (report?.steps ?? []).filter(({ left }) => left > 0).sort((a, b) => b.left - a.left).slice(0, 3);
  if (losses.length === 0) return null;
  return (
    <>
      <h3 className={classes.under}>{t('projects.losses')}</h3>
      <ul className={classes.rows}>
        {losses.map(({ step, left, left_share: share, reasons }) => (
          <li key={step}>
            <Link to="/w/$workspace/journeys/$journey" params={{ workspace, journey: journey.id }} search={{ step }}>{titles.get(step) || t('map.untitledStep')}</Link>
            <span className={classes.figure}>{t('projects.left', { share: format.share(share), left: format.number(left) })}</span>
            {reasons[0] && <span className={classes.note}>{reasons[0].reason}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The gravest insights on this map that nothing has answered yet. */
function Insights({ journey }: { journey: Document<Journey> }) {
  const { t, text } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const open = (useDocuments('insight').data ?? []).filter(({ id, body }) => (body.state ?? 'open') === 'open' && placesOf([journey], id, body).length > 0).sort(bySeverity);
  if (open.length === 0) return null;
  return (
    <>
      <h3 className={classes.under}>{t('projects.openInsights', { count: open.length })}</h3>
      <ul className={classes.rows}>
        {open.slice(0, 4).map(({ id, body }) => (
          <li key={id}><Link to="/w/$workspace/insights/$insight" params={{ workspace, insight: id }}>{text(body.title) || t('map.untitled')}</Link><Severity severity={body.severity} /></li>
        ))}
      </ul>
    </>
  );
}
