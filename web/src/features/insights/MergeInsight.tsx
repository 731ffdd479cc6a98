import { useState } from 'react';
import { Button, Modal, Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Merge } from 'lucide-react';
import { api } from '@/api/client';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useDocuments } from '@/features/journeys/document/hooks';

/** Takes another insight that says the same into this one. */
export function MergeInsight({ id, title }: { id: string; title: string }) {
  const { t, text } = useLanguage();
  const { slug, path, canEdit } = useWorkspace();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [other, setOther] = useState<string | null>(null);
  const others = (useDocuments('insight').data ?? []).filter((one) => one.id !== id);
  const merge = useMutation({
    mutationFn: () => api.post(`${path}/insights/${id}/merge`, { other }),
    onSuccess: async () => {
      setOpen(false);
      setOther(null);
      await client.invalidateQueries({ queryKey: ['repository', slug] });
    },
  });
  if (!canEdit || others.length === 0) return null;
  return (
    <>
      <Button variant="default" leftSection={<Merge size={14} />} onClick={() => setOpen(true)}>{t('insight.merge')}</Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={t('insight.mergeTitle', { title })} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <p style={{ marginTop: 0 }}>{t('insight.mergeText')}</p>
        <Select label={t('insight.mergeOther')} data={others.map((one) => ({ value: one.id, label: text(one.body.title) || t('map.untitled') }))} value={other} onChange={setOther} searchable mb={12} />
        {merge.isError && <ProblemNotice error={merge.error} />}
        <Button disabled={!other} loading={merge.isPending} onClick={() => merge.mutate()}>{t('insight.merge')}</Button>
      </Modal>
    </>
  );
}
