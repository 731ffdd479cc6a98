import { type FormEvent, useState } from 'react';
import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { newId } from '@/api/ids';
import { useCreate, useDocuments } from '@/features/journeys/document/hooks';
import type { Document, Journey, PhaseModel } from '@/api/types';
import { useLanguage } from '@/app/language';
import { ProblemNotice } from '@/components/ProblemNotice';

interface Props {
  onClose: () => void;
  /** What the new journey knows from the beginning: its goal, its personas. */
  start?: Partial<Journey>;
  onCreated?: (id: string) => void;
}

/** Asks for a title and a phase model and creates a journey to fill. */
export default function NewJourneyDialog({ onClose, start, onCreated }: Props) {
  const { t, text, language } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const models = useDocuments('phase-model').data ?? [];
  const create = useCreate('journey');
  const [title, setTitle] = useState('');
  const [model, setModel] = useState<string | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const chosen = models.find(({ id }) => id === model);
    const journey = await create.mutateAsync({ ...startingJourney(language, title.trim(), chosen), ...start });
    onCreated?.(journey.id);
    await navigate({ to: '/w/$workspace/journeys/$journey', params: { workspace, journey: journey.id } });
  };
  return (
    <Modal opened onClose={onClose} title={t('newJourney.title')}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap={12}>
          <TextInput label={t('newJourney.name')} placeholder={t('newJourney.nameExample')} value={title} onChange={(event) => setTitle(event.currentTarget.value)} required data-autofocus />
          <Select
            label={t('discover.model')}
            placeholder={t('discover.noModel')}
            clearable
            data={models.map(({ id, body }) => ({ value: id, label: text(body.title) }))}
            value={model}
            onChange={setModel}
          />
          {create.isError && <ProblemNotice error={create.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t('action.cancel')}</Button>
            <Button type="submit" loading={create.isPending} disabled={title.trim() === ''}>{t('newJourney.create')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

const startingLanes = ['touchpoints', 'needs', 'questions', 'emotion', 'problems', 'insights', 'initiatives'];

/** One step per phase of the model, or a single phase and step, and the lanes that most maps begin with. */
function startingJourney(language: string, title: string, model: Document<PhaseModel> | undefined): Journey {
  const phases = model?.body.phases ?? [{ id: undefined, title: {} }];
  return {
    title: { [language]: title },
    kind: 'as-is',
    state: 'draft',
    level: 1,
    phase_model: model?.id ?? null,
    phases: phases.map((phase) => ({
      id: newId(),
      title: phase.title,
      model_phase: phase.id ?? null,
      steps: [{ id: newId(), title: {} }],
    })),
    lanes: startingLanes.map((kind) => ({ id: newId(), kind, title: {}, cards: [] })),
  };
}
