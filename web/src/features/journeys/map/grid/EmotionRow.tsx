import { useCallback, useMemo, useState } from 'react';
import type { StepNumbers } from '@/api/reports';
import type { Step } from '@/api/types';
import { useLanguage } from '@/app/language';
import { centreOf, type ColumnLayout } from '../geometry/columns';
import { heightOf } from '../geometry/curve';
import { findStep } from '../editing/edits';
import { useCommands } from '../state/context';
import { CurveDrawing } from './CurveDrawing';
import { CurvePoint } from './CurvePoint';
import { MeasuredPoint } from './MeasuredPoint';
import classes from './Curve.module.css';

export type Series = 'assumed' | 'staff';
export const curveHeight = 152;
export const curvePadding = 20;

interface Props {
  layout: ColumnLayout;
  steps?: Map<string, Step> | undefined;
  numbers: Map<string, StepNumbers> | null;
}

/** What one column of the curve shows; null is a gap. */
export interface CurveColumn {
  step: string;
  x: number;
  width: number;
  centre: number;
  assumed: number | null;
  staff: number | null;
  score: StepNumbers['score'];
  hidden: boolean;
}

/** A value that is being dragged or set by keys, before it is kept. */
interface Draft { step: string; series: Series; value: number | null }

/** The emotional curve: three strokes that are never mixed (assumed, rated by staff, measured), over all columns. */
export function EmotionRow({ layout, steps, numbers }: Props) {
  const { t, text } = useLanguage();
  const { body, change, canEdit } = useCommands();
  const [draft, setDraft] = useState<Draft | null>(null);
  const columns = useMemo(() => curveColumns(layout, steps, numbers), [layout, steps, numbers]);
  const shown = useMemo(() => columns.map((column) => (draft && column?.step === draft.step ? { ...column, [draft.series]: draft.value } : column)), [columns, draft]);

  const keep = useCallback(
    (step: string, series: Series, value: number | null) => {
      setDraft(null);
      const found = findStep(body(), step);
      if (!found || (found.step.emotion?.[series] ?? null) === value) return;
      change([{ op: 'set', path: `phases/${found.phase.id}/steps/${step}/emotion/${series}`, value }]);
    },
    [body, change],
  );
  const onDraft = useCallback((step: string, series: Series, value: number | null) => setDraft({ step, series, value }), []);

  return (
    <div className={classes.curve} style={{ gridColumn: `2 / span ${Math.max(1, layout.columns.length)}`, width: layout.width, height: curveHeight }} role="none">
      <CurveDrawing columns={shown} width={layout.width} />
      {shown.map((column, index) =>
        column ? (
          <div key={column.step} role="gridcell" className={classes.column} style={{ left: column.x, width: column.width }}>
            {column.score && <MeasuredPoint column={column} y={heightOf(column.score.mean, curveHeight, curvePadding)} below={labelBelow(shown, index)} />}
            {(['staff', 'assumed'] as const).map((series) => (
              <CurvePoint
                key={series}
                series={series}
                step={column.step}
                value={column[series]}
                kept={columns[index]?.[series] ?? null}
                editable={canEdit}
                label={t(`map.curve.${series}Of`, { step: text(steps?.get(column.step)?.title) || t('map.untitledStep') })}
                onDraft={onDraft}
                onKeep={keep}
              />
            ))}
          </div>
        ) : (
          <div key={layout.columns[index]!.id} role="gridcell" />
        ),
      )}
    </div>
  );
}

function curveColumns(layout: ColumnLayout, steps: Map<string, Step> | undefined, numbers: Map<string, StepNumbers> | null): (CurveColumn | null)[] {
  return layout.columns.map((column) => {
    if (column.kind !== 'step') return null;
    const emotion = steps?.get(column.id)?.emotion;
    const own = numbers?.get(column.id);
    return {
      step: column.id,
      x: column.x,
      width: column.width,
      centre: centreOf(column),
      assumed: emotion?.assumed ?? null,
      staff: emotion?.staff ?? null,
      score: own?.score ?? null,
      hidden: own?.score_hidden ?? false,
    };
  });
}

/** A figure reaches this far from its point, in points of the scale; nearer than `touching` another point lies under its own. */
const figureReach = 20;
const touching = 4;

/** The figure stands where no other point is in its way; when both sides are free, a low has it below and a high above. */
export function labelBelow(columns: readonly (CurveColumn | null)[], index: number): boolean {
  const own = columns[index];
  if (!own?.score) return false;
  const mean = own.score.mean;
  const distances = [own.assumed, own.staff].flatMap((value) => (value === null ? [] : [value - mean]));
  const above = distances.some((distance) => distance > touching && distance < figureReach);
  const below = distances.some((distance) => distance < -touching && distance > -figureReach);
  if (above !== below) return above;
  const neighbours = [columns[index - 1]?.score?.mean, columns[index + 1]?.score?.mean].filter((value) => value !== undefined);
  return neighbours.length > 0 && neighbours.every((value) => value >= mean);
}
