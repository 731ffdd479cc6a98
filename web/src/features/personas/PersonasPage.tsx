import { PageHeader } from '@/components/PageHeader';
import { useLanguage } from '@/app/language';

export function PersonasPage() {
  const { t } = useLanguage();
  return <PageHeader title={t('navigation.personas')} />;
}
