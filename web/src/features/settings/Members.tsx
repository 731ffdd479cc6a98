import { type FormEvent, useState } from 'react';
import { ActionIcon, Button, PasswordInput, Select, Skeleton, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { api, Problem } from '@/api/client';
import type { Member, Role } from '@/api/types';
import { useLanguage } from '@/app/language';
import { sessionQuery, useWorkspace } from '@/app/session';
import { ProblemNotice } from '@/components/ProblemNotice';
import table from '@/components/Table.module.css';
import classes from './Settings.module.css';

const roles: Role[] = ['viewer', 'contributor', 'editor', 'admin'];

/** Who belongs to the workspace and what they may do. */
export function Members() {
  const { t, tCode } = useLanguage();
  const { slug, path, canAdminister } = useWorkspace();
  const queryClient = useQueryClient();
  const members = useQuery({ queryKey: ['members', slug], queryFn: () => api.get<Member[]>(`${path}/members`) });
  const refresh = async () => {
    await queryClient.invalidateQueries({ queryKey: ['members', slug] });
    await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  const changeRole = useMutation({ mutationFn: ({ user, role }: { user: string; role: Role }) => api.patch<void>(`${path}/members/${user}`, { role }), onSettled: refresh });
  const remove = useMutation({ mutationFn: (user: string) => api.delete<void>(`${path}/members/${user}`), onSettled: refresh });
  if (members.isError) return <ProblemNotice error={members.error} onRetry={() => void members.refetch()} />;
  if (!members.data) return <Skeleton height={90} />;
  const problem = changeRole.error ?? remove.error;
  return (
    <>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('settings.person')}</th>
            <th scope="col">{t('settings.role')}</th>
            <th scope="col"><span className="visually-hidden">{t('action.remove')}</span></th>
          </tr>
        </thead>
        <tbody>
          {members.data.map(({ user, name, email, role }) => (
            <tr key={user}>
              <td>{name}<span className={table.under}>{email}</span></td>
              <td>
                {canAdminister
                  ? <Select aria-label={t('settings.roleOf', { name })} w={170} data={roles.map((one) => ({ value: one, label: t(`role.${one}`) }))} value={role} allowDeselect={false} onChange={(next) => next && changeRole.mutate({ user, role: next as Role })} />
                  : tCode('role', role)}
              </td>
              <td className={table.number}>
                {canAdminister && <ActionIcon aria-label={t('settings.removeMember', { name })} onClick={() => remove.mutate(user)}><X size={15} /></ActionIcon>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {problem && <ProblemNotice error={problem} />}
      {canAdminister && <AddMember onAdded={refresh} />}
    </>
  );
}

function AddMember({ onAdded }: { onAdded: () => Promise<void> }) {
  const { t } = useLanguage();
  const { path } = useWorkspace();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const [account, setAccount] = useState<{ name: string; password: string } | null>(null);
  const add = useMutation({
    mutationFn: () => api.post<Member>(`${path}/members`, { email: email.trim(), role, ...(account ?? {}) }),
    onSuccess: async () => {
      setEmail('');
      setAccount(null);
      await onAdded();
    },
    onError: (error) => {
      // Nobody has an account with this address: ask for what a new one needs.
      if (error instanceof Problem && error.code === 'unknown_user') setAccount((before) => before ?? { name: '', password: '' });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <form className={classes.add} onSubmit={submit}>
      <TextInput type="email" label={t('settings.addMember')} placeholder={t('signIn.email')} value={email} onChange={(event) => setEmail(event.currentTarget.value)} required w={240} />
      <Select label={t('settings.role')} data={roles.map((one) => ({ value: one, label: t(`role.${one}`) }))} value={role} allowDeselect={false} onChange={(next) => next && setRole(next as Role)} w={160} />
      {account && (
        <>
          <TextInput label={t('field.name')} value={account.name} onChange={(event) => setAccount({ ...account, name: event.currentTarget.value })} required w={180} />
          <PasswordInput size="xs" label={t('settings.firstPassword')} minLength={10} autoComplete="new-password" value={account.password} onChange={(event) => setAccount({ ...account, password: event.currentTarget.value })} required w={200} visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }} />
        </>
      )}
      <Button type="submit" loading={add.isPending}>{t('settings.add')}</Button>
      {add.isError && <ProblemNotice error={add.error} />}
    </form>
  );
}
