import { PageHeader } from '@/components/PageHeader';
import { useLanguage } from '@/app/language';

export function NoWorkspacePage() {
  const { t } = useLanguage();
  return <PageHeader title={t('frame.workspaces')} />;
}
