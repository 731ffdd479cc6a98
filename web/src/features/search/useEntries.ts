import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import { useLanguage } from '@/app/language';
import { destinations } from '@/app/navigation';
import { useWorkspace } from '@/app/session';
import { addressOf, byKind, type Hit, matches } from './hits';
import { readRecents } from './recents';

/** One line of the palette: where it leads and what it says. */
export interface Entry { address: string; title: string; kind?: string; hit?: Hit }
export interface Group { label: string; entries: Entry[] }

const mostPages = 4;

/** What the palette lists for what was typed: hits by kind, then pages; without words what was last opened or changed. */
export function useEntries(typed: string) {
  const { t, tCode, language } = useLanguage();
  const { slug, path } = useWorkspace();
  const [asked] = useDebouncedValue(typed.trim(), 120);
  const answer = useQuery({
    queryKey: ['search', slug, asked, language],
    queryFn: ({ signal }) => api.get<{ hits: Hit[] }>(`${path}/search`, { q: asked, language, limit: asked === '' ? 6 : 24 }, signal),
    placeholderData: keepPreviousData,
    staleTime: 5_000,
  });

  const start = `/w/${encodeURIComponent(slug)}`;
  const pages = [
    ...destinations.map(({ to, label }) => ({ address: to.replace('/w/$workspace', start), title: t(label) })),
    { address: `${start}/data/import`, title: t('search.import') },
  ];
  const entryOf = (hit: Hit): Entry => ({ address: addressOf(slug, hit), title: hit.part || hit.title || t('map.untitled'), kind: hit.kind, hit });
  const hits = answer.data?.hits ?? [];

  const groups: Group[] = [];
  if (asked === '') {
    const recents = readRecents(slug);
    const opened = new Set(recents.map(({ address }) => address));
    groups.push({ label: t('search.recent'), entries: recents });
    groups.push({ label: t('search.changed'), entries: hits.map(entryOf).filter(({ address }) => !opened.has(address)) });
    groups.push({ label: t('search.pages'), entries: pages });
  } else {
    for (const [kind, found] of byKind(hits)) groups.push({ label: tCode('search.kind', kind), entries: found.map(entryOf) });
    groups.push({ label: t('search.pages'), entries: pages.filter(({ title }) => matches(title, asked)).slice(0, mostPages) });
  }
  return {
    groups: groups.filter(({ entries }) => entries.length > 0),
    isPending: answer.isFetching && answer.isPlaceholderData,
    error: answer.error,
    isEmpty: asked !== '' && answer.isSuccess && !answer.isPlaceholderData && hits.length === 0,
    asked,
  };
}
