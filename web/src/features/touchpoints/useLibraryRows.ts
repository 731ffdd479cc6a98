import { useMemo } from 'react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { byId } from '@/api/documents';
import type { TouchpointNumbers } from '@/api/reports';
import type { Document, Field } from '@/api/types';
import { useReport } from '@/api/useReport';
import { useLanguage } from '@/app/language';
import { sortValue, valueWords } from '@/features/fields/values';
import { useDocuments } from '@/features/journeys/document/hooks';
import { journeysWith, type LibraryRow, readSorting, sortRows } from './library';

/** What the address says about the library: filters, order, columns of the workspace's own fields. */
interface LibrarySearch { search?: string; kind?: string; channel?: string; sort?: string; own?: string }

export function useLibrarySearch() {
  const search = useSearch({ strict: false }) as LibrarySearch;
  const navigate = useNavigate();
  const setSearch = (next: LibrarySearch, replace = false) => void navigate({ to: '.', replace, search: ((before: object) => ({ ...before, ...next })) as never });
  return { search, setSearch };
}

/** The fields of the workspace's own that have a column. */
export function useOwnColumns(): Document<Field>[] {
  const { search } = useLibrarySearch();
  const fields = useDocuments('field').data;
  return useMemo(() => {
    const shown = (search.own ?? '').split(',');
    return (fields ?? []).filter(({ id, body }) => shown.includes(id) && body.applies_to?.includes('touchpoint'));
  }, [fields, search.own]);
}

/** The rows that the filters leave, in the chosen order. The search looks into the own fields too. */
export function useLibraryRows(): LibraryRow[] {
  const { text, language, format } = useLanguage();
  const { search } = useLibrarySearch();
  const touchpoints = useDocuments('touchpoint').data;
  const journeys = useDocuments('journey').data;
  const channels = useDocuments('channel').data;
  const fields = useDocuments('field').data;
  const report = useReport<TouchpointNumbers[]>('touchpoints').data;
  return useMemo(() => {
    const channelsById = byId(channels);
    const fieldsById = byId(fields);
    const numbersById = new Map((report ?? []).map((numbers) => [numbers.id, numbers]));
    const wanted = (search.search ?? '').toLocaleLowerCase(language);
    const ownWords = (values: Record<string, unknown> | undefined) => Object.entries(values ?? {}).map(([id, value]) => {
      const field = fieldsById.get(id);
      return field ? valueWords(field.body, value, { text, format }) : '';
    });
    const rows = (touchpoints ?? [])
      .filter(({ body }) => !search.kind || body.kind === search.kind)
      .filter(({ body }) => !search.channel || body.channel === search.channel)
      .filter(({ body }) => [...Object.values(body.title), body.key, ...(body.owners ?? []), ...ownWords(body.fields)].some((part) => part?.toLocaleLowerCase(language).includes(wanted)))
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
        default: {
          const id = column.slice('fields/'.length);
          const field = fieldsById.get(id);
          return field ? sortValue(field.body, body.fields?.[id], { text, format }) : null;
        }
      }
    });
  }, [touchpoints, journeys, channels, fields, report, search.search, search.kind, search.channel, search.sort, language, text, format]);
}
