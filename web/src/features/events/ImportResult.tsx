import { lazy, Suspense, useEffect, useState } from 'react';
import { Button, Group, Progress, Skeleton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Download, Sparkles } from 'lucide-react';
import { address, Problem } from '@/api/client';
import type { Import } from '@/api/reports';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useImport } from './useImports';
import classes from './Data.module.css';

const DiscoverDialog = lazy(() => import('@/features/journeys/discover/DiscoverDialog'));

/** How far the import is, and when it is done: what is new, what was left out, and what to do next. */
export function ImportResult({ id, onAnother }: { id: string; onAnother: () => void }) {
  const { slug } = useWorkspace();
  const queryClient = useQueryClient();
  const one = useImport(id);
  const state = one.data?.state;
  useEffect(() => {
    if (state === 'stored') void queryClient.invalidateQueries({ queryKey: ['reports', slug] });
  }, [state, slug, queryClient]);
  if (one.isError) return <ProblemNotice error={one.error} onRetry={() => void one.refetch()} />;
  if (!one.data) return <Skeleton height={140} />;
  if (one.data.state === 'running') return <Running one={one.data} />;
  return <Finished one={one.data} onAnother={onAnother} />;
}

function Running({ one }: { one: Import }) {
  const { t, format } = useLanguage();
  const share = one.bytes_read / Math.max(1, one.bytes_total);
  return (
    <div className={classes.running}>
      <h2>{t('import.running', { file: one.filename })}</h2>
      <Progress value={100 * share} size="md" aria-label={t('imports.progress')} />
      <p className="numbers">{t('import.runningSays', { share: format.share(share), read: format.bytes(one.bytes_read), total: format.bytes(one.bytes_total), events: one.events })}</p>
      <p className={classes.explain}>{t('import.mayLeave')}</p>
    </div>
  );
}

function Finished({ one, onAnother }: { one: Import; onAnother: () => void }) {
  const { t, tCode, format } = useLanguage();
  const { path, canEdit } = useWorkspace();
  const { workspace = '' } = useParams({ strict: false });
  const [discovering, setDiscovering] = useState(false);
  const figures: [string, number][] = [
    [t('imports.newEvents'), one.events], [t('overview.customers'), one.customers], [t('imports.duplicates'), one.duplicates], [t('imports.rejected'), one.rejected],
  ];
  return (
    <div className={classes.finished}>
      <h2>{t(one.state === 'stored' ? 'import.done' : 'import.failed', { file: one.filename })}</h2>
      {one.state === 'failed' && <ProblemNotice error={new Problem(422, one.error?.code ?? 'unknown', one.error?.detail ?? '')} />}
      <dl className={classes.figures}>
        {figures.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{format.number(value)}</dd></div>)}
      </dl>
      {one.duplicates > 0 && <p className={classes.explain}>{t('import.duplicatesSay')}</p>}
      {one.rejected > 0 && (
        <section className={classes.rejects}>
          <h3>{t('import.rejects')}</h3>
          <ul>
            {one.first_rejects.map(({ line, reason, code, text }) => (
              <li key={line}><span className="numbers">{t('import.lineNumber', { line: String(line) })}</span> {code && tCode('reject', code) !== code ? tCode('reject', code) : reason} <code>{text}</code></li>
            ))}
          </ul>
          <Button component="a" href={address(`${path}/imports/${one.id}/rejects`)} download variant="default" leftSection={<Download size={14} />}>{t('imports.downloadRejects')}</Button>
        </section>
      )}
      <Group gap={8} mt={20}>
        {one.state === 'stored' && canEdit && <Button leftSection={<Sparkles size={14} />} onClick={() => setDiscovering(true)}>{t('import.propose')}</Button>}
        <Button component={Link} to={`/w/${workspace}/data/events`} variant="default">{t('import.toEvents')}</Button>
        <Button variant="subtle" onClick={onAnother}>{t('import.another')}</Button>
      </Group>
      {discovering && <Suspense fallback={null}><DiscoverDialog onClose={() => setDiscovering(false)} /></Suspense>}
    </div>
  );
}
