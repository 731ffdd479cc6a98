import { type FormEvent, useState } from 'react';
import { Button, Group, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { api } from '@/api/client';
import { useLanguage } from '@/app/language';
import { ProblemNotice } from '@/components/ProblemNotice';
import classes from './Settings.module.css';

/** Changes one's own password; all other sessions end. */
export function PasswordForm() {
  const { t } = useLanguage();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useMutation({
    mutationFn: () => api.post<void>('/password', { current, new: next }),
    onSuccess: () => {
      setCurrent('');
      setNext('');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  const toggle = { 'aria-label': t('signIn.showPassword') };
  return (
    <form className={classes.form} onSubmit={submit}>
      <div className={classes.row}>
        <PasswordInput size="xs" label={t('settings.currentPassword')} autoComplete="current-password" value={current} onChange={(event) => setCurrent(event.currentTarget.value)} required visibilityToggleButtonProps={toggle} />
        <PasswordInput size="xs" label={t('settings.newPassword')} autoComplete="new-password" minLength={10} value={next} onChange={(event) => setNext(event.currentTarget.value)} required visibilityToggleButtonProps={toggle} />
      </div>
      {change.isError && <ProblemNotice error={change.error} />}
      <Group gap={12}>
        <Button type="submit" loading={change.isPending}>{t('settings.changePassword')}</Button>
        {change.isSuccess && <span className={classes.saved} role="status">{t('settings.saved')}</span>}
      </Group>
    </form>
  );
}
