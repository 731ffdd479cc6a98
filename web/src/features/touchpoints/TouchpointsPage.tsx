import { useMemo } from 'react';
import { Select, Skeleton, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ArrowDown, ArrowUp, Search } from 'lucide-react';
import { byId } from '@/api/documents';
import type { TouchpointNumbers } from '@/api/reports';
import { useReport } from '@/api/useReport';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { EmptyState } from '@/components/EmptyState';
import { PageHeader } from '@/components/PageHeader';
import { PeriodAndSegmentFilter } from '@/components/PeriodAndSegmentFilter';
import { ProblemNotice } from '@/components/ProblemNotice';
import table from '@/components/Table.module.css';
import { useDocuments } from '@/features/journeys/document/hooks';
import { type Column, columns, journeysWith, type LibraryRow, readSorting, sortRows, writeSorting } from './library';
import { NewTouchpointButton } from './NewTouchpointButton';
import { TouchpointRow } from './TouchpointRow';
import classes from './Touchpoints.module.css';

const numeric = new Set<Column>(['cost', 'customers', 'journeys']);
const wide = new Set<Column>(['channel', 'kind', 'owner', 'cost', 'importance', 'journeys']);

/** The library: every touchpoint once, with what is known and what was measured. */
export function TouchpointsPage() {
  const { t } = useLanguage();
  const { canEdit } = useWorkspace();
  const touchpoints = useDocuments('touchpoint');
  const rows = useRows();
  return (
    <>
      <PageHeader title={t('navigation.touchpoints')} meta={touchpoints.data && t('touchpoints.count', { count: touchpoints.data.length })} actions={canEdit && <NewTouchpointButton />}>
        <PeriodAndSegmentFilter />
      </PageHeader>
      {touchpoints.isError && <ProblemNotice error={touchpoints.error} onRetry={() => void touchpoints.refetch()} />}
      {touchpoints.isPending && <div className={classes.page}>{[1, 2, 3, 4, 5, 6].map((row) => <Skeleton key={row} height={30} mb={10} />)}</div>}
      {touchpoints.data?.length === 0 && (
        <EmptyState title={t('touchpoints.empty.title')} action={canEdit && <NewTouchpointButton />}>{t('touchpoints.empty.text')}</EmptyState>
      )}
      {touchpoints.data && touchpoints.data.length > 0 && (
        <div className={classes.page}>
          <LibraryFilters />
          <LibraryTable rows={rows} />
        </div>
      )}
    </>
  );
}

interface LibrarySearch { search?: string; kind?: string; channel?: string; sort?: string }

function useLibrarySearch() {
  const search = useSearch({ strict: false }) as LibrarySearch;
  const navigate = useNavigate();
  const setSearch = (next: LibrarySearch, replace = false) => void navigate({ to: '.', replace, search: ((before: object) => ({ ...before, ...next })) as never });
  return { search, setSearch };
}

/** The rows that the filters leave, in the chosen order. */
function useRows(): LibraryRow[] {
  const { text, language } = useLanguage();
  const { search } = useLibrarySearch();
  const touchpoints = useDocuments('touchpoint').data;
  const journeys = useDocuments('journey').data;
  const channels = useDocuments('channel').data;
  const report = useReport<TouchpointNumbers[]>('touchpoints').data;
  return useMemo(() => {
    const channelsById = byId(channels);
    const numbersById = new Map((report ?? []).map((numbers) => [numbers.id, numbers]));
    const wanted = (search.search ?? '').toLocaleLowerCase(language);
    const rows = (touchpoints ?? [])
      .filter(({ body }) => !search.kind || body.kind === search.kind)
      .filter(({ body }) => !search.channel || body.channel === search.channel)
      .filter(({ body }) => [...Object.values(body.title), body.key, ...(body.owners ?? [])].some((part) => part?.toLocaleLowerCase(language).includes(wanted)))
      .map((touchpoint) => ({ touchpoint, numbers: numbersById.get(touchpoint.id), journeys: journeysWith(journeys ?? [], touchpoint.id) }));
    return sortRows(rows, readSorting(search.sort), ({ touchpoint: { body }, numbers, journeys: used }, column) => {
      switch (column) {
        case 'title': return text(body.title).toLocaleLowerCase(language);
        case 'channel': return text(channelsById.get(body.channel ?? '')?.body.title) || null;
        case 'kind': return body.kind ?? null;
        case 'owner': return body.owners?.[0] ?? null;
        case 'cost': return body.cost_per_contact?.amount ?? null;
        case 'importance': return body.importance_customer ?? null;
        case 'score': return numbers?.score?.mean ?? null;
        case 'customers': return numbers?.customers ?? null;
        case 'journeys': return used.length;
      }
    });
  }, [touchpoints, journeys, channels, report, search.search, search.kind, search.channel, search.sort, language, text]);
}

function LibraryFilters() {
  const { t, tCode, text } = useLanguage();
  const { search, setSearch } = useLibrarySearch();
  const channels = useDocuments('channel').data ?? [];
  return (
    <div className={classes.filters} role="search">
      <TextInput
        aria-label={t('touchpoints.search')}
        placeholder={t('touchpoints.search')}
        leftSection={<Search size={14} />}
        value={search.search ?? ''}
        onChange={(event) => setSearch({ search: event.currentTarget.value || undefined }, true)}
        w={240}
      />
      <Select
        aria-label={t('field.kind')}
        placeholder={t('touchpoints.allKinds')}
        data={['digital', 'physical', 'both', 'external'].map((kind) => ({ value: kind, label: tCode('touchKind', kind) }))}
        value={search.kind ?? null}
        onChange={(kind) => setSearch({ kind: kind ?? undefined })}
        clearable
        w={150}
      />
      <Select
        aria-label={t('field.channel')}
        placeholder={t('touchpoints.allChannels')}
        data={channels.map(({ id, body }) => ({ value: id, label: text(body.title) }))}
        value={search.channel ?? null}
        onChange={(channel) => setSearch({ channel: channel ?? undefined })}
        clearable
        searchable
        w={170}
      />
    </div>
  );
}

function LibraryTable({ rows }: { rows: LibraryRow[] }) {
  const { t } = useLanguage();
  const { search, setSearch } = useLibrarySearch();
  const sorting = readSorting(search.sort);
  const sortBy = (column: Column) => {
    const descending = sorting.column === column ? !sorting.descending : column === 'customers';
    setSearch({ sort: writeSorting({ column, descending }) });
  };
  if (rows.length === 0) return <p className={classes.none}>{t('touchpoints.noMatch')}</p>;
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                className={[numeric.has(column) ? table.number : '', wide.has(column) ? table.wide : ''].join(' ')}
                aria-sort={sorting.column === column ? (sorting.descending ? 'descending' : 'ascending') : undefined}
              >
                <button type="button" className={table.sort} onClick={() => sortBy(column)}>
                  {t(`touchpoints.column.${column}`)}
                  {sorting.column === column && (sorting.descending ? <ArrowDown size={12} aria-hidden="true" /> : <ArrowUp size={12} aria-hidden="true" />)}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{rows.map((row) => <TouchpointRow key={row.touchpoint.id} row={row} />)}</tbody>
      </table>
    </div>
  );
}
