import { type KeyboardEvent, memo, type PointerEvent, useRef, useState } from 'react';
import { useLanguage } from '@/app/language';
import { pointKey } from '../editing/keys';
import { heightOf, valueAt } from '../geometry/curve';
import { useCommands } from '../state/context';
import { curveHeight, curvePadding, type Series } from './EmotionRow';
import { useTab } from './useTab';
import classes from './Curve.module.css';

interface Props {
  series: Series;
  step: string;
  /** The value as it is drawn, perhaps being changed; null when not set. */
  value: number | null;
  /** The value as it was before. */
  kept: number | null;
  editable: boolean;
  label: string;
  onDraft: (step: string, series: Series, value: number | null) => void;
  onKeep: (step: string, series: Series, value: number | null) => void;
}

/**
 * An assumed or staff value: dragged with the pointer, or by keyboard: Enter takes hold, arrows change, Enter keeps, Escape gives back.
 * Without taking hold, the arrows lead through the grid, so that walking over the map changes nothing; plus and minus change at once.
 */
export const CurvePoint = memo(function CurvePoint({ series, step, value, kept, editable, label, onDraft, onKeep }: Props) {
  const { t } = useLanguage();
  const { announce } = useCommands();
  const key = pointKey(series, step);
  const [held, setHeld] = useState(false);
  const dragging = useRef(false);
  const column = useRef<DOMRect | null>(null);
  const tab = useTab(key);

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (!editable || event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    column.current = event.currentTarget.parentElement?.getBoundingClientRect() ?? null;
    dragging.current = true;
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const box = column.current;
    if (!dragging.current || !box) return;
    // The map may be zoomed: the box on the screen stands for the whole height.
    onDraft(step, series, valueAt(((event.clientY - box.top) / box.height) * curveHeight, curveHeight, curvePadding));
  };
  const onPointerUp = () => {
    if (dragging.current) onKeep(step, series, value);
    dragging.current = false;
  };

  const by = (amount: number) => onDraft(step, series, Math.min(100, Math.max(0, (value ?? 50) + amount)));
  const release = (keep: boolean) => {
    setHeld(false);
    onKeep(step, series, keep ? value : kept);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!editable) return;
    const amount = amountOf(event, held);
    if (amount !== 0) by(amount);
    else if (event.key === 'Enter' || (event.key === ' ' && !held)) {
      if (held) release(true);
      else {
        setHeld(true);
        if (value === null) onDraft(step, series, 50);
        announce(t('map.curve.held'));
      }
    } else if (event.key === 'Escape' && (held || value !== kept)) release(false);
    else if (event.key === 'Delete' || event.key === 'Backspace') onKeep(step, series, null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      className={classes.point}
      data-series={series}
      data-empty={value === null || undefined}
      data-held={held || undefined}
      data-key={key}
      role="slider"
      aria-label={label}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={value ?? 50}
      aria-valuetext={value === null ? t('map.curve.unset') : String(value)}
      aria-readonly={!editable}
      tabIndex={tab}
      title={value === null ? label : `${label}: ${value}`}
      style={{ top: heightOf(value ?? 50, curveHeight, curvePadding) }}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onKeyDown={onKeyDown}
      onBlur={() => (held || value !== kept) && !dragging.current && release(true)}
    >
      {value !== null && value !== kept && <span className={classes.bubble}>{value}</span>}
    </div>
  );
});

function amountOf(event: KeyboardEvent, held: boolean): number {
  if (event.key === '+') return 1;
  if (event.key === '-') return -1;
  if (event.key === 'PageUp') return 10;
  if (event.key === 'PageDown') return -10;
  if (held && event.key === 'ArrowUp') return event.shiftKey ? 5 : 1;
  if (held && event.key === 'ArrowDown') return event.shiftKey ? -5 : -1;
  return 0;
}
