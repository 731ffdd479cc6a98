import { type FormEvent, useState } from 'react';
import { ActionIcon, Button, CopyButton, Select, Skeleton, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { api } from '@/api/client';
import type { Token } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { ProblemNotice } from '@/components/ProblemNotice';
import table from '@/components/Table.module.css';
import classes from './Settings.module.css';

type Scope = Token['scopes'][number];
const scopes: Scope[] = ['read', 'write', 'admin'];

/** One's own tokens for programs, bound to this workspace. */
export function Tokens() {
  const { t, tCode, format } = useLanguage();
  const { slug } = useWorkspace();
  const queryClient = useQueryClient();
  const tokens = useQuery({ queryKey: ['tokens'], queryFn: () => api.get<Token[]>('/tokens') });
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['tokens'] });
  const remove = useMutation({ mutationFn: (id: string) => api.delete<void>(`/tokens/${id}`), onSettled: refresh });
  if (tokens.isError) return <ProblemNotice error={tokens.error} onRetry={() => void tokens.refetch()} />;
  if (!tokens.data) return <Skeleton height={60} />;
  const own = tokens.data.filter(({ workspace }) => workspace === slug);
  return (
    <>
      {own.length > 0 && (
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('field.name')}</th>
              <th scope="col">{t('settings.scope')}</th>
              <th scope="col">{t('settings.lastUsed')}</th>
              <th scope="col"><span className="visually-hidden">{t('action.remove')}</span></th>
            </tr>
          </thead>
          <tbody>
            {own.map((token) => (
              <tr key={token.id}>
                <td>{token.name}<span className={table.under}>{t('settings.madeOn', { day: format.date(token.created_at) })}</span></td>
                <td>{token.scopes.map((scope) => tCode('scope', scope)).join(', ')}</td>
                <td>{token.last_used_at ? format.ago(token.last_used_at) : <span className={table.muted}>{t('settings.neverUsed')}</span>}</td>
                <td className={table.number}><ActionIcon aria-label={t('settings.removeToken', { name: token.name })} onClick={() => remove.mutate(token.id)}><X size={15} /></ActionIcon></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {remove.isError && <ProblemNotice error={remove.error} />}
      <AddToken onAdded={refresh} />
    </>
  );
}

function AddToken({ onAdded }: { onAdded: () => Promise<void> }) {
  const { t } = useLanguage();
  const { slug } = useWorkspace();
  const [name, setName] = useState('');
  const [scope, setScope] = useState<Scope>('read');
  const create = useMutation({
    mutationFn: () => api.post<Token>('/tokens', { name: name.trim(), scopes: [scope], workspace: slug }),
    onSuccess: async () => {
      setName('');
      await onAdded();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  const secret = create.data?.secret;
  return (
    <>
      <form className={classes.add} onSubmit={submit}>
        <TextInput label={t('settings.newToken')} placeholder={t('settings.tokenExample')} value={name} onChange={(event) => setName(event.currentTarget.value)} required w={240} />
        <Select label={t('settings.scope')} data={scopes.map((one) => ({ value: one, label: t(`scope.${one}`) }))} value={scope} allowDeselect={false} onChange={(next) => next && setScope(next as Scope)} w={160} />
        <Button type="submit" loading={create.isPending}>{t('newJourney.create')}</Button>
      </form>
      {create.isError && <ProblemNotice error={create.error} />}
      {secret && (
        <div className={classes.secret} role="status">
          <p style={{ margin: '0 0 6px' }}>{t('settings.secretOnce')}</p>
          <code>{secret}</code>{' '}
          <CopyButton value={secret}>{({ copied, copy }) => <Button variant="default" size="compact-xs" onClick={copy}>{t(copied ? 'action.copied' : 'action.copy')}</Button>}</CopyButton>
        </div>
      )}
    </>
  );
}
