import { MultiSelect, Select } from '@mantine/core';
import { useLanguage } from '@/app/language';
import fields from '@/components/Fields.module.css';

interface Choice { value: string; label: string }

/** One of several values in a cell of a table. */
export function ChoiceCell({ label, value, choices, wide = false, readOnly, onChange }: { label: string; value: string | null | undefined; choices: Choice[]; wide?: boolean; readOnly: boolean; onChange: (value: string | null) => void }) {
  const { t } = useLanguage();
  if (readOnly) return choices.find((choice) => choice.value === value)?.label ?? '–';
  return <Select classNames={{ input: fields.input }} aria-label={label} data={choices} value={value ?? null} onChange={onChange} miw={wide ? 200 : undefined} clearable placeholder={t('editable.empty')} />;
}

/** Several values in a cell of a table. */
export function ChoicesCell({ label, value, choices, readOnly, onChange }: { label: string; value: string[]; choices: Choice[]; readOnly: boolean; onChange: (value: string[]) => void }) {
  const { t } = useLanguage();
  if (readOnly) return value.map((one) => choices.find((choice) => choice.value === one)?.label ?? one).join(', ') || '–';
  return <MultiSelect classNames={{ input: fields.input, inputField: fields.pillField }} aria-label={label} data={choices} value={value} onChange={onChange} placeholder={value.length === 0 ? t('editable.empty') : undefined} />;
}
