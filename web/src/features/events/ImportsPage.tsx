import { Button, Progress, Skeleton } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { Download, Upload } from 'lucide-react';
import { address } from '@/api/client';
import type { Import } from '@/api/reports';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { EmptyState } from '@/components/EmptyState';
import { PageHeader } from '@/components/PageHeader';
import { Pill } from '@/components/Pill';
import { ProblemNotice } from '@/components/ProblemNotice';
import table from '@/components/Table.module.css';
import { DataTabs } from './DataTabs';
import { useImports } from './useImports';
import classes from './Data.module.css';

const tones = { running: 'waiting', stored: 'active', failed: 'bad' } as const;

/** What was imported, when, and what was left out. */
export function ImportsPage() {
  const { t } = useLanguage();
  const { canEdit } = useWorkspace();
  const imports = useImports();
  return (
    <>
      <PageHeader title={t('navigation.data')} actions={canEdit && <ImportButton />}>
        <DataTabs />
      </PageHeader>
      <div className={classes.page}>
        {imports.isError && <ProblemNotice error={imports.error} onRetry={() => void imports.refetch()} />}
        {imports.isPending && <Skeleton height={120} />}
        {imports.data?.length === 0 && <EmptyState title={t('imports.empty.title')} action={canEdit && <ImportButton />}>{t('imports.empty.text')}</EmptyState>}
        {imports.data && imports.data.length > 0 && <ImportTable imports={imports.data} />}
      </div>
    </>
  );
}

function ImportButton() {
  const { t } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  return <Button component={Link} to={`/w/${workspace}/data/import`} leftSection={<Upload size={14} />}>{t('imports.new')}</Button>;
}

function ImportTable({ imports }: { imports: Import[] }) {
  const { t } = useLanguage();
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('imports.file')}</th>
            <th scope="col">{t('journey.state')}</th>
            <th scope="col" className={table.number}>{t('imports.newEvents')}</th>
            <th scope="col" className={`${table.number} ${table.wide}`}>{t('overview.customers')}</th>
            <th scope="col" className={`${table.number} ${table.wide}`}>{t('imports.duplicates')}</th>
            <th scope="col" className={table.number}>{t('imports.rejected')}</th>
            <th scope="col" className={`${table.number} ${table.wide}`}>{t('imports.when')}</th>
          </tr>
        </thead>
        <tbody>{imports.map((one) => <ImportRow key={one.id} one={one} />)}</tbody>
      </table>
    </div>
  );
}

function ImportRow({ one }: { one: Import }) {
  const { t, format } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const { path } = useWorkspace();
  return (
    <tr>
      <td>
        <Link to="/w/$workspace/data/import" params={{ workspace }} search={{ import: one.id } as never} className={table.title}>{one.filename}</Link>
        <span className={table.under}>{format.bytes(one.bytes_total)}</span>
      </td>
      <td>
        {one.state === 'running'
          ? <Progress value={(100 * one.bytes_read) / Math.max(1, one.bytes_total)} w={120} size="sm" aria-label={t('imports.progress')} />
          : <Pill tone={tones[one.state]}>{t(`importState.${one.state}`)}</Pill>}
      </td>
      <td className={table.number}>{format.number(one.events)}</td>
      <td className={`${table.number} ${table.wide}`}>{format.number(one.customers)}</td>
      <td className={`${table.number} ${table.wide}`}>{format.number(one.duplicates)}</td>
      <td className={table.number}>
        {one.rejected === 0
          ? <span className={table.muted}>0</span>
          : <a href={address(`${path}/imports/${one.id}/rejects`)} download className={classes.download} title={t('imports.downloadRejects')}>{format.number(one.rejected)} <Download size={12} aria-hidden="true" /></a>}
      </td>
      <td className={`${table.number} ${table.wide}`}>
        <time dateTime={one.started_at}>{format.dateTime(one.started_at)}</time>
        {one.finished_at && <span className={table.under}>{format.duration((Date.parse(one.finished_at) - Date.parse(one.started_at)) / 1000)}</span>}
      </td>
    </tr>
  );
}
