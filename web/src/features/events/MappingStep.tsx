import { useRef, useState } from 'react';
import { Button, Checkbox, Group, NumberInput, Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Import, Mapping, Upload } from '@/api/reports';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import type { MessageKey } from '@/messages';
import { ProblemNotice } from '@/components/ProblemNotice';
import { PreviewTable } from './PreviewTable';
import { timeZones } from './timeZones';
import classes from './Data.module.css';

const timeFormats = ['auto', 'year-first', 'day-first', 'month-first', 'epoch-seconds', 'epoch-milliseconds', 'epoch-microseconds', 'epoch-nanoseconds'] as const;

interface Props {
  upload: Upload;
  onChange: (upload: Upload) => void;
  onBack: () => void;
  onStarted: (id: string) => void;
}

/** Says which column is the customer, the event and the time; the preview shows at once what that makes of the file. */
export function MappingStep({ upload, onChange, onBack, onStarted }: Props) {
  const { t, tCode, format } = useLanguage();
  const { slug, path } = useWorkspace();
  const queryClient = useQueryClient();
  const [mapping, setMapping] = useState<Mapping>(upload.mapping);
  const [maxRejects, setMaxRejects] = useState<number | null>(null);
  const newest = useRef(0);
  const separatorWords = useSeparatorWords();

  const preview = useMutation({
    mutationFn: (next: Mapping) => api.post<Upload>(`${path}/uploads/${upload.id}/preview`, next),
  });
  const change = async (part: Partial<Mapping>) => {
    const next = { ...mapping, ...part };
    setMapping(next);
    const asked = ++newest.current;
    const answer = await preview.mutateAsync(next).catch(() => null);
    // Answers may overtake each other: only the one to the last question counts.
    if (!answer || asked !== newest.current) return;
    setMapping(answer.mapping);
    onChange(answer);
  };
  const start = useMutation({
    mutationFn: () => api.post<Import>(`${path}/imports`, { upload: upload.id, mapping, max_rejects: maxRejects }),
    onSuccess: async (started) => {
      await queryClient.invalidateQueries({ queryKey: ['imports', slug] });
      onStarted(started.id);
    },
  });
  // Where a role is missing the server says so in a note; formats that name the roles themselves need no columns.
  const ready = upload.format === 'xes' || upload.format === 'ocel' || Boolean(mapping.customer && mapping.event && mapping.time);

  return (
    <>
      <p className={classes.recognised}>
        <b>{upload.filename}</b> · {tCode('import.format', upload.format ?? 'unknown')} · {format.bytes(upload.bytes)}
        {upload.format === 'csv' && ` · ${t('import.csvAs', { separator: separatorWords(mapping.separator), encoding: mapping.encoding ?? 'utf-8' })}`}
      </p>
      <MappingFields upload={upload} mapping={mapping} change={(part) => void change(part)} />
      <Group gap={10} mt={14} align="flex-end">
        <NumberInput label={t('import.maxRejects')} placeholder={t('import.anyNumber')} min={0} hideControls w={250} value={maxRejects ?? ''} onChange={(value) => setMaxRejects(typeof value === 'number' ? value : null)} />
      </Group>
      {preview.isError && <div className={classes.problem}><ProblemNotice error={preview.error} /></div>}
      <PreviewTable upload={upload} faded={preview.isPending} />
      {start.isError && <div className={classes.problem}><ProblemNotice error={start.error} /></div>}
      <Group gap={8} mt={16}>
        <Button onClick={() => start.mutate()} loading={start.isPending} disabled={!ready || preview.isPending}>{t('import.start')}</Button>
        <Button variant="default" onClick={onBack}>{t('import.back')}</Button>
      </Group>
    </>
  );
}

function MappingFields({ upload, mapping, change }: { upload: Upload; mapping: Mapping; change: (part: Partial<Mapping>) => void }) {
  const { t } = useLanguage();
  const separatorWords = useSeparatorWords();
  const columns = upload.columns.map(({ name }) => name);
  const column = (name: 'customer' | 'event' | 'time') => (
    <Select
      label={t(`import.column.${name}`)}
      description={samplesOf(upload, mapping[name]) || t(`import.columnHint.${name}`)}
      data={columns}
      value={mapping[name]}
      onChange={(value) => change({ [name]: value })}
      allowDeselect={false}
      searchable
      required
      inputWrapperOrder={['label', 'input', 'description']}
    />
  );
  return (
    <div className={classes.mapping}>
      {upload.object_types.length > 0 && (
        <Select label={t('import.objectType')} data={upload.object_types} value={mapping.object_type ?? null} onChange={(value) => change({ object_type: value })} allowDeselect={false} />
      )}
      {columns.length > 0 && upload.format !== 'ocel' && upload.format !== 'xes' && (
        <>
          {column('customer')}
          {column('event')}
          {column('time')}
        </>
      )}
      {(upload.format === 'csv' || upload.format === 'parquet') && (
        <>
          <Select label={t('import.timeZone')} data={timeZones()} value={mapping.time_zone ?? null} onChange={(value) => change({ time_zone: value })} searchable allowDeselect={false} />
          <Select label={t('import.timeFormat')} data={timeFormats.map((value) => ({ value, label: t(`timeFormat.${value}`) }))} value={mapping.time_format ?? 'auto'} onChange={(value) => change({ time_format: formatOf(value) })} allowDeselect={false} />
        </>
      )}
      {upload.format === 'csv' && (
        <>
          <Select label={t('import.separator')} data={Object.keys(separators).map((value) => ({ value, label: separatorWords(value) }))} value={mapping.separator ?? null} onChange={(value) => change({ separator: value })} allowDeselect={false} />
          <Select label={t('import.encoding')} data={['utf-8', 'windows-1252', 'utf-16le', 'utf-16be']} value={mapping.encoding ?? null} onChange={(value) => change({ encoding: value })} allowDeselect={false} />
          <Checkbox size="xs" mt={26} label={t('import.header')} checked={mapping.header ?? true} onChange={(event) => change({ header: event.currentTarget.checked, customer: null, event: null, time: null })} />
        </>
      )}
    </div>
  );
}

/** The chosen way of writing times; null lets the server recognise it. */
function formatOf(choice: string | null): Mapping['time_format'] {
  return timeFormats.find((one): one is Exclude<typeof one, 'auto'> => one === choice && one !== 'auto') ?? null;
}

function samplesOf(upload: Upload, column: string | null): string {
  return upload.columns.find(({ name }) => name === column)?.samples.filter(Boolean).slice(0, 2).join(' · ') ?? '';
}

const separators: Record<string, MessageKey> = { ';': 'import.separator.semicolon', ',': 'import.separator.comma', '\t': 'import.separator.tab', '|': 'import.separator.bar' };

function useSeparatorWords(): (separator: string | null | undefined) => string {
  const { t } = useLanguage();
  return (separator) => {
    const key = separators[separator ?? ','];
    return key ? t(key) : (separator ?? '');
  };
}
