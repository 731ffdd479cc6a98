import { Popover } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import type { StepsReport } from '@/api/reports';
import { useLanguage } from '@/app/language';
import { useCommands } from '../state/context';
import classes from './River.module.css';

/** Beside the river: what it shows, of whom, of when, and how it was computed. */
export function RiverSummary({ report, fetching }: { report: StepsReport; fetching: boolean }) {
  const { t, format } = useLanguage();
  const { open } = useCommands();
  return (
    <div className={classes.summary} aria-busy={fetching}>
      <h2 className={classes.summaryTitle}>{t('map.river.title')}</h2>
      <div>{t('map.river.subtitle')}</div>
      <div className={classes.summaryFigure}>{t('map.river.n', { n: report.customers })}</div>
      <div>{t('map.river.runs', { count: report.runs })}</div>
      {report.in_progress > 0 && <div>{t('map.river.open', { count: report.in_progress })}</div>}
      <div>{spanOf(report, format)}</div>
      <div className={classes.summaryLinks}>
        <HowComputed report={report} />
        <button type="button" className={classes.link} onClick={() => open({ panel: 'table' })}>{t('map.river.asTable')}</button>
      </div>
    </div>
  );
}

/** The days from the first to the last event that was counted. */
export function spanOf({ period }: StepsReport, format: ReturnType<typeof useLanguage>['format']): string {
  if (!period.first || !period.last) return '';
  return `${format.date(period.first)} – ${format.date(period.last)}`;
}

const explained = ['run', 'remaining', 'left', 'inProgress', 'waiting', 'returns', 'score'] as const;

function HowComputed({ report }: { report: StepsReport }) {
  const { t, format } = useLanguage();
  return (
    <Popover position="right-start" width={400} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes.link}>{t('map.river.how')}</button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.explanation}>
          <strong>{t('map.river.how')}</strong>
          <div>{t('map.how.source', { events: format.number(report.events), ms: format.number(report.computed_in_ms, 0) })}</div>
          <dl>
            {explained.map((word) => (
              <div key={word} style={{ display: 'contents' }}>
                <dt>{t(`map.how.${word}`)}</dt>
                <dd>{t(`map.how.${word}Text`, { minimum: report.minimum_group })}</dd>
              </div>
            ))}
          </dl>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Says calmly why there is no river, and what to do. */
export function NoRiver({ reason }: { reason: 'empty' | 'no-steps' | 'nobody' }) {
  const { t } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  return (
    <div className={classes.calm}>
      <div>{t(`map.noRiver.${reason}`)}</div>
      {reason === 'empty' && <div><Link to="/w/$workspace/data/import" params={{ workspace }}>{t('map.noRiver.import')}</Link></div>}
      {reason === 'nobody' && <div><Link to="/w/$workspace/data/events" params={{ workspace }}>{t('map.noRiver.bind')}</Link></div>}
    </div>
  );
}
