import { type FormEvent, useState } from 'react';
import { Button, Group, Popover, Stack, TextInput } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useLanguage } from '@/app/language';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useCreate, useDocuments } from '@/features/journeys/document/hooks';
import { keyFor } from './library';

/** Asks for a title, creates the touchpoint and opens its page. */
export function NewTouchpointButton() {
  const { t, language } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const touchpoints = useDocuments('touchpoint').data ?? [];
  const create = useCreate('touchpoint');
  const [open, setOpen] = useState(false);
  const [title, setTitle] = useState('');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const key = keyFor(title.trim(), new Set(touchpoints.map(({ body }) => body.key)));
    const touchpoint = await create.mutateAsync({ key, title: { [language]: title.trim() } });
    await navigate({ to: '/w/$workspace/touchpoints/$touchpoint', params: { workspace, touchpoint: touchpoint.id } });
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus width={300}>
      <Popover.Target>
        <Button leftSection={<Plus size={14} />} onClick={() => setOpen(!open)}>{t('touchpoints.new')}</Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={(event) => void submit(event)}>
          <Stack gap={10}>
            <TextInput label={t('field.title')} value={title} onChange={(event) => setTitle(event.currentTarget.value)} placeholder={t('touchpoints.newExample')} data-autofocus required />
            {create.isError && <ProblemNotice error={create.error} />}
            <Group justify="flex-end"><Button type="submit" loading={create.isPending} disabled={title.trim() === ''}>{t('newJourney.create')}</Button></Group>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
