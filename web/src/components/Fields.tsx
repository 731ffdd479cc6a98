import { type ReactNode, useId } from 'react';
import { Checkbox, MultiSelect, Select, TagsInput } from '@mantine/core';
import { useLanguage } from '@/app/language';
import { EditableValue } from './EditableValue';
import classes from './Fields.module.css';

/** A list of named fields: the name on the left, the value on the right. */
export function Fields({ children }: { children: ReactNode }) {
  return <dl className={classes.fields}>{children}</dl>;
}

export function Field({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <div className={classes.field}>
      <dt>{label}{hint && <span className={classes.hint}>{hint}</span>}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface Choice { value: string; label: string }

/** One of several values; empty when `clearable`. */
export function ChoiceField({ label, value, choices, clearable = false, readOnly, onChange, searchable = false }: {
  label: string; value: string | null | undefined; choices: Choice[]; clearable?: boolean; searchable?: boolean; readOnly: boolean; onChange: (value: string | null) => void;
}) {
  const { t } = useLanguage();
  const known = value && !choices.some((choice) => choice.value === value) ? [...choices, { value, label: value }] : choices;
  return (
    <Field label={label}>
      {readOnly
        ? known.find((choice) => choice.value === value)?.label ?? '–'
        : <Select classNames={{ input: classes.input }} aria-label={label} data={known} value={value ?? null} onChange={onChange} clearable={clearable} allowDeselect={false} searchable={searchable} placeholder={t('editable.empty')} />}
    </Field>
  );
}

export function ChoicesField({ label, value, choices, readOnly, onChange }: {
  label: string; value: string[]; choices: Choice[]; readOnly: boolean; onChange: (value: string[]) => void;
}) {
  const { t } = useLanguage();
  return (
    <Field label={label}>
      {readOnly
        ? value.map((one) => choices.find((choice) => choice.value === one)?.label ?? one).join(', ') || '–'
        : <MultiSelect classNames={{ input: classes.input, inputField: classes.pillField }} aria-label={label} data={choices} value={value} onChange={onChange} placeholder={value.length === 0 ? t('editable.empty') : undefined} searchable />}
    </Field>
  );
}

export function TagsField({ label, value, suggestions, readOnly, onChange }: {
  label: string; value: string[]; suggestions: string[]; readOnly: boolean; onChange: (value: string[]) => void;
}) {
  const { t } = useLanguage();
  return (
    <Field label={label}>
      {readOnly
        ? value.join(', ') || '–'
        : <TagsInput classNames={{ input: classes.input, inputField: classes.pillField }} size="xs" aria-label={label} data={suggestions} value={value} onChange={onChange} placeholder={value.length === 0 ? t('editable.empty') : undefined} />}
    </Field>
  );
}

/** A number; what cannot be read as one, or lies outside, is not saved. Both "1,5" and "1.5" are read. */
export function NumberField({ label, hint, value, min, max, readOnly, onChange, shown }: {
  label: string; hint?: string; value: number | null | undefined; min: number; max: number; readOnly: boolean; onChange: (value: number | null) => void;
  /** How the number is written while it is not edited. */
  shown?: (value: number) => string;
}) {
  const { format } = useLanguage();
  const save = (text: string) => {
    if (text === '') return onChange(null);
    const number = Number(text.replace(',', '.'));
    if (Number.isFinite(number) && number >= min && number <= max) onChange(number);
  };
  return (
    <Field label={label} hint={hint}>
      <EditableValue
        label={label}
        value={value === null || value === undefined ? '' : format.number(value, 2).replace(/[\s.](?=\d{3}(\D|$))/g, '')}
        shown={value === null || value === undefined ? '' : (shown ?? ((number) => format.number(number, 2)))(value)}
        inputMode="decimal"
        readOnly={readOnly}
        onSave={save}
      />
    </Field>
  );
}

/** One to five, chosen with one click; the same one again clears it. */
export function RatingField({ label, value, readOnly, onChange }: {
  label: string; value: number | null | undefined; readOnly: boolean; onChange: (value: number | null) => void;
}) {
  const { t } = useLanguage();
  const name = useId();
  return (
    <Field label={label}>
      <span role="radiogroup" aria-label={label} className={classes.rating}>
        {[1, 2, 3, 4, 5].map((level) => (
          <label key={level} data-on={level <= (value ?? 0) || undefined} title={t('field.ofFive', { value: level })}>
            <input type="radio" name={name} className="visually-hidden" disabled={readOnly} checked={value === level} onChange={() => onChange(level)} onClick={() => value === level && onChange(null)} aria-label={t('field.ofFive', { value: level })} />
          </label>
        ))}
      </span>
    </Field>
  );
}

export function SwitchField({ label, value, readOnly, onChange }: { label: string; value: boolean; readOnly: boolean; onChange: (value: boolean) => void }) {
  const { t } = useLanguage();
  return (
    <Field label={label}>
      <Checkbox size="xs" aria-label={label} label={t(value ? 'action.yes' : 'action.no')} checked={value} disabled={readOnly} onChange={(event) => onChange(event.currentTarget.checked)} />
    </Field>
  );
}
