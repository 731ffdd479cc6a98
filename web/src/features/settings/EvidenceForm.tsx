import { type FormEvent, useState } from 'react';
import { Button, Group, NumberInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Workspace } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { ProblemNotice } from '@/components/ProblemNotice';
import { levels } from '@/features/evidence/ageing';
import classes from './Settings.module.css';

/** After how many days evidence of each level is too old; empty: never. */
export function EvidenceForm({ workspace, readOnly }: { workspace: Workspace; readOnly: boolean }) {
  const { t } = useLanguage();
  const { slug, path } = useWorkspace();
  const queryClient = useQueryClient();
  const [evidence, setEvidence] = useState(workspace.evidence);
  const save = useMutation({
    mutationFn: () => api.patch<Workspace>(path, { evidence }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['workspace', slug] });
      await queryClient.invalidateQueries({ queryKey: ['evidence', slug] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const changed = JSON.stringify(evidence) !== JSON.stringify(workspace.evidence);
  return (
    <form className={classes.form} onSubmit={submit}>
      <div className={classes.row}>
        {levels.map((level) => (
          <NumberInput key={level} label={t(`map.evidence.${level}`)} suffix={` ${t('map.days')}`} placeholder={t('evidence.never')} min={1} max={36_500} allowDecimal={false} readOnly={readOnly} value={evidence[`${level}_days`] ?? ''} onChange={(value) => setEvidence({ ...evidence, [`${level}_days`]: typeof value === 'number' ? value : null })} />
        ))}
      </div>
      {save.isError && <ProblemNotice error={save.error} />}
      {!readOnly && <Group gap={12}><Button type="submit" disabled={!changed} loading={save.isPending}>{t('action.save')}</Button></Group>}
    </form>
  );
}
