import { PageHeader } from '@/components/PageHeader';
import { useLanguage } from '@/app/language';

export function PersonaPage() {
  const { t } = useLanguage();
  return <PageHeader title={t('navigation.personas')} />;
}
