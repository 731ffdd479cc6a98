import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api } from '@/api/client';
import { useLanguage } from '@/app/language';
import { SessionFrame } from '@/features/session/SessionFrame';

/** Ends the e-mails. A click is asked for, because programs that check mail open its links by themselves. */
export function UnsubscribePage() {
  const { t } = useLanguage();
  const { secret = '' } = useParams({ strict: false });
  const end = useMutation({ mutationFn: () => api.post<void>(`/unsubscribe/${encodeURIComponent(secret)}`) });
  const words = end.isSuccess ? 'done' : end.isError ? 'failed' : 'text';
  return (
    <SessionFrame title={t('notifications.unsubscribe.title')}>
      <p role="status">{t(`notifications.unsubscribe.${words}`)}</p>
      {!end.isSuccess && <Button size="sm" loading={end.isPending} onClick={() => end.mutate()}>{t('notifications.unsubscribe.end')}</Button>}
    </SessionFrame>
  );
}
