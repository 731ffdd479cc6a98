import { PageHeader } from '@/components/PageHeader';
import { useLanguage } from '@/app/language';

export function SignInPage() {
  const { t } = useLanguage();
  return <PageHeader title={t('frame.signOut')} />;
}
