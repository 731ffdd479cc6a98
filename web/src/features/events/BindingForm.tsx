import { type FormEvent, useState } from 'react';
import { Autocomplete, Button, Group, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Binding, PropertyRule } from '@/api/types';
import { useLanguage } from '@/app/language';
import { ProblemNotice } from '@/components/ProblemNotice';
import { isComplete, operators, trimmed } from './bindings';
import { useBindingPreview } from './useBindingPreview';
import { useEventNames, useEventProperties } from './useEvents';
import classes from './Bindings.module.css';

/** Edits one binding: a name or a pattern, and a rule on a property if wanted; counts what it finds while it is written. */
export function BindingForm({ start, onSave, onCancel }: { start: Binding; onSave: (binding: Binding) => void; onCancel: () => void }) {
  const { t, tCode, format } = useLanguage();
  const [binding, setBinding] = useState<Binding>(start);
  const [by, setBy] = useState<'event' | 'pattern' | 'any'>(start.pattern ? 'pattern' : start.event || !start.property ? 'event' : 'any');
  const [settled] = useDebouncedValue(binding, 300);
  const preview = useBindingPreview(settled);
  const names = (useEventNames().data ?? []).map(({ name }) => name);
  const properties = useEventProperties(binding.event && names.includes(binding.event) ? binding.event : undefined).data ?? [];
  const rule = binding.property;
  const setRule = (next: Partial<PropertyRule>) => setBinding({ ...binding, property: { name: '', operator: 'equals', value: '', ...rule, ...next } });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave(trimmed(binding));
  };
  const switchTo = (next: string) => {
    setBy(next as typeof by);
    if (next === 'event') setBinding({ event: binding.event ?? '', property: rule });
    else if (next === 'pattern') setBinding({ pattern: binding.pattern ?? binding.event ?? '', property: rule });
    else setBinding({ property: rule ?? { name: '', operator: 'equals', value: '' } });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <Group gap={8} align="flex-end">
        <SegmentedControl aria-label={t('bindings.by')} value={by} onChange={switchTo} data={(['event', 'pattern', 'any'] as const).map((value) => ({ value, label: t(`bindings.by.${value}`) }))} />
        {by === 'event' && <Autocomplete size="xs" aria-label={t('bindings.by.event')} placeholder={t('bindings.eventExample')} data={names} value={binding.event ?? ''} onChange={(event) => setBinding({ ...binding, event })} w={230} limit={30} data-autofocus />}
        {by === 'pattern' && <TextInput aria-label={t('bindings.by.pattern')} placeholder="web.*" value={binding.pattern ?? ''} onChange={(event) => setBinding({ ...binding, pattern: event.currentTarget.value })} w={230} />}
      </Group>
      {rule
        ? (
          <Group gap={8} mt={8}>
            <Autocomplete size="xs" aria-label={t('bindings.property')} placeholder={t('bindings.property')} data={properties.map(({ property }) => property)} value={rule.name} onChange={(name) => setRule({ name })} w={160} />
            <Select aria-label={t('bindings.operator')} data={operators.map((operator) => ({ value: operator, label: tCode('operator', operator) }))} value={rule.operator} onChange={(operator) => operator && setRule({ operator: operator as PropertyRule['operator'] })} allowDeselect={false} w={140} />
            <Autocomplete size="xs" aria-label={t('bindings.value')} placeholder={t('bindings.value')} data={[...new Set(properties.find(({ property }) => property === rule.name)?.values.map(({ value }) => value) ?? [])]} value={rule.value} onChange={(value) => setRule({ value })} w={200} limit={30} />
            {by !== 'any' && <Button variant="subtle" color="gray" onClick={() => setBinding({ ...binding, property: undefined })}>{t('bindings.withoutProperty')}</Button>}
          </Group>
        )
        : <Button variant="subtle" size="compact-xs" mt={8} onClick={() => setRule({})}>{t('bindings.withProperty')}</Button>}
      <div className={classes.preview} aria-live="polite">
        {preview.isError && <ProblemNotice error={preview.error} />}
        {!isComplete(binding) && t('bindings.incomplete')}
        {isComplete(binding) && preview.data && (
          <>
            <b>{t('bindings.found', { events: preview.data.events, customers: preview.data.customers })}</b>
            {preview.data.names.slice(0, 6).map(({ name, events }) => <span key={name}><code>{name}</code> {format.number(events)}</span>)}
          </>
        )}
      </div>
      <Group gap={8}>
        <Button type="submit" disabled={!isComplete(binding)}>{t('action.save')}</Button>
        <Button variant="default" onClick={onCancel}>{t('action.cancel')}</Button>
      </Group>
    </form>
  );
}
