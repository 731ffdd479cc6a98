import { PageHeader } from '@/components/PageHeader';
import { useLanguage } from '@/app/language';

export function SettingsPage() {
  const { t } = useLanguage();
  return <PageHeader title={t('navigation.settings')} />;
}
