import { PageHeader } from '@/components/PageHeader';
import { useLanguage } from '@/app/language';

export function MapPage() {
  const { t } = useLanguage();
  return <PageHeader title={t('navigation.overview')} />;
}
