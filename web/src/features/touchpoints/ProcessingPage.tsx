import { Button, Skeleton } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { Download, Printer } from 'lucide-react';
import type { ProcessingRecord } from '@/api/reports';
import { useLanguage } from '@/app/language';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { type Line, type RecordDocument, toCsv, toMarkdown } from './record';
import { TouchpointTabs } from './TouchpointTabs';
import { useRecord } from './useRecord';
import classes from './Processing.module.css';

/** The record of processing activities (Art. 30 GDPR), put together from all touchpoints, to print or to take along. */
export function ProcessingPage() {
  const { t } = useLanguage();
  const { query, record, document: content } = useRecord();
  return (
    <>
      <PageHeader
        title={t('record.title')}
        actions={content && (
          <>
            <Button variant="default" leftSection={<Printer size={14} aria-hidden="true" />} onClick={() => print()}>{t('map.print')}</Button>
            <Button variant="default" leftSection={<Download size={14} aria-hidden="true" />} onClick={() => save('md', 'text/markdown', toMarkdown(content))}>Markdown</Button>
            <Button variant="default" leftSection={<Download size={14} aria-hidden="true" />} onClick={() => save('csv', 'text/csv', toCsv(content, t('gap.touchpoint')))}>CSV</Button>
          </>
        )}
      >
        <TouchpointTabs />
      </PageHeader>
      {query.isError && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <div className={classes.page}><Skeleton height={320} /></div>}
      {record && content && <div className={classes.page}><Gaps record={record} content={content} /><Content record={record} content={content} /></div>}
    </>
  );
}

function save(ending: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `processing-record.${ending}`;
  link.click();
  URL.revokeObjectURL(address);
}

/** What keeps the record from being complete, with the way to where it is said. */
function Gaps({ record, content }: { record: ProcessingRecord; content: RecordDocument }) {
  const { t } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const incomplete = record.activities.filter(({ gaps }) => gaps.length > 0).length;
  if (incomplete === 0 && record.undeclared.length === 0 && record.controller_gaps.length === 0) return <p className={classes.complete}>{t('record.complete')}</p>;
  return (
    <section className={classes.gaps} aria-label={t('record.gaps')}>
      <h2>{t('record.gaps')}</h2>
      <ul>
        {record.controller_gaps.length > 0 && <li>{t('record.gapController')} <Link to="/w/$workspace/settings" params={{ workspace }}>{t('navigation.settings')}</Link></li>}
        {incomplete > 0 && <li>{t('record.gapActivities', { count: incomplete })}</li>}
        {record.undeclared.length > 0 && (
          <li>
            {t('record.gapUndeclared', { count: record.undeclared.length })}{' '}
            <span className={classes.list}>{record.undeclared.map((id, index) => <Link key={id} to="/w/$workspace/touchpoints/$touchpoint" params={{ workspace, touchpoint: id }}>{content.undeclared[index]}</Link>)}</span>
          </li>
        )}
      </ul>
    </section>
  );
}

function Content({ record, content }: { record: ProcessingRecord; content: RecordDocument }) {
  const { workspace = '' } = useParams({ strict: false });
  return (
    <article className={classes.record}>
      <h2 className={classes.printed}>{content.title}</h2>
      <section><h3>{content.controller.title}</h3><Lines lines={content.controller.lines} missing={content.missing} /></section>
      {content.activities.map(({ title, lines }, index) => (
        <section key={record.activities[index]?.touchpoint}>
          <h3><Link to="/w/$workspace/touchpoints/$touchpoint" params={{ workspace, touchpoint: record.activities[index]?.touchpoint ?? '' }}>{title}</Link></h3>
          <Lines lines={lines} missing={content.missing} />
        </section>
      ))}
    </article>
  );
}

function Lines({ lines, missing }: { lines: Line[]; missing: string }) {
  return <dl>{lines.map((line) => <div key={line.name} data-missing={line.missing || undefined}><dt>{line.name}</dt><dd>{line.missing ? missing : line.value}</dd></div>)}</dl>;
}
