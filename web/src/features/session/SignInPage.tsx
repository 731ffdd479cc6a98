import { type FormEvent, useState } from 'react';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { api } from '@/api/client';
import type { Session } from '@/api/types';
import { useLanguage } from '@/app/language';
import { sessionQuery } from '@/app/session';
import { ProblemNotice } from '@/components/ProblemNotice';
import { SessionFrame } from './SessionFrame';
import classes from './Session.module.css';

export function SignInPage() {
  const { t } = useLanguage();
  const { next } = useSearch({ strict: false });
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => api.post<Session>('/session', { email: email.trim(), password }),
    onSuccess: async (session) => {
      queryClient.clear();
      queryClient.setQueryData(sessionQuery.queryKey, session);
      // Only an address inside this product: a link must not be able to send people elsewhere after they sign in.
      await navigate({ href: next?.startsWith('/') && !next.startsWith('//') ? next : '/', replace: true });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <SessionFrame title={t('signIn.title')}>
      <form className={classes.form} onSubmit={submit}>
        <TextInput size="sm" type="email" name="email" autoComplete="username" label={t('signIn.email')} value={email} onChange={(event) => setEmail(event.currentTarget.value)} required autoFocus />
        <PasswordInput size="sm" name="password" autoComplete="current-password" label={t('signIn.password')} value={password} onChange={(event) => setPassword(event.currentTarget.value)} required visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }} />
        {signIn.isError && <ProblemNotice error={signIn.error} />}
        <Button type="submit" size="sm" loading={signIn.isPending}>{t('signIn.submit')}</Button>
      </form>
    </SessionFrame>
  );
}
