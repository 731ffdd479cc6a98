import { Link, useParams } from '@tanstack/react-router';
import { useLanguage } from '@/app/language';
import tabs from '@/components/Tabs.module.css';

/** What the company wants, and the projects by which maps are made for it. */
export function ProjectTabs() {
  const { t } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  return (
    <nav className={tabs.tabs} aria-label={t('projects.title')}>
      <Link to="/w/$workspace/projects" params={{ workspace }} activeOptions={{ exact: true, includeSearch: false }}>{t('projects.view.projects')}</Link>
      <Link to="/w/$workspace/projects/goals" params={{ workspace }} activeOptions={{ includeSearch: false }}>{t('projects.view.goals')}</Link>
    </nav>
  );
}
