import { useLanguage } from '@/app/language';
import { SessionFrame } from './SessionFrame';

/** Signed in, but a member of no workspace. */
export function NoWorkspacePage() {
  const { t } = useLanguage();
  return <SessionFrame title={t('noWorkspace.title')} text={t('noWorkspace.text')}>{null}</SessionFrame>;
}
