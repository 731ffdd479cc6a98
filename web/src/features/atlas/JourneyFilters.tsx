import { type ReactNode } from 'react';
import { Button, Select, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useLanguage } from '@/app/language';
import { useDocuments } from '@/features/journeys/document/hooks';
import { filterNames, type JourneyFilter } from './tree';
import type { AtlasJourney } from './useAtlas';
import classes from './Atlas.module.css';

const states = ['live', 'in-review', 'draft', 'retired'] as const;
const kinds = ['as-is', 'to-be', 'ideal'] as const;

interface FilterSearch extends JourneyFilter { model?: string; sort?: string }

/** The filter that the address holds, and the way to change it. */
export function useJourneyFilter() {
  const filter = useSearch({ strict: false }) as FilterSearch;
  const navigate = useNavigate();
  const setFilter = (next: FilterSearch) => void navigate({ to: '.', replace: true, search: ((before: object) => ({ ...before, ...next })) as never });
  return { filter, setFilter };
}

/** Narrows the journeys of the inventory and the atlas; only what there is can be chosen. */
export function JourneyFilters({ journeys, children }: { journeys: AtlasJourney[]; children?: ReactNode }) {
  const { t, tCode } = useLanguage();
  const { filter, setFilter } = useJourneyFilter();
  const personas = useDocuments('persona').data ?? [];
  const distinct = (values: string[]) => [...new Set(values.filter(Boolean))].sort((a, b) => a.localeCompare(b));
  const shared = { clearable: true, comboboxProps: { width: 'max-content' } };
  return (
    <div className={classes.filters} role="search">
      <TextInput w={190} aria-label={t('inventory.search')} placeholder={t('inventory.search')} leftSection={<Search size={14} />} value={filter.search ?? ''} onChange={(event) => setFilter({ search: event.currentTarget.value || undefined })} />
      <Select {...shared} w={130} aria-label={t('journey.state')} placeholder={t('inventory.anyState')} value={filter.state ?? null} onChange={(value) => setFilter({ state: value ?? undefined })} data={states.map((value) => ({ value, label: tCode('journeyState', value) }))} />
      <Select {...shared} w={120} aria-label={t('map.journey.kind')} placeholder={t('inventory.anyKind')} value={filter.kind ?? null} onChange={(value) => setFilter({ kind: value ?? undefined })} data={kinds.map((value) => ({ value, label: tCode('journeyKind', value) }))} />
      <Select {...shared} w={140} aria-label={t('map.journey.personas')} placeholder={t('inventory.anyPersona')} value={filter.persona ?? null} onChange={(value) => setFilter({ persona: value ?? undefined })} data={personas.map(({ id, body }) => ({ value: id, label: body.name }))} />
      <Select {...shared} w={130} aria-label={t('map.journey.market')} placeholder={t('inventory.anyMarket')} value={filter.market ?? null} onChange={(value) => setFilter({ market: value ?? undefined })} data={distinct(journeys.map(({ market }) => market))} searchable />
      <Select {...shared} w={160} aria-label={t('journey.owner')} placeholder={t('inventory.anyOwner')} value={filter.owner ?? null} onChange={(value) => setFilter({ owner: value ?? undefined })} data={distinct(journeys.map(({ owner }) => owner))} searchable />
      {filterNames.some((name) => filter[name]) && <Button variant="subtle" onClick={() => setFilter(Object.fromEntries(filterNames.map((name) => [name, undefined])))}>{t('inventory.all')}</Button>}
      {children}
    </div>
  );
}
