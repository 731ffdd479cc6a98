import type { StepsReport } from '@/api/reports';
import type { Journey } from '@/api/types';
import { useLanguage } from '@/app/language';
import { stepsOf } from '../map/editing/edits';
import { spanOf } from '../map/river/RiverSummary';
import { useWords } from '../map/state/words';
import classes from './Panel.module.css';
import river from '../map/river/River.module.css';

/** The numbers of the river as a table. */
export function RiverTable({ body, report }: { body: Journey; report: StepsReport }) {
  const { t, text, format } = useLanguage();
  const words = useWords();
  const titles = new Map(stepsOf(body).map((step) => [step.id, text(step.title) || t('map.untitledStep')]));
  const title = (step: string) => titles.get(step) ?? '';
  return (
    <>
      <p className={classes.muted}>{t('map.table.basis', { customers: format.number(report.customers), runs: format.number(report.runs), period: spanOf(report, format) })}</p>
      <table className={river.table}>
        <thead>
          <tr>{(['step', 'remaining', 'left', 'inProgress', 'repeats', 'waiting', 'score', 'reason'] as const).map((column) => <th key={column} scope="col">{t(`map.table.${column}`)}</th>)}</tr>
        </thead>
        <tbody>
          {report.steps.map((step) => (
            <tr key={step.step}>
              <th scope="row">{title(step.step)}</th>
              <td>{format.number(step.remaining)}<br /><span className={classes.muted}>{words.exactShare(step.remaining_share)}</span></td>
              <td>{format.number(step.left)}<br /><span className={classes.muted}>{words.exactShare(step.left / Math.max(1, report.runs))}</span></td>
              <td>{format.number(step.in_progress)}</td>
              <td>{words.exactShare(step.repeat_share)}</td>
              <td>{step.waiting ? words.duration(step.waiting.median_seconds) : '–'}</td>
              <td>{step.score ? <>{format.number(step.score.mean)}<br /><span className={classes.muted}>{format.number(step.score.low)}–{format.number(step.score.high)}, n = {format.number(step.score.n)}</span></> : '–'}</td>
              <td>{step.reasons[0] ? `${step.reasons[0].reason} (${words.share(step.reasons[0].share)})` : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {report.returns.length > 0 && (
        <ul>
          {report.returns.map((back) => <li key={`${back.from_step}/${back.to_step}`}>{t('map.table.return', { from: title(back.from_step), to: title(back.to_step), runs: format.number(back.runs), share: words.exactShare(back.share) })}</li>)}
        </ul>
      )}
      {report.loop && <p>{t('map.table.loop', { runs: format.number(report.loop.runs), share: words.exactShare(report.loop.share) })}</p>}
    </>
  );
}
