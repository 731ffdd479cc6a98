import { useState } from 'react';
import { ActionIcon, Button, Popover, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { api } from '@/api/client';
import type { Changed, Kind } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { ProblemNotice, useProblemWords } from './ProblemNotice';
import classes from './RemoveDocument.module.css';

interface Props {
  kind: Kind;
  id: string;
  title: string;
  /** What becomes of the places that use it. */
  consequence: string;
  /** Called once it is gone, to leave its page. */
  onRemoved: () => void;
}

/** Removes a document after a question, and offers to bring it back. */
export function RemoveDocument({ kind, id, title, consequence, onRemoved }: Props) {
  const { t } = useLanguage();
  const { slug, path } = useWorkspace();
  const queryClient = useQueryClient();
  const words = useProblemWords();
  const [open, setOpen] = useState(false);
  const refresh = async () => {
    await queryClient.invalidateQueries({ queryKey: ['repository', slug, kind] });
    await queryClient.invalidateQueries({ queryKey: ['reports', slug] });
  };
  const bringBack = async (sequence: number) => {
    notifications.hide(id);
    try {
      await api.post(`${path}/repository/${kind}/${id}/changes/${sequence}/undo`);
      await refresh();
    } catch (error) {
      notifications.show({ color: 'red', message: words(error) });
    }
  };
  const remove = useMutation({
    mutationFn: () => api.delete<Changed<unknown>>(`${path}/repository/${kind}/${id}`),
    onSuccess: async ({ change }) => {
      onRemoved();
      notifications.show({
        id,
        autoClose: 12_000,
        title: t('remove.done', { title }),
        message: <Button variant="default" size="compact-xs" mt={6} onClick={() => void bringBack(change.sequence)}>{t('history.undo')}</Button>,
      });
      await refresh();
    },
  });
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={300} trapFocus>
      <Popover.Target>
        <Tooltip label={t('remove.open')}>
          <ActionIcon aria-label={t('remove.open')} onClick={() => setOpen(!open)}><Trash2 size={16} /></ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <p className={classes.question}><b>{t('remove.question', { title })}</b> {consequence}</p>
        {remove.isError && <ProblemNotice error={remove.error} />}
        <div className={classes.actions}>
          <Button variant="default" onClick={() => setOpen(false)}>{t('action.cancel')}</Button>
          <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>{t('remove.confirm')}</Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
