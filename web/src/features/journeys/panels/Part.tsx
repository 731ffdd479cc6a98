import type { ReactNode } from 'react';
import { useLanguage } from '@/app/language';
import { useWords } from '../map/state/words';
import classes from './Panel.module.css';

/** A part of a panel under a small heading. */
export function Part({ title, note, children }: { title: string; note?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.part}>
      <h3 className={classes.partTitle}>{title}</h3>
      {children}
      {note && <div className={classes.muted} style={{ marginTop: 6 }}>{note}</div>}
    </section>
  );
}

export interface BarRow { key: string; name: ReactNode; count: number; share: number; action?: ReactNode }

/** Names with their share as a thin bar, their count and per cent. */
export function Bars({ rows, tone }: { rows: BarRow[]; tone?: 'loss' }) {
  const { format } = useLanguage();
  const words = useWords();
  const largest = Math.max(...rows.map((row) => row.share), 0.0001);
  return (
    <ul className={classes.bars}>
      {rows.map((row) => (
        <li key={row.key} className={classes.bar} data-tone={tone}>
          <span className={classes.barName}>{row.name}</span>
          <span className={classes.barFigure}>{format.number(row.count)} · {words.exactShare(row.share)} {row.action}</span>
          <span className={classes.barTrack} aria-hidden="true"><span className={classes.barFill} style={{ width: `${(row.share / largest) * 100}%` }} /></span>
        </li>
      ))}
    </ul>
  );
}
