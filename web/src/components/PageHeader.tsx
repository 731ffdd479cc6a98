import type { ReactNode } from 'react';
import { useDocumentTitle } from '@mantine/hooks';
import classes from './PageHeader.module.css';

interface Props {
  /** Also the title of the browser's tab. */
  title: string;
  /** Shown instead of the plain title, to edit it in place. */
  titleElement?: ReactNode;
  /** What the page is a part of, before the title. */
  above?: ReactNode;
  /** A short line beside the title. */
  meta?: ReactNode;
  /** Filters, in the middle. */
  children?: ReactNode;
  /** Buttons, at the end. */
  actions?: ReactNode;
}

/** The one line at the top of every page; stays while the page scrolls. */
export function PageHeader({ title, titleElement, above, meta, children, actions }: Props) {
  useDocumentTitle(title === '' ? 'Wegmarke' : `${title} · Wegmarke`);
  return (
    <header className={classes.header}>
      <div className={classes.titles}>
        {above}
        <h1 className={classes.title}>{titleElement ?? title}</h1>
        {meta && <div className={classes.meta}>{meta}</div>}
      </div>
      {children && <div className={classes.filters}>{children}</div>}
      {actions && <div className={classes.actions}>{actions}</div>}
    </header>
  );
}
