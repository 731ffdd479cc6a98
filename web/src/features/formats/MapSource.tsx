import { type DragEvent, useRef, useState } from 'react';
import { Button, Group, Stack, Textarea } from '@mantine/core';
import { FileSpreadsheet } from 'lucide-react';
import { useLanguage } from '@/app/language';
import { ProblemNotice } from '@/components/ProblemNotice';
import { type Reading, useReadMap } from './useMapImport';
import classes from './Formats.module.css';

/** Takes a file by drag or choice, or a table from the clipboard. */
export function MapSource({ onRead }: { onRead: (reading: Reading) => void }) {
  const { t } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [pasted, setPasted] = useState('');
  const read = useReadMap(onRead);
  const take = (file: File | undefined) => {
    if (file) read.mutate({ content: file, name: file.name });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <Stack gap={16}>
      <p className={classes.text}>{t('mapImport.text')}</p>
      <div className={classes.drop} data-over={over || undefined} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
        <FileSpreadsheet size={26} strokeWidth={1.4} aria-hidden="true" />
        <p>{t('mapImport.drop')}</p>
        <Button onClick={() => input.current?.click()} loading={read.isPending}>{t('mapImport.choose')}</Button>
        <p className={classes.hint}>{t('mapImport.formats')}</p>
        <input ref={input} type="file" className="visually-hidden" tabIndex={-1} aria-label={t('mapImport.choose')} onChange={(event) => { take(event.target.files?.[0]); event.target.value = ''; }} />
      </div>
      <Textarea label={t('mapImport.paste')} description={t('mapImport.pasteHint')} rows={5} value={pasted} onChange={(event) => setPasted(event.currentTarget.value)} />
      {read.isError && <ProblemNotice error={read.error} />}
      <Group justify="flex-end">
        <Button disabled={pasted.trim() === ''} loading={read.isPending} onClick={() => read.mutate({ content: new Blob([pasted]), name: '' })}>{t('mapImport.read')}</Button>
      </Group>
    </Stack>
  );
}
