import { PageHeader } from '@/components/PageHeader';
import { useLanguage } from '@/app/language';

export function TouchpointsPage() {
  const { t } = useLanguage();
  return <PageHeader title={t('navigation.touchpoints')} />;
}
