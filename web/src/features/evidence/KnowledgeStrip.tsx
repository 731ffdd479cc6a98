import { useMemo } from 'react';
import { CloseButton } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import type { Journey } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useLibrary } from '@/features/journeys/map/state/library';
import { useMapState, useMapStore } from '@/features/journeys/map/state/store';
import { knowledgeOf } from './ageing';
import { KnowledgeBar, KnowledgeShares } from './KnowledgeBar';
import { useAgeing } from './useAgeing';
import classes from './Evidence.module.css';

/** Above the map while it is coloured by evidence: the legend, and how much of this map is known. */
export function KnowledgeStrip({ body }: { body: Journey }) {
  const { t } = useLanguage();
  const store = useMapStore();
  const shown = useMapState((state) => state.coloring === 'evidence');
  const { workspace = '' } = useParams({ strict: false });
  const library = useLibrary();
  const ageing = useAgeing();
  const knowledge = useMemo(() => (shown && ageing ? knowledgeOf(body, library, ageing) : null), [shown, ageing, body, library]);
  if (!knowledge) return null;
  return (
    <section className={classes.strip} aria-label={t('evidence.strip')}>
      <strong>{t('evidence.strip')}</strong>
      <KnowledgeBar knowledge={knowledge} />
      <KnowledgeShares knowledge={knowledge} />
      <span><i className={classes.swatch} data-stale aria-hidden="true" /> {t('evidence.staleCount', { count: knowledge.stale })}</span>
      <span className={classes.muted}>{t('evidence.statements', { count: knowledge.statements })}</span>
      <Link to="/w/$workspace/evidence" params={{ workspace }}>{t('evidence.toList')}</Link>
      <CloseButton size="sm" ml="auto" aria-label={t('evidence.uncolor')} onClick={() => store.set({ coloring: 'none' })} />
    </section>
  );
}
