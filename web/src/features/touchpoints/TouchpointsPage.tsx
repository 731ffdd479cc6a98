import { useMemo, useState } from 'react';
import { Skeleton } from '@mantine/core';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { EmptyState } from '@/components/EmptyState';
import { PageHeader } from '@/components/PageHeader';
import { PeriodAndSegmentFilter } from '@/components/PeriodAndSegmentFilter';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useDocuments } from '@/features/journeys/document/hooks';
import { BulkEdit } from './BulkEdit';
import { LibraryFilters } from './LibraryFilters';
import { LibraryTable } from './LibraryTable';
import { NewTouchpointButton } from './NewTouchpointButton';
import { TouchpointTabs } from './TouchpointTabs';
import { useLibraryRows } from './useLibraryRows';
import classes from './Touchpoints.module.css';

/** The library: every touchpoint once, with what is known and what was measured. */
export function TouchpointsPage() {
  const { t } = useLanguage();
  const { canEdit } = useWorkspace();
  const touchpoints = useDocuments('touchpoint');
  return (
    <>
      <PageHeader title={t('navigation.touchpoints')} meta={touchpoints.data && t('touchpoints.count', { count: touchpoints.data.length })} actions={canEdit && <NewTouchpointButton />}>
        <TouchpointTabs />
      </PageHeader>
      {touchpoints.isError && <ProblemNotice error={touchpoints.error} onRetry={() => void touchpoints.refetch()} />}
      {touchpoints.isPending && <div className={classes.page}>{[1, 2, 3, 4, 5, 6].map((row) => <Skeleton key={row} height={30} mb={10} />)}</div>}
      {touchpoints.data?.length === 0 && (
        <EmptyState title={t('touchpoints.empty.title')} action={canEdit && <NewTouchpointButton />}>{t('touchpoints.empty.text')}</EmptyState>
      )}
      {touchpoints.data && touchpoints.data.length > 0 && <div className={classes.page}><Library /></div>}
    </>
  );
}

/** Filters and table; what is ticked in the table can be changed together. */
function Library() {
  const { canEdit } = useWorkspace();
  const rows = useLibraryRows();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  // What a filter hides is not changed: nobody changes what they do not see.
  const selected = useMemo(() => rows.map(({ touchpoint }) => touchpoint).filter(({ id }) => ticked.has(id)), [rows, ticked]);
  return (
    <>
      <div className={classes.filters}><LibraryFilters /><PeriodAndSegmentFilter /></div>
      {selected.length > 0 && <BulkEdit selected={selected} onDone={() => setTicked(new Set())} />}
      <LibraryTable rows={rows} ticked={ticked} onTick={canEdit ? setTicked : undefined} />
    </>
  );
}
