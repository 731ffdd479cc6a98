import { type DragEvent, useRef, useState } from 'react';
import { Button, Progress } from '@mantine/core';
import { FileUp } from 'lucide-react';
import type { Upload } from '@/api/reports';
import { sendFile } from '@/api/upload';
import { Problem } from '@/api/client';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { ProblemNotice } from '@/components/ProblemNotice';
import classes from './Data.module.css';

interface Sending { file: File; sent: number; stop: () => void }

/** Takes a file by drag or choice and sends it; the server recognises what it is. */
export function UploadStep({ onUploaded }: { onUploaded: (upload: Upload) => void }) {
  const { t, format } = useLanguage();
  const { path } = useWorkspace();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState<Sending | null>(null);
  const [problem, setProblem] = useState<unknown>(null);

  const send = async (file: File | undefined) => {
    if (!file || sending) return;
    setProblem(null);
    const { answer, stop } = sendFile<Upload>(`${path}/uploads`, file, (sent) => setSending({ file, sent, stop }));
    setSending({ file, sent: 0, stop });
    try {
      onUploaded(await answer);
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'stopped')) setProblem(error);
    } finally {
      setSending(null);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0]);
  };

  return (
    <>
      <div className={classes.drop} data-over={over || undefined} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
        <FileUp size={26} strokeWidth={1.4} aria-hidden="true" />
        {sending
          ? (
            <div className={classes.sending}>
              <p>{sending.sent >= sending.file.size ? t('import.reading', { file: sending.file.name }) : t('import.sending', { file: sending.file.name, sent: format.bytes(sending.sent), total: format.bytes(sending.file.size) })}</p>
              <Progress value={(100 * sending.sent) / Math.max(1, sending.file.size)} size="sm" aria-label={t('imports.progress')} />
              <Button variant="default" mt={12} onClick={sending.stop}>{t('action.cancel')}</Button>
            </div>
          )
          : (
            <>
              <p className={classes.dropTitle}>{t('import.drop')}</p>
              <Button onClick={() => input.current?.click()}>{t('import.choose')}</Button>
              <p className={classes.dropHint}>{t('import.formats')}</p>
            </>
          )}
        <input ref={input} type="file" className="visually-hidden" tabIndex={-1} aria-label={t('import.choose')} onChange={(event) => void send(event.target.files?.[0])} />
      </div>
      {problem !== null && <div className={classes.problem}><ProblemNotice error={problem} /></div>}
      <p className={classes.explain}>{t('import.needs')}</p>
    </>
  );
}
