import { Link, useParams } from '@tanstack/react-router';
import { useLanguage } from '@/app/language';
import tabs from '@/components/Tabs.module.css';

const parts = ['lists', 'lanes', 'phases', 'fields', 'glossary'] as const;

/** The parts of the settings: the workspace itself, and the words that all its maps share. */
export function SettingsTabs() {
  const { t } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  return (
    <nav className={tabs.tabs} aria-label={t('navigation.settings')}>
      <Link to="/w/$workspace/settings" params={{ workspace }} activeOptions={{ exact: true, includeSearch: false }}>{t('settings.general')}</Link>
      {parts.map((part) => (
        <Link key={part} to={`/w/$workspace/settings/${part}`} params={{ workspace }} activeOptions={{ includeSearch: false }}>{t(`settings.part.${part}`)}</Link>
      ))}
    </nav>
  );
}
