import { Link, useParams } from '@tanstack/react-router';
import { useLanguage } from '@/app/language';
import tabs from '@/components/Tabs.module.css';

const views = ['priorities', 'gap', 'consistency', 'processing'] as const;

/** The views of the library: the table, what matters most, inside against outside, equal quality, personal data. */
export function TouchpointTabs() {
  const { t } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  return (
    <nav className={tabs.tabs} aria-label={t('navigation.touchpoints')}>
      <Link to="/w/$workspace/touchpoints" params={{ workspace }} activeOptions={{ exact: true, includeSearch: false }}>{t('touchpoints.view.library')}</Link>
      {views.map((view) => (
        <Link key={view} to={`/w/$workspace/touchpoints/${view}`} params={{ workspace }} activeOptions={{ includeSearch: false }}>{t(`touchpoints.view.${view}`)}</Link>
      ))}
    </nav>
  );
}
