import { useState } from 'react';
import { Button, Group, Modal, Select, Skeleton, Slider, Stack, Text as Words, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { api } from '@/api/client';
import type { Discovery } from '@/api/reports';
import type { Document, Journey } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useDocuments } from '@/features/journeys/document/hooks';
import { Proposal } from './Proposal';

/** Proposes an as-is map from the events, with the numbers behind each step, and makes a journey of it. */
export default function DiscoverDialog({ onClose }: { onClose: () => void }) {
  const { t, text, format, language } = useLanguage();
  const { slug, path } = useWorkspace();
  const { workspace = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const models = useDocuments('phase-model').data ?? [];
  const [percent, setPercent] = useState(5);
  const [settled] = useDebouncedValue(percent, 250);
  const [model, setModel] = useState<string | null>(null);
  const [title, setTitle] = useState('');
  const query = { min_share: settled / 100, phase_model: model };
  const discovery = useQuery({
    queryKey: ['reports', slug, 'discover', query],
    queryFn: ({ signal }) => api.get<Discovery>(`${path}/reports/discover`, query, signal),
    placeholderData: keepPreviousData,
  });
  const create = useMutation({
    mutationFn: () =>
      api.post<{ journey: Document<Journey> }>(`${path}/reports/discover`, {
        ...query,
        ...(model ? {} : { phase_model: undefined }),
        title: title.trim() === '' ? undefined : { [language]: title.trim() },
      }),
    onSuccess: async ({ journey }) => {
      await queryClient.invalidateQueries({ queryKey: ['repository', slug] });
      await queryClient.invalidateQueries({ queryKey: ['reports', slug] });
      await navigate({ to: '/w/$workspace/journeys/$journey', params: { workspace, journey: journey.id } });
    },
  });
  const found = discovery.data && stepCount(discovery.data) > 0;

  return (
    <Modal opened onClose={onClose} title={t('discover.title')} size={760}>
      <Stack gap={16}>
        <Words size="sm" c="dimmed">{t('discover.text')}</Words>
        <Group align="flex-end" gap={20} wrap="wrap">
          <div style={{ width: 230 }}>
            <Words size="xs" fw={500} mb={6}>{t('discover.minShare', { share: format.share(percent / 100) })}</Words>
            <Slider min={1} max={30} value={percent} onChange={setPercent} label={null} size="sm" thumbLabel={t('discover.minShare', { share: format.share(percent / 100) })} />
          </div>
          <Select
            label={t('discover.model')}
            placeholder={t('discover.bestModel')}
            clearable
            w={220}
            data={models.map(({ id, body }) => ({ value: id, label: text(body.title) }))}
            value={model}
            onChange={setModel}
          />
          <TextInput label={t('discover.name')} placeholder={t('discover.nameExample')} value={title} onChange={(event) => setTitle(event.currentTarget.value)} w={210} />
        </Group>
        {discovery.isError && <ProblemNotice error={discovery.error} onRetry={() => void discovery.refetch()} />}
        {discovery.isPending && <Skeleton height={260} />}
        {discovery.data && (found ? <Proposal discovery={discovery.data} faded={discovery.isPlaceholderData} /> : <Words size="sm">{t('discover.nothing')}</Words>)}
        {create.isError && <ProblemNotice error={create.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('action.cancel')}</Button>
          <Button disabled={!found || discovery.isPlaceholderData} loading={create.isPending} onClick={() => create.mutate()}>{t('discover.create')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function stepCount({ bundle }: Discovery): number {
  return bundle.journeys?.[0]?.phases.reduce((sum, phase) => sum + phase.steps.length, 0) ?? 0;
}
