import { Alert, Button } from '@mantine/core';
import { Problem } from '@/api/client';
import { useLanguage } from '@/app/language';

/** An error in the user's words: what happened and what to do; the server's own sentence stands below. */
export function ProblemNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useLanguage();
  const words = useProblemWords();
  return (
    <Alert color="red" variant="light" title={words(error)} role="alert">
      {error instanceof Problem && error.detail !== '' && error.status !== 0 && <p lang="en" style={{ margin: 0 }}>{error.detail}</p>}
      {onRetry && <Button variant="default" mt={10} onClick={onRetry}>{t('action.retry')}</Button>}
    </Alert>
  );
}

/** The sentence for an error, by its code. */
export function useProblemWords(): (error: unknown) => string {
  const { t, tCode } = useLanguage();
  return (error) => {
    if (!(error instanceof Problem)) return t('problem.unknown');
    const words = tCode('problem', error.code);
    return words === error.code ? t('problem.unknown') : words;
  };
}
