import { ActionIcon, Button, Checkbox } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { newId } from '@/api/ids';
import type { Field, FieldType, Kind } from '@/api/types';
import { useLanguage } from '@/app/language';
import { DocumentList } from '@/components/DocumentList';
import { EditableText } from '@/components/EditableText';
import { PageHeader } from '@/components/PageHeader';
import { Section } from '@/components/Section';
import type { EditedDocument } from '@/features/journeys/document/hooks';
import { SettingsTabs } from '@/features/settings/SettingsTabs';
import { ChoiceCell, ChoicesCell } from '@/features/taxonomy/cells';
import classes from './Fields.module.css';

const types: FieldType[] = ['text', 'number', 'money', 'date', 'choice', 'person', 'link'];
/** The kinds whose pages and panels show own fields. */
const kinds: Kind[] = ['journey', 'touchpoint', 'persona', 'target-group', 'stakeholder', 'goal', 'insight', 'opportunity', 'initiative', 'metric', 'channel', 'device', 'system', 'department', 'knowledge-item', 'term'];

/** The fields that a workspace adds to its journeys and library objects. */
export function FieldsPage() {
  const { t, text, language } = useLanguage();
  return (
    <>
      <PageHeader title={t('settings.part.fields')}><SettingsTabs /></PageHeader>
      <div className={classes.page}>
        <Section title={t('settings.part.fields')} hint={t('fields.pageHint')}>
          <DocumentList
            kind="field"
            titleOf={(body) => text(body.title)}
            create={(title) => ({ title: { [language]: title }, applies_to: ['touchpoint'], type: 'text' })}
            addLabel={t('fields.new')}
            empty={t('fields.empty')}
            consequence={t('fields.removeConsequence')}
            columns={[
              { label: t('field.title'), cell: (edited, readOnly) => <EditableText label={t('field.title')} value={edited.body.title} readOnly={readOnly} onSave={(one, value) => set(edited, `title/${one}`, value)} /> },
              { label: t('fields.hint'), wide: true, cell: (edited, readOnly) => <EditableText label={t('fields.hint')} value={edited.body.description} multiline readOnly={readOnly} onSave={(one, value) => set(edited, `description/${one}`, value)} /> },
              { label: t('fields.type'), cell: (edited, readOnly) => <TypeCell edited={edited} readOnly={readOnly} /> },
              { label: t('fields.appliesTo'), wide: true, cell: (edited, readOnly) => <ChoicesCell label={t('fields.appliesTo')} value={edited.body.applies_to ?? []} choices={kinds.map((kind) => ({ value: kind, label: t(`fields.kind.${kind}` as never) }))} readOnly={readOnly} onChange={(value) => set(edited, 'applies_to', value)} /> },
              { label: t('fields.required'), cell: (edited, readOnly) => <Checkbox size="xs" aria-label={t('fields.required')} checked={edited.body.required ?? false} disabled={readOnly} onChange={(event) => set(edited, 'required', event.currentTarget.checked)} /> },
            ]}
          />
        </Section>
      </div>
    </>
  );
}

function set(edited: EditedDocument<Field>, path: string, value: unknown): void {
  edited.change([{ op: 'set', path, value: value ?? null }]);
}

/** The type and, for a choice, what can be chosen. */
function TypeCell({ edited, readOnly }: { edited: EditedDocument<Field>; readOnly: boolean }) {
  const { t, text, language } = useLanguage();
  const { type = 'text', choices = [] } = edited.body;
  return (
    <div className={classes.choices}>
      <ChoiceCell label={t('fields.type')} value={type} choices={types.map((one) => ({ value: one, label: t(`fields.type.${one}`) }))} readOnly={readOnly} onChange={(value) => value && set(edited, 'type', value)} />
      {type === 'choice' && choices.map((choice) => (
        <span key={choice.id} className={classes.choice}>
          <EditableText label={t('fields.choice')} value={choice.title} readOnly={readOnly} onSave={(one, value) => set(edited, `choices/${choice.id}/title/${one}`, value)} />
          {!readOnly && <ActionIcon size={24} aria-label={t('fields.removeChoice', { title: text(choice.title) })} onClick={() => edited.change([{ op: 'remove', path: `choices/${choice.id}` }])}><X size={12} aria-hidden="true" /></ActionIcon>}
        </span>
      ))}
      {type === 'choice' && !readOnly && <Button variant="subtle" size="compact-xs" leftSection={<Plus size={12} aria-hidden="true" />} onClick={() => edited.change([{ op: 'insert', path: 'choices', value: { id: newId(), title: { [language]: t('fields.newChoice') } } }])}>{t('fields.addChoice')}</Button>}
    </div>
  );
}
