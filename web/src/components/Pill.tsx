import type { ReactNode } from 'react';
import classes from './Pill.module.css';

/** A small state: a dot in the tone's colour and a word. */
export function Pill({ tone = 'neutral', children }: { tone?: 'neutral' | 'active' | 'waiting' | 'bad' | 'faint'; children: ReactNode }) {
  return <span className={classes.pill} data-tone={tone}>{children}</span>;
}
