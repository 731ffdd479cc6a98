import { Tooltip } from '@mantine/core';
import type { Score } from '@/api/reports';
import { useLanguage } from '@/app/language';
import { scoreColor, scoreTextColor } from './score';
import classes from './ScoreBadge.module.css';

interface Props {
  score: Score | null | undefined;
  /** True when there are answers, but fewer than the smallest group that may be shown. */
  hidden?: boolean;
  /** Draws the 95 % interval on a line of 0…100 beside the figure. */
  interval?: boolean;
}

/** A score of 0…100 in its colour; says on hover and focus how many answers and which interval stand behind it. */
export function ScoreBadge({ score, hidden = false, interval = false }: Props) {
  const { t, format } = useLanguage();
  if (!score) {
    return (
      <Tooltip label={t(hidden ? 'score.hidden' : 'score.none')} multiline maw={260}>
        <span className={classes.none} tabIndex={0} role="img" aria-label={t(hidden ? 'score.hidden' : 'score.none')}>–</span>
      </Tooltip>
    );
  }
  const words = t('score.says', {
    mean: format.number(score.mean, 1), low: format.number(score.low, 1), high: format.number(score.high, 1), n: format.number(score.n),
  });
  return (
    <Tooltip label={words} multiline maw={280}>
      <span className={classes.badge} tabIndex={0} role="img" aria-label={words}>
        <span className={classes.dot} style={{ background: scoreColor(score.mean) }} />
        <span className={classes.figure} style={{ color: scoreTextColor(score.mean) }}>{format.number(score.mean)}</span>
        {interval && <Interval score={score} />}
      </span>
    </Tooltip>
  );
}

function Interval({ score }: { score: Score }) {
  return (
    <svg viewBox="0 0 100 10" width="64" height="10" preserveAspectRatio="none" className={classes.interval}>
      <line x1="0" x2="100" y1="5" y2="5" stroke="var(--line-strong)" strokeWidth="0.7" />
      <line x1="50" x2="50" y1="2" y2="8" stroke="var(--line-strong)" strokeWidth="1" />
      <line x1={score.low} x2={score.high} y1="5" y2="5" stroke={scoreColor(score.mean)} strokeWidth="5" opacity="0.5" />
      <rect x={score.mean - 1.5} y="1" width="3" height="8" fill={scoreColor(score.mean)} />
    </svg>
  );
}
