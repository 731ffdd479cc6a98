import { type FormEvent, useState } from 'react';
import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Workspace } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { ProblemNotice } from '@/components/ProblemNotice';
import classes from './Settings.module.css';

const lines = ['name', 'contact', 'data_protection_officer', 'representative', 'joint_controllers'] as const;

/** Who answers for the processing of personal data; stands at the head of the record of processing activities. */
export function ControllerForm({ workspace, readOnly }: { workspace: Workspace; readOnly: boolean }) {
  const { t } = useLanguage();
  const { slug, path } = useWorkspace();
  const queryClient = useQueryClient();
  const [controller, setController] = useState(workspace.controller);
  const save = useMutation({
    mutationFn: () => api.patch<Workspace>(path, { controller }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['workspace', slug] });
      await queryClient.invalidateQueries({ queryKey: ['processing-record', slug] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const changed = JSON.stringify(controller) !== JSON.stringify(workspace.controller);
  return (
    <form className={classes.form} onSubmit={submit}>
      <div className={classes.row}>
        {lines.map((field) => <TextInput key={field} label={t(`controller.${field}`)} value={controller[field]} readOnly={readOnly} onChange={(event) => setController({ ...controller, [field]: event.currentTarget.value })} />)}
      </div>
      <Textarea size="xs" label={t('controller.address')} rows={2} value={controller.address} readOnly={readOnly} onChange={(event) => setController({ ...controller, address: event.currentTarget.value })} />
      {save.isError && <ProblemNotice error={save.error} />}
      {!readOnly && <Group gap={12}><Button type="submit" disabled={!changed} loading={save.isPending}>{t('action.save')}</Button></Group>}
    </form>
  );
}
