import { useCallback } from 'react';
import type { Lane } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useDocuments } from '@/features/journeys/document/hooks';

/** The name of a kind of lane: of a shipped one, or of the team's own. */
export function useLaneKindName(): (kind: string) => string {
  const { tCode, text } = useLanguage();
  const custom = useDocuments('custom-lane').data;
  return useCallback((kind) => text(custom?.find(({ body }) => body.key === kind)?.body.title) || tCode('laneKind', kind), [custom, tCode, text]);
}

/** The name of a lane: its own title, else that of its kind. */
export function useLaneName(): (lane: Pick<Lane, 'kind' | 'title'>) => string {
  const { text } = useLanguage();
  const nameOf = useLaneKindName();
  return useCallback((lane) => text(lane.title) || nameOf(lane.kind), [text, nameOf]);
}
