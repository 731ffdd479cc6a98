import { useState } from 'react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Upload } from '@/api/reports';
import { useLanguage } from '@/app/language';
import { PageHeader } from '@/components/PageHeader';
import { DataTabs } from './DataTabs';
import { ImportResult } from './ImportResult';
import { MappingStep } from './MappingStep';
import { UploadStep } from './UploadStep';
import classes from './Data.module.css';

const stages = ['file', 'columns', 'result'] as const;

/** The import wizard: a file, its columns, the import itself. The running or finished import is in the address. */
export function ImportPage() {
  const { t } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const { import: id } = useSearch({ strict: false });
  const navigate = useNavigate();
  const [upload, setUpload] = useState<Upload | null>(null);
  const stage = id ? 'result' : upload ? 'columns' : 'file';
  const open = (next: string | undefined) => void navigate({ to: '/w/$workspace/data/import', params: { workspace }, search: ((before: object) => ({ ...before, import: next })) as never });
  return (
    <>
      <PageHeader title={t('imports.new')}>
        <DataTabs />
      </PageHeader>
      <div className={classes.page}>
        <ol className={classes.stages} aria-label={t('import.stages')}>
          {stages.map((one, index) => (
            <li key={one} aria-current={one === stage ? 'step' : undefined} data-done={stages.indexOf(stage) > index || undefined}>
              <span>{index + 1}</span> {t(`import.stage.${one}`)}
            </li>
          ))}
        </ol>
        {stage === 'file' && <UploadStep onUploaded={setUpload} />}
        {stage === 'columns' && upload && <MappingStep upload={upload} onChange={setUpload} onBack={() => setUpload(null)} onStarted={open} />}
        {stage === 'result' && (
          <ImportResult
            id={id ?? ''}
            onAnother={() => {
              setUpload(null);
              open(undefined);
            }}
          />
        )}
      </div>
    </>
  );
}
