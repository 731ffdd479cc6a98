import { useLanguage } from '@/app/language';
import { scoreColor, scoreTextColor } from '@/components/score';
import { useCommands } from '../state/context';
import type { CurveColumn } from './EmotionRow';
import classes from './Curve.module.css';

/** A measured score: says interval and n on hover and focus, opens the quotes behind it. */
export function MeasuredPoint({ column, y, below }: { column: CurveColumn; y: number; below: boolean }) {
  const { t, format } = useLanguage();
  const { open } = useCommands();
  const score = column.score!;
  const words = t('map.curve.says', { mean: format.number(score.mean), low: format.number(score.low), high: format.number(score.high), n: format.number(score.n) });
  return (
    <>
      <button
        type="button"
        tabIndex={-1}
        className={classes.measured}
        style={{ top: y, borderColor: score.mean < 45 ? scoreColor(score.mean) : 'var(--curve-measured)' }}
        aria-label={`${words}. ${t('map.curve.openQuotes')}`}
        onClick={() => open({ step: column.step })}
      />
      <span className={classes.figure} style={{ top: below ? y + 8 : y - 21, color: scoreTextColor(score.mean) }} aria-hidden="true">{format.number(score.mean)}</span>
      <span className={classes.says} style={y > 80 ? { top: y - 42 } : { top: y + 14 }} aria-hidden="true">{words}</span>
    </>
  );
}
