import { type FormEvent, useState } from 'react';
import { Button, Checkbox, Group, Menu, Modal, Stack, TextInput } from '@mantine/core';
import { Layers, Plus, Trash2 } from 'lucide-react';
import type { Journey } from '@/api/types';
import { useLanguage } from '@/app/language';
import { usePeriodAndSegment } from '@/app/period';
import { useWorkspace } from '@/app/session';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useCreate, useRemove } from '@/features/journeys/document/hooks';
import { useMapState } from '@/features/journeys/map/state/store';
import { useActiveView } from './useViews';

/** The choice of no view. */
const everything = '';

/** The saved views of a map: choose one, keep what is shown now as one, remove one. */
export function ViewsMenu({ id, body }: { id: string; body: Journey }) {
  const { t, text } = useLanguage();
  const { canEdit } = useWorkspace();
  const { views, active, choose } = useActiveView(id, body);
  const remove = useRemove('view');
  const [saving, setSaving] = useState(false);
  if (views.length === 0 && !canEdit) return null;
  return (
    <>
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <Button variant={active ? 'light' : 'default'} leftSection={<Layers size={14} aria-hidden="true" />}>{active ? text(active.body.title) || t('map.untitled') : t('views.title')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('views.label')}</Menu.Label>
          <Menu.RadioGroup value={active?.id ?? everything} onChange={(next) => choose(next === everything ? undefined : next)}>
            <Menu.RadioItem value={everything} closeMenuOnClick>{t('views.all')}</Menu.RadioItem>
            {views.map((view) => <Menu.RadioItem key={view.id} value={view.id} closeMenuOnClick>{text(view.body.title) || t('map.untitled')}</Menu.RadioItem>)}
          </Menu.RadioGroup>
          {canEdit && (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<Plus size={14} />} onClick={() => setSaving(true)}>{t('views.keep')}</Menu.Item>
              {active && <Menu.Item color="red" leftSection={<Trash2 size={14} />} onClick={() => remove.mutate(active.id, { onSuccess: () => choose(undefined) })}>{t('views.remove', { name: text(active.body.title) })}</Menu.Item>}
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {saving && <KeepView id={id} body={body} onKept={choose} onClose={() => setSaving(false)} />}
    </>
  );
}

function KeepView({ id, body, onKept, onClose }: { id: string; body: Journey; onKept: (view: string) => void; onClose: () => void }) {
  const { t, language } = useLanguage();
  const hidden = useMapState((state) => state.hiddenLanes);
  const { period } = usePeriodAndSegment();
  const create = useCreate('view');
  const [title, setTitle] = useState('');
  const [river, setRiver] = useState(true);
  const [scores, setScores] = useState(true);
  const shown = body.lanes.filter((lane) => !hidden.has(lane.id));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const emphasis = { lanes: shown.map((lane) => lane.id), river, scores, from: period.from ?? null, until: period.until ?? null, where: period.where ?? [] };
    const view = await create.mutateAsync({ title: { [language]: title.trim() }, journey: id, emphasis });
    onKept(view.id);
    onClose();
  };
  return (
    <Modal opened onClose={onClose} closeButtonProps={{ 'aria-label': t('action.close') }} title={t('views.keep')}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap={12}>
          <TextInput label={t('views.name')} placeholder={t('views.nameExample')} value={title} onChange={(event) => setTitle(event.currentTarget.value)} required data-autofocus />
          <p style={{ margin: 0, color: 'var(--text-muted)' }}>{t('views.keeps', { shown: shown.length, all: body.lanes.length })}</p>
          <Checkbox size="xs" label={t('views.river')} checked={river} onChange={(event) => setRiver(event.currentTarget.checked)} />
          <Checkbox size="xs" label={t('views.scores')} checked={scores} onChange={(event) => setScores(event.currentTarget.checked)} />
          {create.isError && <ProblemNotice error={create.error} />}
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>{t('action.cancel')}</Button>
            <Button type="submit" loading={create.isPending} disabled={title.trim() === ''}>{t('action.save')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
