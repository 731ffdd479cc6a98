import { ActionIcon, Button } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import type { Persona } from '@/api/types';
import { useLanguage } from '@/app/language';
import { EditableText } from '@/components/EditableText';
import classes from './Personas.module.css';

type Custom = NonNullable<Persona['custom']>;

/** Fields of one's own, such as holiday wishes. */
export function CustomFields({ fields, readOnly, onChange }: { fields: Custom; readOnly: boolean; onChange: (fields: Custom) => void }) {
  const { t, text, language } = useLanguage();
  const change = (index: number, part: 'label' | 'value', key: string, value: string | undefined) =>
    onChange(fields.map((field, place) => (place === index ? { ...field, [part]: without({ ...field[part], [key]: value }) } : field)));
  return (
    <>
      <dl className={classes.custom}>
        {fields.map((field, index) => (
          // The fields have no ids of their own; their order changes only by removing.
          <div key={index}>
            <dt><EditableText label={t('persona.customLabel')} value={field.label} readOnly={readOnly} onSave={(key, value) => change(index, 'label', key, value)} /></dt>
            <dd>
              <EditableText label={text(field.label) || t('persona.customLabel')} value={field.value} multiline readOnly={readOnly} onSave={(key, value) => change(index, 'value', key, value)} />
              {!readOnly && <ActionIcon size="sm" aria-label={t('persona.customRemove', { label: text(field.label) })} onClick={() => onChange(fields.filter((_, place) => place !== index))}><X size={13} /></ActionIcon>}
            </dd>
          </div>
        ))}
      </dl>
      {fields.length === 0 && <p className={classes.calm}>{t('persona.customText')}</p>}
      {!readOnly && <Button variant="subtle" size="compact-xs" leftSection={<Plus size={13} />} onClick={() => onChange([...fields, { label: { [language]: t('persona.customNew') }, value: {} }])}>{t('persona.customAdd')}</Button>}
    </>
  );
}

function without(text: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(text).filter((entry): entry is [string, string] => Boolean(entry[1])));
}
