import { type FormEvent, useState } from 'react';
import { ActionIcon, Button, Checkbox, CopyButton, Group, Modal, PasswordInput, Select, Skeleton, Stack, TextInput, Tooltip } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link2Off } from 'lucide-react';
import { api } from '@/api/client';
import type { Answer } from '@/api/reports';
import type { components } from '@/api/schema';
import type { Journey } from '@/api/types';
import { useLanguage } from '@/app/language';
import { usePeriodAndSegment } from '@/app/period';
import { useWorkspace } from '@/app/session';
import { Pill } from '@/components/Pill';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useMapState } from '@/features/journeys/map/state/store';
import { useLaneName } from '@/features/taxonomy/useLaneName';
import { useViews } from './useViews';
import classes from './Sharing.module.css';

type ShareLink = Answer<components['schemas']['ShareLink']>;
type Created = ShareLink & { secret: string };

const spans = [7, 30, 90] as const;
const day = 86_400_000;

/** Links that open this map without an account: make one, see how often they were used, revoke them. */
export default function ShareDialog({ id, body, onClose }: { id: string; body: Journey; onClose: () => void }) {
  const { t } = useLanguage();
  const { slug, path } = useWorkspace();
  const client = useQueryClient();
  const key = ['share-links', slug, id];
  const links = useQuery({ queryKey: key, queryFn: () => api.get<ShareLink[]>(`${path}/share-links`, { journey: id }) });
  const refresh = () => client.invalidateQueries({ queryKey: key });
  const revoke = useMutation({ mutationFn: (link: string) => api.delete<void>(`${path}/share-links/${link}`), onSettled: refresh });
  return (
    <Modal opened onClose={onClose} closeButtonProps={{ 'aria-label': t('action.close') }} title={t('sharing.title')} size={640}>
      <p className={classes.hint}>{t('sharing.hint')}</p>
      <NewLink id={id} body={body} onMade={refresh} />
      <h3 className={classes.heading}>{t('sharing.links')}</h3>
      {links.isError && <ProblemNotice error={links.error} onRetry={() => void links.refetch()} />}
      {links.isPending && <Skeleton height={50} />}
      {links.data?.length === 0 && <p className={classes.calm}>{t('sharing.none')}</p>}
      <ul className={classes.links}>{links.data?.map((link) => <Row key={link.id} link={link} lanes={body.lanes.length} onRevoke={() => revoke.mutate(link.id)} />)}</ul>
      {revoke.isError && <ProblemNotice error={revoke.error} />}
    </Modal>
  );
}

function Row({ link, lanes, onRevoke }: { link: ShareLink; lanes: number; onRevoke: () => void }) {
  const { t, format } = useLanguage();
  const ended = link.revoked_at !== null || (link.expires_at !== null && Date.parse(link.expires_at) <= Date.now());
  const state = link.revoked_at ? 'revoked' : ended ? 'expired' : 'valid';
  const facts = [
    t('sharing.laneCount', { shown: link.emphasis.lanes.length, all: lanes }),
    link.has_password && t('sharing.withPassword'),
    link.expires_at && !link.revoked_at && t('sharing.until', { day: format.date(link.expires_at) }),
    t('sharing.opened', { count: link.opened }),
    link.opened_at && format.ago(link.opened_at),
  ].filter(Boolean);
  return (
    <li className={classes.link}>
      <div className={classes.linkBody}>
        <b>{link.name}</b>
        <span className={classes.meta}>{facts.join(' · ')}</span>
        <span className={classes.meta}>{t('sharing.madeBy', { name: link.created_by, ago: format.ago(link.created_at) })}</span>
      </div>
      <Pill tone={state === 'valid' ? 'active' : 'faint'}>{t(`sharing.state.${state}`)}</Pill>
      {!ended && <Tooltip label={t('sharing.revoke')}><ActionIcon aria-label={t('sharing.revokeNamed', { name: link.name })} onClick={onRevoke}><Link2Off size={15} aria-hidden="true" /></ActionIcon></Tooltip>}
    </li>
  );
}

