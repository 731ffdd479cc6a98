import type { ReactNode } from 'react';
import classes from './Section.module.css';

/** A part of a page with a small heading; no box around it. */
export function Section({ title, hint, actions, children }: { title: string; hint?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <div className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        {hint && <span className={classes.hint}>{hint}</span>}
        {actions && <span className={classes.actions}>{actions}</span>}
      </div>
      {children}
    </section>
  );
}
