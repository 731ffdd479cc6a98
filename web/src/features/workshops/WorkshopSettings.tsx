import { Button, Popover } from '@mantine/core';
import { Settings2 } from 'lucide-react';
import type { Workshop } from '@/api/types';
import { useLanguage } from '@/app/language';
import { EditableValue } from '@/components/EditableValue';
import { ChoiceField, Field, Fields, NumberField, SwitchField } from '@/components/Fields';
import { type EditedDocument, useDocuments } from '@/features/journeys/document/hooks';

/** What is agreed before a workshop begins. */
export function WorkshopSettings({ edited }: { edited: EditedDocument<Workshop> }) {
  const { t, text } = useLanguage();
  const journeys = useDocuments('journey').data ?? [];
  const { body } = edited;
  const set = (path: string, value: unknown) => edited.change([{ op: 'set', path, value: value ?? undefined }]);
  return (
    <Popover position="bottom-end" width={360} trapFocus withinPortal>
      <Popover.Target><Button variant="default" leftSection={<Settings2 size={14} />}>{t('workshop.settings')}</Button></Popover.Target>
      <Popover.Dropdown aria-label={t('workshop.settings')}>
        <Fields>
          <ChoiceField label={t('overview.journey')} value={body.journey} choices={journeys.map((one) => ({ value: one.id, label: text(one.body.title) }))} clearable readOnly={false} onChange={(value) => set('journey', value)} />
          <Field label={t('workshop.facilitator')}><EditableValue label={t('workshop.facilitator')} value={body.facilitator ?? ''} onSave={(value) => set('facilitator', value)} /></Field>
          <NumberField label={t('workshop.votesEach')} value={body.votes_per_person ?? 3} min={1} max={20} readOnly={false} onChange={(value) => set('votes_per_person', value)} />
          <SwitchField label={t('workshop.anonymous')} value={body.anonymous ?? false} readOnly={(body.stickies?.length ?? 0) > 0} onChange={(value) => set('anonymous', value)} />
        </Fields>
      </Popover.Dropdown>
    </Popover>
  );
}
