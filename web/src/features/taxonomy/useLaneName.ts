import { useCallback, useMemo } from 'react';
import type { Lane, Text } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useDocuments } from '@/features/journeys/document/hooks';
import { useLibrary } from '@/features/journeys/map/state/library';

function useNames(custom: { title: Text; body: { key?: unknown } }[]): (kind: string) => string {
  const { tCode, text } = useLanguage();
  return useCallback((kind) => text(custom.find(({ body }) => body.key === kind)?.title) || tCode('laneKind', kind), [custom, tCode, text]);
}

/** The name of a kind of lane: of a shipped one, or of the team's own. Within a map, which may be one that strangers see. */
export function useLaneKindName(): (kind: string) => string {
  const library = useLibrary();
  return useNames(useMemo(() => library.ofKind('custom-lane'), [library]));
}

/** The same outside of a map. */
export function useLoadedLaneKindName(): (kind: string) => string {
  const lanes = useDocuments('custom-lane').data;
  return useNames(useMemo(() => (lanes ?? []).map(({ body }) => ({ title: body.title, body: { key: body.key } })), [lanes]));
}

/** The name of a lane: its own title, else that of its kind. */
export function useLaneName(): (lane: Pick<Lane, 'kind' | 'title'>) => string {
  const { text } = useLanguage();
  const nameOf = useLaneKindName();
  return useCallback((lane) => text(lane.title) || nameOf(lane.kind), [text, nameOf]);
}
