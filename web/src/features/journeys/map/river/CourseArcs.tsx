import { useMemo } from 'react';
import type { Journey } from '@/api/types';
import { useLanguage } from '@/app/language';
import { layoutArcs } from '../geometry/arcs';
import { centreOf, type ColumnLayout, columnOf } from '../geometry/columns';
import classes from './River.module.css';

const thickness = 5;
const labelHeight = 16;

/** The loyalty loop of a map that no events stand behind: where customers start again, as the team believes. */
export function CourseArcs({ layout, loop }: { layout: ColumnLayout; loop: NonNullable<Journey['loop']> }) {
  const { t } = useLanguage();
  const drawn = useMemo(() => {
    const from = columnOf(layout, loop.from_step);
    const to = columnOf(layout, loop.to_step);
    if (!from || !to || from.x <= to.x) return null;
    const wish = { id: 'loop', from: centreOf(from), to: centreOf(to), thickness };
    const { height } = layoutArcs([wish], { base: 0, clearance: 18, labelHeight });
    return { arc: layoutArcs([wish], { base: height + 2, clearance: 18, labelHeight }).arcs[0]!, height: height + 4 };
  }, [layout, loop]);
  if (!drawn) return null;
  const { arc, height } = drawn;
  return (
    <svg width={layout.width} height={height} role="img" aria-label={t('map.loop')} className={classes.course}>
      <g className={classes.arc} data-kind="loop">
        <path d={arc.path} className={classes.arcBand} style={{ strokeWidth: arc.thickness }} />
        <path d={arc.head} className={classes.arcHead} />
      </g>
      <text x={arc.labelX} y={arc.labelY} className={classes.arcLabel} data-kind="loop">{t('map.loop')}</text>
    </svg>
  );
}
