import { PageHeader } from '@/components/PageHeader';
import { useLanguage } from '@/app/language';

export function ImportPage() {
  const { t } = useLanguage();
  return <PageHeader title={t('navigation.data')} />;
}
