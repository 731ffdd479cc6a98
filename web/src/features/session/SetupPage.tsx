import { PageHeader } from '@/components/PageHeader';
import { useLanguage } from '@/app/language';

export function SetupPage() {
  const { t } = useLanguage();
  return <PageHeader title={t('frame.signOut')} />;
}
