import { useId } from 'react';
import { Anchor, NumberInput, Select, TextInput } from '@mantine/core';
import type { Document, Field, FieldValues, Kind, Operation, Text } from '@/api/types';
import { useLanguage } from '@/app/language';
import { EditableText } from '@/components/EditableText';
import { EditableValue } from '@/components/EditableValue';
import { useDocuments } from '@/features/journeys/document/hooks';
import { isLink, readNumber, valueWords } from './values';
import classes from './Fields.module.css';

interface Edited { body: { fields?: FieldValues }; change: (operations: Operation[]) => unknown }

/** The workspace's own fields of an object, each edited where it stands. Nothing when its kind has none. */
export function OwnFields({ kind, edited, readOnly }: { kind: Kind; edited: Edited; readOnly: boolean }) {
  const fields = useFieldsOf(kind);
  if (fields.length === 0) return null;
  return (
    <dl className={classes.values}>
      {fields.map((field) => <Value key={field.id} field={field} value={edited.body.fields?.[field.id]} readOnly={readOnly} onChange={(path, value) => edited.change([{ op: 'set', path: `fields/${field.id}${path}`, value: value ?? null }])} />)}
    </dl>
  );
}

/** The fields that objects of a kind have, in the order of their making. */
export function useFieldsOf(kind: Kind): Document<Field>[] {
  return (useDocuments('field').data ?? []).filter(({ body }) => body.applies_to?.includes(kind));
}

interface ValueProps { field: Document<Field>; value: unknown; readOnly: boolean; onChange: (path: string, value: unknown) => void }

function Value({ field: { body: field }, value, readOnly, onChange }: ValueProps) {
  const { t, text } = useLanguage();
  const id = useId();
  const label = text(field.title) || t('map.untitled');
  const missing = field.required && (value === undefined || value === null);
  return (
    <div className={classes.value}>
      <dt id={id}>{label}{missing && <span className={classes.missing}>{t('fields.missing')}</span>}{text(field.description) && <span className={classes.hint}>{text(field.description)}</span>}</dt>
      <dd><FieldInput field={field} label={label} value={value} readOnly={readOnly} onChange={onChange} /></dd>
    </div>
  );
}

/** The input for a value of a field's type. */
export function FieldInput({ field, label, value, readOnly, onChange }: { field: Field; label: string; value: unknown; readOnly: boolean; onChange: (path: string, value: unknown) => void }) {
  const { t, text, format } = useLanguage();
  const words = valueWords(field, value, { text, format });
  if (field.type === undefined || field.type === 'text') return <EditableText label={label} value={value as Text | undefined} multiline readOnly={readOnly} onSave={(language, next) => onChange(`/${language}`, next)} />;
  if (field.type === 'link' && words) return <span className={classes.link}><Anchor href={words} target="_blank" rel="noreferrer" size="xs">{words.replace(/^(https?:\/\/|mailto:)/, '')}</Anchor>{!readOnly && <EditableValue label={label} value={words} shown={t('fields.change')} readOnly={false} onSave={(next) => (next === '' || isLink(next)) && onChange('', next || null)} />}</span>;
  if (readOnly) return <>{words || '–'}</>;
  switch (field.type) {
    case 'choice': return <Select aria-label={label} clearable value={(value as string | undefined) ?? null} data={(field.choices ?? []).map((choice) => ({ value: choice.id, label: text(choice.title) || choice.id }))} placeholder={t('editable.empty')} onChange={(next) => onChange('', next)} />;
    case 'date': return <TextInput key={String(value)} type="date" aria-label={label} defaultValue={(value as string | undefined) ?? ''} onBlur={(event) => event.currentTarget.value !== (value ?? '') && onChange('', event.currentTarget.value || null)} />;
    case 'money': return <MoneyInput label={label} value={value as Money | undefined} onChange={(next) => onChange('', next)} />;
    case 'number': return <EditableValue label={label} value={words} inputMode="decimal" onSave={(next) => { const number = readNumber(next); if (next === '' || number !== null) onChange('', number); }} />;
    default: return <EditableValue label={label} value={words} onSave={(next) => (field.type !== 'link' || next === '' || isLink(next)) && onChange('', next || null)} placeholder={field.type === 'link' ? t('fields.linkExample') : undefined} />;
  }
}

interface Money { amount: number; currency: string }

function MoneyInput({ label, value, onChange }: { label: string; value: Money | undefined; onChange: (value: Money | null) => void }) {
  const currency = value?.currency ?? 'EUR';
  return <NumberInput key={value?.amount} aria-label={label} min={0} decimalScale={2} suffix={` ${currency}`} defaultValue={value?.amount ?? ''} onBlur={(event) => {
    const amount = readNumber(event.currentTarget.value.replace(currency, ''));
    if (amount !== (value?.amount ?? null)) onChange(amount === null ? null : { ...value, amount, currency });
  }} />;
}
