import { Button, NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import type { Evidence } from '@/api/types';
import { useLanguage } from '@/app/language';
import { isStale, levels } from './ageing';
import { useLoadAgeing } from './useAgeing';
import classes from './Evidence.module.css';

interface Props { evidence: Evidence; canEdit: boolean; onSave: (evidence: Evidence) => void }

/** What a statement stands on: assumption, qualitative or quantitative, with sources, date, n and author; and whether that is still fresh. */
export function EvidenceFields({ evidence, canEdit, onSave }: Props) {
  const { t } = useLanguage();
  const ageing = useLoadAgeing();
  const save = (change: Partial<Evidence>) => {
    const next = { ...evidence, ...change };
    onSave(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined && value !== '')) as unknown as Evidence);
  };
  const onBlur = (field: 'author' | 'date', before: string | undefined) => (event: React.FocusEvent<HTMLInputElement>) => {
    const value = event.currentTarget.value.trim();
    if (value !== (before ?? '')) save({ [field]: value === '' ? undefined : value });
  };
  return (
    <div className={classes.fields}>
      <SegmentedControl size="xs" fullWidth aria-label={t('map.evidence')} value={evidence.level} disabled={!canEdit} onChange={(level) => save({ level: level as Evidence['level'] })} data={levels.map((level) => ({ value: level, label: t(`map.evidence.${level}`) }))} />
      {ageing && isStale(evidence, ageing) && (
        <div className={classes.staleNote} role="status">
          {t('evidence.staleNote', { days: ageing.rule[`${evidence.level}_days`] ?? 0 })}
          {canEdit && <Button variant="default" size="compact-xs" onClick={() => save({ date: ageing.today })}>{t('evidence.renew')}</Button>}
        </div>
      )}
      <TextInput key={`sources/${evidence.sources?.join()}`} label={t('map.evidence.sources')} defaultValue={evidence.sources?.join('; ') ?? ''} disabled={!canEdit} onBlur={(event) => {
        const sources = event.currentTarget.value.split(';').map((part) => part.trim()).filter(Boolean);
        if (sources.join('; ') !== (evidence.sources ?? []).join('; ')) save({ sources });
      }} />
      <NumberInput key={`n/${evidence.n}`} label="n" min={0} defaultValue={evidence.n ?? ''} disabled={!canEdit} onBlur={(event) => {
        const value = event.currentTarget.value === '' ? undefined : Number(event.currentTarget.value);
        if (value !== evidence.n) save({ n: value as never });
      }} />
      <TextInput key={`date/${evidence.date}`} type="date" label={t('map.evidence.date')} defaultValue={evidence.date ?? ''} disabled={!canEdit} onBlur={onBlur('date', evidence.date)} />
      <TextInput key={`author/${evidence.author}`} label={t('map.evidence.author')} defaultValue={evidence.author ?? ''} disabled={!canEdit} onBlur={onBlur('author', evidence.author)} />
    </div>
  );
}
