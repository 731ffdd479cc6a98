import { Link, useParams } from '@tanstack/react-router';
import { useLanguage } from '@/app/language';
import classes from '@/components/Tabs.module.css';

/** The two parts of the data area. */
export function DataTabs() {
  const { t } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  return (
    <nav className={classes.tabs} aria-label={t('navigation.data')}>
      <Link to="/w/$workspace/data" params={{ workspace }} activeOptions={{ exact: true, includeSearch: false }}>{t('imports.title')}</Link>
      <Link to="/w/$workspace/data/events" params={{ workspace }} activeOptions={{ includeSearch: false }}>{t('events.title')}</Link>
    </nav>
  );
}
