import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useLanguage } from './language';
import classes from './states.module.css';

/** What a page shows while its code or first data are on the way. */
export function PageSkeleton() {
  return (
    <div className={classes.skeleton} aria-hidden="true">
      <Skeleton height={22} width={240} />
      <Stack mt={36} gap={12}>
        {[92, 100, 84, 96, 70].map((width) => <Skeleton key={width} height={16} width={`${width}%`} />)}
      </Stack>
    </div>
  );
}

export function PageProblem({ error }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <div className={classes.centre}>
      <ProblemNotice error={error} onRetry={() => void router.invalidate()} />
    </div>
  );
}

export function NotFound() {
  const { t } = useLanguage();
  return (
    <main className={classes.centre}>
      <Stack gap={8} align="flex-start">
        <h1 className={classes.title}>{t('notFound.title')}</h1>
        <Text size="sm" c="dimmed">{t('notFound.text')}</Text>
        <Button component={Link} to="/" mt={8}>{t('notFound.action')}</Button>
      </Stack>
    </main>
  );
}
