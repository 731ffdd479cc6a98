import { type FormEvent, useState } from 'react';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { api } from '@/api/client';
import type { Workspace } from '@/api/types';
import { slugOf } from '@/api/slug';
import { useLanguage } from '@/app/language';
import { sessionQuery } from '@/app/session';
import { ProblemNotice } from '@/components/ProblemNotice';
import { SessionFrame } from './SessionFrame';
import classes from './Session.module.css';

/** The one-time set-up: the first admin and the first workspace. */
export function SetupPage() {
  const { t, language } = useLanguage();
  const { token } = useSearch({ strict: false });
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [form, setForm] = useState({ name: '', email: '', password: '', workspace: '' });
  const set = (name: keyof typeof form) => (event: { currentTarget: { value: string } }) => setForm({ ...form, [name]: event.currentTarget.value });
  const setUp = useMutation({
    mutationFn: () =>
      api.post<Workspace>('/setup', {
        token,
        name: form.name.trim(),
        email: form.email.trim(),
        password: form.password,
        workspace: { slug: slugOf(form.workspace) || 'workspace', name: { [language]: form.workspace.trim() } },
      }),
    onSuccess: async (workspace) => {
      queryClient.clear();
      await queryClient.fetchQuery(sessionQuery);
      await navigate({ to: '/w/$workspace', params: { workspace: workspace.slug }, replace: true });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setUp.mutate();
  };
  if (!token) return <SessionFrame title={t('setup.title')} text={t('setup.noToken')}>{null}</SessionFrame>;
  return (
    <SessionFrame title={t('setup.title')} text={t('setup.text')}>
      <form className={classes.form} onSubmit={submit}>
        <TextInput size="sm" label={t('setup.name')} autoComplete="name" value={form.name} onChange={set('name')} required autoFocus />
        <TextInput size="sm" type="email" label={t('signIn.email')} autoComplete="username" value={form.email} onChange={set('email')} required />
        <PasswordInput size="sm" label={t('signIn.password')} description={t('setup.passwordHint')} autoComplete="new-password" minLength={10} value={form.password} onChange={set('password')} required visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }} />
        <fieldset>
          <TextInput size="sm" label={t('setup.workspace')} description={t('setup.workspaceHint')} value={form.workspace} onChange={set('workspace')} required />
        </fieldset>
        {setUp.isError && <ProblemNotice error={setUp.error} />}
        <Button type="submit" size="sm" loading={setUp.isPending}>{t('setup.submit')}</Button>
      </form>
    </SessionFrame>
  );
}
