import { type ReactNode, useState } from 'react';
import { Button, CloseButton, Select, TagsInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import type { Document, Text, Touchpoint } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { FieldInput, useFieldsOf } from '@/features/fields/OwnFields';
import { editorOf } from '@/features/journeys/document/editors';
import { useDocuments } from '@/features/journeys/document/hooks';
import { categories, kinds } from './TouchpointFields';
import classes from './Touchpoints.module.css';

/** What a field is set to; `below` names the language when a text is set in one only. */
interface Setting { value: unknown; below: string }

/** Sets one field of several touchpoints at once; each keeps the change in its own history. */
export function BulkEdit({ selected, onDone }: { selected: Document<Touchpoint>[]; onDone: () => void }) {
  const { t } = useLanguage();
  const { slug, path: base } = useWorkspace();
  const client = useQueryClient();
  const fields = useBulkFields();
  const [name, setName] = useState<string | null>(null);
  const [setting, setSetting] = useState<Setting | null>(null);
  const field = fields.find(({ path }) => path === name);

  const apply = (path: string, { value, below }: Setting) => {
    const takeBack = selected.map((document) => editorOf(client, { slug, path: base, kind: 'touchpoint', id: document.id }, document).change([{ op: 'set', path: path + below, value }]));
    const id = 'touchpoints/bulk';
    const undo = () => {
      for (const one of takeBack) one();
      notifications.hide(id);
    };
    notifications.show({
      id,
      autoClose: 12_000,
      message: <>{t('touchpoints.bulk.done', { count: selected.length })} <Button variant="subtle" size="compact-xs" onClick={undo}>{t('history.undo')}</Button></>,
    });
    setSetting(null);
    onDone();
  };
  return (
    <section className={classes.bulk} aria-label={t('touchpoints.bulk')}>
      <strong>{t('touchpoints.selected', { count: selected.length })}</strong>
      <Select
        aria-label={t('touchpoints.bulk.field')}
        placeholder={t('touchpoints.bulk.field')}
        data={fields.map(({ path, label }) => ({ value: path, label }))}
        value={name}
        onChange={(next) => { setName(next); setSetting(null); }}
        searchable
        w={200}
      />
      {field && <div key={field.path} className={classes.bulkValue}>{field.input(shown(setting), (value, below = '') => setSetting({ value: value ?? null, below }))}</div>}
      <Button disabled={!field || !setting} onClick={() => field && setting && apply(field.path, setting)}>{t('touchpoints.bulk.apply')}</Button>
      <CloseButton size="sm" ml="auto" aria-label={t('touchpoints.bulk.clear')} onClick={onDone} />
    </section>
  );
}

function shown(setting: Setting | null): unknown {
  return setting?.below ? { [setting.below.slice(1)]: setting.value } : (setting?.value ?? null);
}

interface BulkField {
  path: string;
  label: string;
  input: (value: unknown, onChange: (value: unknown, below?: string) => void) => ReactNode;
}

function useBulkFields(): BulkField[] {
  const { t, tCode, text } = useLanguage();
  const titled = (documents: { id: string; body: { title: Text } }[] | undefined) => (documents ?? []).map(({ id, body }) => ({ value: id, label: text(body.title) }));
  const channels = titled(useDocuments('channel').data);
  const departments = titled(useDocuments('department').data);
  const owners = [...new Set((useDocuments('touchpoint').data ?? []).flatMap(({ body }) => body.owners ?? []))].sort();
  const own = useFieldsOf('touchpoint');

  const choice = (path: string, label: string, data: { value: string; label: string }[], read: (value: string) => unknown = String): BulkField => ({
    path,
    label,
    input: (value, onChange) => <Select aria-label={label} data={data} searchable value={value === null ? null : String(value)} placeholder={t('editable.empty')} onChange={(next) => next !== null && onChange(read(next))} />,
  });
  const ratings = [1, 2, 3, 4, 5].map((level) => ({ value: String(level), label: t('field.ofFive', { value: level }) }));
  return [
    { path: 'owners', label: t('field.owners'), input: (value, onChange) => <TagsInput aria-label={t('field.owners')} data={owners} value={(value as string[] | null) ?? []} onChange={(next) => onChange(next)} placeholder={t('editable.empty')} /> },
    choice('department', t('field.department'), departments),
    choice('channel', t('field.channel'), channels),
    choice('kind', t('field.kind'), kinds.map((kind) => ({ value: kind, label: tCode('touchKind', kind) }))),
    choice('category', t('field.category'), categories.map((category) => ({ value: category, label: tCode('touchCategory', category) }))),
    choice('importance_customer', t('field.importance_customer'), ratings, Number),
    choice('importance_company', t('field.importance_company'), ratings, Number),
    choice('moment_of_truth', t('field.moment_of_truth'), [{ value: 'true', label: t('action.yes') }, { value: 'false', label: t('action.no') }], (value) => value === 'true'),
    ...own.map(({ id, body }): BulkField => {
      const label = text(body.title) || t('map.untitled');
      return {
        path: `fields/${id}`,
        label,
        input: (value, onChange) => <FieldInput field={body} label={label} value={value ?? undefined} readOnly={false} onChange={(below, next) => onChange(next, below)} />,
      };
    }),
  ];
}
