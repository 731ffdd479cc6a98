import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';

/** An empty page says what it is for and offers the one next step. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <section className={classes.empty}>
      <h2 className={classes.title}>{title}</h2>
      {children && <p className={classes.text}>{children}</p>}
      {action}
    </section>
  );
}
