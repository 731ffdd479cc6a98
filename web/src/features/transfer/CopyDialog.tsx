import { useState } from 'react';
import { Button, Checkbox, Group, Modal, Select, Skeleton, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '@/api/client';
import type { Answer } from '@/api/reports';
import type { components } from '@/api/schema';
import type { Kind } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useCopyTargets } from './CopyButton';
import classes from './Transfer.module.css';

type Plan = Answer<components['schemas']['Plan']>;
const states = ['new', 'different', 'known', 'same'] as const;

/** Shows what a copy would bring along and what is there already, and makes it. */
export default function CopyDialog({ kind, id, title, onClose }: { kind: Kind; id: string; title: string; onClose: () => void }) {
  const { t, text } = useLanguage();
  const { path } = useWorkspace();
  const targets = useCopyTargets();
  const client = useQueryClient();
  const [target, setTarget] = useState(targets[0]?.slug ?? '');
  const [subJourneys, setSubJourneys] = useState(true);
  const [replace, setReplace] = useState(false);
  const wish = { objects: [{ kind, id }], sub_journeys: kind === 'journey' && subJourneys, replace };
  const preview = useQuery({
    queryKey: ['copies', path, target, wish],
    queryFn: () => api.post<Plan>(`${path}/copies`, { target, wish, dry_run: true }),
    enabled: target !== '',
    staleTime: 0,
  });
  const copy = useMutation({
    mutationFn: () => api.post<Plan>(`${path}/copies`, { target, wish }),
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === target }),
  });
  const name = text(targets.find(({ slug }) => slug === target)?.name) || target;
  if (copy.data) {
    return (
      <Modal opened onClose={onClose} title={t('transfer.done')}>
        <Stack gap={12}>
          <p className={classes.text}>{t('transfer.doneText', { title, target: name })}</p>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t('action.close')}</Button>
            <Button component={Link} to={`/w/${target}`}>{t('transfer.goThere', { target: name })}</Button>
          </Group>
        </Stack>
      </Modal>
    );
  }
  return (
    <Modal opened onClose={onClose} title={t('transfer.title', { title })} size="lg">
      <Stack gap={12}>
        <Select label={t('transfer.target')} allowDeselect={false} value={target} onChange={(value) => value && setTarget(value)} data={targets.map((one) => ({ value: one.slug, label: text(one.name) || one.slug }))} data-autofocus />
        {kind === 'journey' && <Checkbox label={t('transfer.subJourneys')} checked={subJourneys} onChange={(event) => setSubJourneys(event.currentTarget.checked)} />}
        <Checkbox label={t('transfer.replace')} checked={replace} onChange={(event) => setReplace(event.currentTarget.checked)} />
        {preview.isPending && <Skeleton height={140} />}
        {preview.isError && <ProblemNotice error={preview.error} onRetry={() => void preview.refetch()} />}
        {preview.data && <Preview plan={preview.data} replace={replace} />}
        {copy.isError && <ProblemNotice error={copy.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('action.cancel')}</Button>
          <Button disabled={!preview.data} loading={copy.isPending} onClick={() => copy.mutate()}>{t('transfer.copy')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Preview({ plan, replace }: { plan: Plan; replace: boolean }) {
  const { t, tCode, text } = useLanguage();
  return (
    <div className={classes.preview}>
      {states.map((state) => {
        const objects = plan.objects.filter((one) => one.state === state);
        if (objects.length === 0) return null;
        const words = state === 'different' && replace ? 'replaced' : state;
        return (
          <section key={state}>
            <h3 className={classes.state}>{t(`transfer.state.${words}`)} <span>{objects.length}</span></h3>
            <ul>{objects.map((one) => <li key={one.id}>{text(one.title) || t('map.untitled')} <span>{tCode('map.kind', one.kind)}</span></li>)}</ul>
          </section>
        );
      })}
      {plan.left_out.length > 0 && (
        <section>
          <h3 className={classes.state}>{t('transfer.leftOut')} <span>{plan.left_out.length}</span></h3>
          <ul>{plan.left_out.map((one) => <li key={one.place}>{text(one.title) || t('map.untitled')} <span>{tCode('map.kind', one.kind)}</span></li>)}</ul>
          <p className={classes.text}>{t('transfer.leftOutText')}</p>
        </section>
      )}
    </div>
  );
}
