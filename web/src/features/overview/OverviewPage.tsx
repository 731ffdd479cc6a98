import { PageHeader } from '@/components/PageHeader';
import { useLanguage } from '@/app/language';

export function OverviewPage() {
  const { t } = useLanguage();
  return <PageHeader title={t('navigation.overview')} />;
}
