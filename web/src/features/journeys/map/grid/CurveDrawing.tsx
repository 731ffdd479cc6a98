import { memo } from 'react';
import { bandPaths, curvePaths, heightOf, type Point } from '../geometry/curve';
import { type CurveColumn, curveHeight, curvePadding } from './EmotionRow';
import classes from './Curve.module.css';

/** The strokes and the band of the interval. The points are drawn over them, as elements that can be used. */
export const CurveDrawing = memo(function CurveDrawing({ columns, width }: { columns: readonly (CurveColumn | null)[]; width: number }) {
  const points = (value: (column: CurveColumn) => number | null | undefined): (Point | null)[] =>
    columns.map((column) => {
      const own = column && value(column);
      return own === null || own === undefined ? null : { x: column!.centre, y: y(own) };
    });
  const high = points((column) => column.score?.high);
  const low = points((column) => column.score?.low);
  return (
    <svg className={classes.drawing} width={width} height={curveHeight} aria-hidden="true">
      {[100, 50, 0].map((value) => <line key={value} x1={0} x2={width} y1={y(value)} y2={y(value)} className={classes.guide} data-middle={value === 50 || undefined} />)}
      {[100, 0].map((value) => <text key={value} x={3} y={y(value) - 4} className={classes.axis}>{value}</text>)}
      {bandPaths(high, low).map((path) => <path key={path} d={path} className={classes.band} />)}
      {high.map((top, index) => {
        const bottom = low[index];
        const alone = top && bottom && !high[index - 1] && !high[index + 1];
        return alone && <line key={top.x} x1={top.x} x2={top.x} y1={top.y} y2={bottom.y} className={classes.whisker} />;
      })}
      {(['assumed', 'staff'] as const).map((series) =>
        curvePaths(points((column) => column[series])).map((path) => <path key={series + path} d={path} className={classes.stroke} data-series={series} />),
      )}
      {curvePaths(points((column) => column.score?.mean)).map((path) => <path key={path} d={path} className={classes.stroke} data-series="measured" />)}
    </svg>
  );
});

function y(value: number): number {
  return heightOf(value, curveHeight, curvePadding);
}
