import { useCallback, useRef } from 'react';
import { Checkbox } from '@mantine/core';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useLanguage } from '@/app/language';
import table from '@/components/Table.module.css';
import { type Column, columns, type LibraryRow, readSorting, writeSorting } from './library';
import { TouchpointRow } from './TouchpointRow';
import { useLibrarySearch, useOwnColumns } from './useLibraryRows';
import classes from './Touchpoints.module.css';

const numeric = new Set<Column>(['cost', 'customers', 'journeys']);
const wide = new Set<Column>(['channel', 'kind', 'owner', 'cost', 'importance', 'journeys']);

interface Props {
  rows: LibraryRow[];
  ticked: ReadonlySet<string>;
  /** Absent for who may not change anything. */
  onTick: ((ticked: ReadonlySet<string>) => void) | undefined;
}

export function LibraryTable({ rows, ticked, onTick }: Props) {
  const { t, text } = useLanguage();
  const own = useOwnColumns();
  // One function for all rows, so that ticking one draws only that one.
  const latest = useRef({ ticked, onTick });
  latest.current = { ticked, onTick };
  const toggle = useCallback((id: string) => {
    const next = new Set(latest.current.ticked);
    if (!next.delete(id)) next.add(id);
    latest.current.onTick?.(next);
  }, []);
  if (rows.length === 0) return <p className={classes.none}>{t('touchpoints.noMatch')}</p>;
  const all = rows.every(({ touchpoint }) => ticked.has(touchpoint.id));
  const some = !all && rows.some(({ touchpoint }) => ticked.has(touchpoint.id));
  // The own fields stand beside what else the team says, before what was measured.
  const measured = columns.indexOf('score');
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            {onTick && (
              <th scope="col" className={classes.select}>
                <Checkbox size="xs" aria-label={t('touchpoints.selectAll')} checked={all} indeterminate={some} onChange={() => onTick(all ? new Set() : new Set(rows.map(({ touchpoint }) => touchpoint.id)))} />
              </th>
            )}
            {columns.slice(0, measured).map((column) => <Head key={column} column={column} label={t(`touchpoints.column.${column}`)} />)}
            {own.map(({ id, body }) => <Head key={id} column={`fields/${id}`} label={text(body.title) || t('map.untitled')} own={body.type === 'number' || body.type === 'money' ? 'number' : 'text'} />)}
            {columns.slice(measured).map((column) => <Head key={column} column={column} label={t(`touchpoints.column.${column}`)} />)}
          </tr>
        </thead>
        <tbody>{rows.map((row) => <TouchpointRow key={row.touchpoint.id} row={row} own={own} selected={ticked.has(row.touchpoint.id)} onSelect={onTick && toggle} />)}</tbody>
      </table>
    </div>
  );
}

function Head({ column, label, own }: { column: Column; label: string; own?: 'number' | 'text' }) {
  const { search, setSearch } = useLibrarySearch();
  const sorting = readSorting(search.sort);
  const sorted = sorting.column === column;
  const descending = sorted ? !sorting.descending : column === 'customers';
  return (
    <th
      scope="col"
      className={[numeric.has(column) || own === 'number' ? table.number : '', wide.has(column) || own ? table.wide : ''].join(' ')}
      aria-sort={sorted ? (sorting.descending ? 'descending' : 'ascending') : undefined}
    >
      <button type="button" className={table.sort} onClick={() => setSearch({ sort: writeSorting({ column, descending }) })}>
        {label}
        {sorted && (sorting.descending ? <ArrowDown size={12} aria-hidden="true" /> : <ArrowUp size={12} aria-hidden="true" />)}
      </button>
    </th>
  );
}