function NewLink({ id, body, onMade }: { id: string; body: Journey; onMade: () => void }) {
  const { t, text } = useLanguage();
  const laneName = useLaneName();
  const { path } = useWorkspace();
  const { period } = usePeriodAndSegment();
  const views = useViews(id);
  const hidden = useMapState((state) => state.hiddenLanes);
  const [name, setName] = useState('');
  const [view, setView] = useState<string | null>(null);
  const [lanes, setLanes] = useState(() => new Set(body.lanes.filter((lane) => !hidden.has(lane.id)).map((lane) => lane.id)));
  const [numbers, setNumbers] = useState({ river: true, scores: true });
  const [password, setPassword] = useState('');
  const [days, setDays] = useState('30');
  const emphasis = views.find((one) => one.id === view)?.body.emphasis;
  const span = emphasis ?? period;
  const create = useMutation({
    mutationFn: () => api.post<Created>(`${path}/share-links`, {
      journey: id,
      name: name.trim(),
      emphasis: { lanes: body.lanes.map((lane) => lane.id).filter((lane) => lanes.has(lane)), ...numbers, from: span.from ?? null, until: span.until ?? null, where: span.where ?? [] },
      password: password === '' ? null : password,
      expires_at: days === 'never' ? null : new Date(Date.now() + Number(days) * day).toISOString(),
    }),
    onSuccess: () => {
      setName('');
      setPassword('');
      onMade();
    },
  });
  const chooseView = (next: string | null) => {
    setView(next);
    const chosen = views.find((one) => one.id === next)?.body.emphasis;
    if (!chosen) return;
    setLanes(new Set(chosen.lanes));
    setNumbers({ river: chosen.river ?? false, scores: chosen.scores ?? false });
  };
  const toggle = (lane: string) => setLanes((before) => {
    const next = new Set(before);
    if (!next.delete(lane)) next.add(lane);
    return next;
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  const address = create.data && `${location.origin}/s/${create.data.secret}`;
  return (
    <form onSubmit={submit}>
      <Stack gap={12}>
        <Group gap={12} grow align="flex-start">
          <TextInput label={t('sharing.name')} placeholder={t('sharing.nameExample')} value={name} maxLength={200} onChange={(event) => setName(event.currentTarget.value)} required data-autofocus />
          {views.length > 0 && <Select label={t('sharing.view')} placeholder={t('sharing.noView')} clearable data={views.map((one) => ({ value: one.id, label: text(one.body.title) }))} value={view} onChange={chooseView} />}
        </Group>
        <fieldset className={classes.lanes}>
          <legend>{t('sharing.shows')}</legend>
          <Checkbox size="xs" label={t('views.river')} checked={numbers.river} onChange={(event) => setNumbers({ ...numbers, river: event.currentTarget.checked })} />
          <Checkbox size="xs" label={t('views.scores')} checked={numbers.scores} onChange={(event) => setNumbers({ ...numbers, scores: event.currentTarget.checked })} />
          {body.lanes.map((lane) => <Checkbox key={lane.id} size="xs" label={laneName(lane)} checked={lanes.has(lane.id)} onChange={() => toggle(lane.id)} />)}
        </fieldset>
        <Group gap={12} grow align="flex-start">
          <PasswordInput size="xs" label={t('sharing.password')} description={t('sharing.passwordHint')} minLength={10} autoComplete="new-password" value={password} onChange={(event) => setPassword(event.currentTarget.value)} visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }} />
          <Select label={t('sharing.validFor')} description={t('sharing.validHint')} data={[...spans.map((one) => ({ value: String(one), label: t('sharing.days', { count: one }) })), { value: 'never', label: t('sharing.forever') }]} value={days} allowDeselect={false} onChange={(next) => next && setDays(next)} />
        </Group>
        {create.isError && <ProblemNotice error={create.error} />}
        <Group justify="flex-end"><Button type="submit" loading={create.isPending} disabled={name.trim() === ''}>{t('sharing.create')}</Button></Group>
        {address && (
          <div className={classes.made} role="status">
            <p className={classes.once}>{t('sharing.once')}</p>
            <code data-share-link>{address}</code>
            <CopyButton value={address}>{({ copied, copy }) => <Button variant="default" size="compact-xs" onClick={copy}>{t(copied ? 'action.copied' : 'action.copy')}</Button>}</CopyButton>
          </div>
        )}
      </Stack>
    </form>
  );
}
