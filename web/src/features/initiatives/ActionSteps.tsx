import { useState } from 'react';
import { ActionIcon, Button, Checkbox, TextInput, Tooltip } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { newId } from '@/api/ids';
import type { ActionStep, Initiative } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { EditableText } from '@/components/EditableText';
import { EditableValue } from '@/components/EditableValue';
import type { EditedDocument } from '@/features/journeys/document/hooks';
import classes from '@/features/improvements/Improvements.module.css';

/** What is to be done, by whom and until when. */
export function ActionSteps({ edited }: { edited: EditedDocument<Initiative> }) {
  const { t, language } = useLanguage();
  const { canEdit } = useWorkspace();
  const [draft, setDraft] = useState('');
  const steps = edited.body.steps ?? [];
  const add = () => {
    if (draft.trim() === '') return;
    edited.change([{ op: 'insert', path: 'steps', value: { id: newId(), title: { [language]: draft.trim() } } }]);
    setDraft('');
  };
  return (
    <>
      {steps.length === 0 && <p className={classes.calm}>{t('initiative.noSteps')}</p>}
      <ol className={classes.steps}>{steps.map((step) => <Row key={step.id} step={step} edited={edited} />)}</ol>
      {canEdit && (
        <form onSubmit={(event) => { event.preventDefault(); add(); }} style={{ display: 'flex', gap: 8, marginTop: 10 }}>
          <TextInput aria-label={t('initiative.newStep')} placeholder={t('initiative.newStep')} value={draft} onChange={(event) => setDraft(event.currentTarget.value)} style={{ flex: 1, maxWidth: 460 }} />
          <Button type="submit" variant="default" leftSection={<Plus size={13} />} disabled={draft.trim() === ''}>{t('initiative.addStep')}</Button>
        </form>
      )}
    </>
  );
}

function Row({ step, edited }: { step: ActionStep; edited: EditedDocument<Initiative> }) {
  const { t, text } = useLanguage();
  const { canEdit } = useWorkspace();
  const set = (field: string, value: unknown) => edited.change([{ op: 'set', path: `steps/${step.id}/${field}`, value }]);
  const title = text(step.title);
  return (
    <li data-done={step.done || undefined}>
      <Checkbox size="xs" aria-label={t('initiative.stepDone', { title })} checked={step.done ?? false} disabled={!canEdit} onChange={(event) => set('done', event.currentTarget.checked)} />
      <EditableText label={t('initiative.step')} value={step.title} readOnly={!canEdit} onSave={(language, value) => set(`title/${language}`, value)} />
      <EditableValue label={t('improvements.owner')} value={step.owner ?? ''} readOnly={!canEdit} onSave={(value) => set('owner', value)} placeholder={t('improvements.owner')} />
      <TextInput size="xs" type="date" aria-label={`${t('initiative.due')}: ${title}`} value={step.due ?? ''} readOnly={!canEdit} onChange={(event) => set('due', event.currentTarget.value || undefined)} />
      {canEdit && <Tooltip label={t('initiative.removeStep')}><ActionIcon aria-label={`${t('initiative.removeStep')}: ${title}`} onClick={() => edited.change([{ op: 'remove', path: `steps/${step.id}` }])}><X size={14} aria-hidden="true" /></ActionIcon></Tooltip>}
    </li>
  );
}
