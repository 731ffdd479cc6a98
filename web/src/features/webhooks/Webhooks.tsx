import { type FormEvent, useState } from 'react';
import { ActionIcon, Button, CopyButton, Menu, MultiSelect, Skeleton, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { MoreHorizontal } from 'lucide-react';
import { api } from '@/api/client';
import type { Answer } from '@/api/reports';
import type { components } from '@/api/schema';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { Pill } from '@/components/Pill';
import { ProblemNotice } from '@/components/ProblemNotice';
import table from '@/components/Table.module.css';
import classes from '@/features/settings/Settings.module.css';

type Webhook = Answer<components['schemas']['Webhook']>;
type TestDelivery = Answer<components['schemas']['TestDelivery']>;

const tones = { active: 'active', paused: 'faint', stopped: 'bad' } as const;
/** Kinds that programs are most often told about; all others belong to "everything". */
const kinds = ['journey', 'touchpoint', 'persona', 'insight', 'initiative', 'goal'];

function useWebhooks() {
  const { slug, path } = useWorkspace();
  const queryClient = useQueryClient();
  const queryKey = ['webhooks', slug];
  return {
    query: useQuery({ queryKey, queryFn: () => api.get<Webhook[]>(`${path}/webhooks`), refetchInterval: 10_000 }),
    refresh: () => queryClient.invalidateQueries({ queryKey }),
    path: `${path}/webhooks`,
  };
}

/** Programs that are told about changes, and how the deliveries go. */
export function Webhooks() {
  const { t } = useLanguage();
  const { query, refresh, path } = useWebhooks();
  if (query.isError) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton height={60} />;
  return (
    <>
      {query.data.length === 0 && <p className={classes.explain}>{t('webhooks.none')}</p>}
      {query.data.length > 0 && (
        <div className={table.scroll}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{t('field.name')}</th>
                <th scope="col">{t('webhooks.about')}</th>
                <th scope="col">{t('webhooks.state')}</th>
                <th scope="col">{t('webhooks.last')}</th>
                <th scope="col"><span className="visually-hidden">{t('webhooks.actions')}</span></th>
              </tr>
            </thead>
            <tbody>
              {query.data.map((webhook) => <WebhookRow key={webhook.id} webhook={webhook} path={`${path}/${webhook.id}`} onChanged={refresh} />)}
            </tbody>
          </table>
        </div>
      )}
      <AddWebhook path={path} onAdded={refresh} />
    </>
  );
}

function WebhookRow({ webhook, path, onChanged }: { webhook: Webhook; path: string; onChanged: () => Promise<void> }) {
  const { t, tCode, format } = useLanguage();
  const change = useMutation({ mutationFn: (state: 'active' | 'paused') => api.patch<Webhook>(path, { state }), onSettled: onChanged });
  const remove = useMutation({ mutationFn: () => api.delete<void>(path), onSettled: onChanged });
  const test = useMutation({ mutationFn: () => api.post<TestDelivery>(`${path}/test`) });
  const failed = change.error ?? remove.error ?? test.error;
  return (
    <>
      <tr>
        <td>{webhook.name}<span className={`${table.under} ${classes.url}`}>{webhook.url}</span></td>
        <td>{webhook.kinds.length === 0 ? t('webhooks.everything') : webhook.kinds.map((kind) => tCode('search.kind', kind)).join(', ')}</td>
        <td>
          <Pill tone={webhook.failures > 0 && webhook.state === 'active' ? 'waiting' : tones[webhook.state]}>{webhook.failures > 0 && webhook.state === 'active' ? t('webhooks.retrying') : t(`webhooks.state.${webhook.state}`)}</Pill>
          {webhook.behind > 0 && <span className={table.under}>{t('webhooks.behind', { count: webhook.behind })}</span>}
        </td>
        <td>
          {webhook.last_at ? format.ago(webhook.last_at) : <span className={table.muted}>{t('webhooks.never')}</span>}
          {webhook.last_error && <span className={table.under} lang="en">{webhook.last_error}</span>}
        </td>
        <td className={table.number}>
          <Menu position="bottom-end">
            <Menu.Target><ActionIcon aria-label={t('webhooks.actionsOf', { name: webhook.name })} loading={test.isPending}><MoreHorizontal size={15} /></ActionIcon></Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => test.mutate()}>{t('webhooks.test')}</Menu.Item>
              {webhook.state === 'active'
                ? <Menu.Item onClick={() => change.mutate('paused')}>{t('webhooks.pause')}</Menu.Item>
                : <Menu.Item onClick={() => change.mutate('active')}>{t('webhooks.resume')}</Menu.Item>}
              <Menu.Item color="red" onClick={() => remove.mutate()}>{t('action.remove')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </td>
      </tr>
      {(test.data || failed) && (
        <tr>
          <td colSpan={5}>
            {failed && <ProblemNotice error={failed} />}
            {test.data && (
              <span role="status" className={test.data.delivered ? undefined : classes.failed}>
                {test.data.delivered ? t('webhooks.testDelivered', { status: String(test.data.status) }) : t('webhooks.testFailed')}
                {test.data.error && <span className={table.under} lang="en">{test.data.error}</span>}
              </span>
            )}
          </td>
        </tr>
      )}
    </>
  );
}

function AddWebhook({ path, onAdded }: { path: string; onAdded: () => Promise<void> }) {
  const { t } = useLanguage();
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const create = useMutation({
    mutationFn: () => api.post<Webhook & { secret: string }>(path, { name: name.trim(), url: url.trim(), kinds: chosen }),
    onSuccess: async () => {
      setName('');
      setUrl('');
      setChosen([]);
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
        <TextInput label={t('webhooks.new')} placeholder={t('webhooks.example')} value={name} onChange={(event) => setName(event.currentTarget.value)} required w={180} />
        <TextInput label={t('webhooks.url')} placeholder="https://" type="url" value={url} onChange={(event) => setUrl(event.currentTarget.value)} required w={260} />
        <MultiSelect label={t('webhooks.about')} placeholder={chosen.length === 0 ? t('webhooks.everything') : ''} data={kinds.map((kind) => ({ value: kind, label: t(`search.kind.${kind}` as 'search.kind.journey') }))} value={chosen} onChange={setChosen} w={220} />
        <Button type="submit" loading={create.isPending}>{t('newJourney.create')}</Button>
      </form>
      {create.isError && <ProblemNotice error={create.error} />}
      {secret && (
        <div className={classes.secret} role="status">
          <p style={{ margin: '0 0 6px' }}>{t('webhooks.secretOnce')}</p>
          <code>{secret}</code>{' '}
          <CopyButton value={secret}>{({ copied, copy }) => <Button variant="default" size="compact-xs" onClick={copy}>{t(copied ? 'action.copied' : 'action.copy')}</Button>}</CopyButton>
        </div>
      )}
    </>
  );
}
