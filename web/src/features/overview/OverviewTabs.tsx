import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useLanguage } from '@/app/language';
import classes from './Overview.module.css';

const views = ['portfolio', 'atlas', 'matrix', 'alignment'] as const;
export type OverviewView = (typeof views)[number];

/** The view that the address names. */
export function useOverviewView(): OverviewView {
  const { view } = useSearch({ strict: false }) as { view?: string };
  return views.find((one) => one === view) ?? 'portfolio';
}

/** Views of the same journeys; the filters go along. */
export function OverviewTabs() {
  const { t } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const current = useOverviewView();
  return (
    <nav className={classes.tabs} aria-label={t('overview.views')}>
      {views.map((view) => (
        <Link key={view} to="/w/$workspace" params={{ workspace }} search={((before: object) => ({ ...before, view: view === 'portfolio' ? undefined : view })) as never} aria-current={view === current ? 'page' : undefined} data-current={view === current || undefined}>
          {t(`overview.view.${view}`)}
        </Link>
      ))}
    </nav>
  );
}
