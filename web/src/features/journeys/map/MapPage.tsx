import { lazy, Suspense, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Journey } from '@/api/types';
import { useLanguage } from '@/app/language';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { CommentCountsContext, useOpenCounts } from '@/features/comments/useComments';
import { useBeHere } from '@/features/live/useBeHere';
import { useViews } from '@/features/sharing/useViews';
import { KnowledgeStrip } from '@/features/evidence/KnowledgeStrip';
import { AgeingProvider } from '@/features/evidence/useAgeing';
import { CompareBar } from '@/features/variants/compare/CompareBar';
import { MarksContext } from '@/features/variants/compare/marks';
import { useCompared } from '@/features/variants/compare/useCompared';
import type { EditedDocument } from '../document/hooks';
import { SidePanel } from '../panels/SidePanel';
import { OrderedMap } from '../text/OrderedMap';
import { useStepsReport } from '../useStepsReport';
import { usePastJourney } from '../usePastJourney';
import { useJourney } from '../useJourneys';
import { parseKey } from './editing/keys';
import { MapHeader } from './MapHeader';
import { MapView } from './MapView';
import { PastNotice } from './PastNotice';
import { MapCommandsContext, type Panel } from './state/context';
import { useMapCommands, useUndoKeys } from './useMapCommands';
import { LibraryContext, useLoadLibrary } from './state/library';
import { MapStore, MapStoreContext } from './state/store';
import classes from './MapView.module.css';

const Presentation = lazy(() => import('@/features/presentation/Presentation').then(({ Presentation: component }) => ({ default: component })));

/** The living map of one journey. */
export function MapPage() {
  const { t } = useLanguage();
  const { journey: id = '' } = useParams({ strict: false });
  const { edited, isPending, error, refetch } = useJourney(id);
  if (edited) return <OpenMap key={id} id={id} edited={edited} />;
  return (
    <>
      <PageHeader title={isPending ? '' : t('map.untitled')} />
      {isPending ? <MapSkeleton /> : <ProblemNotice error={error} onRetry={refetch} />}
    </>
  );
}

function OpenMap({ id, edited }: { id: string; edited: EditedDocument<Journey> }) {
  const { t } = useLanguage();
  const search = useSearch({ strict: false }) as { at?: string; compare?: string; view?: string; present?: string } & Panel;
  const past = usePastJourney(id, search.at);
  const [store] = useState(() => new MapStore(`wegmarke-map/${id}`, id));
  const library = useLoadLibrary();
  const { compares, comparison, marks } = useCompared(id, search.compare, library);
  const commentCounts = useOpenCounts(id);
  const navigate = useNavigate();
  const present = (slide: string | undefined) => void navigate({ to: '.', search: ((before: object) => ({ ...before, present: slide })) as never });
  const emphasis = useViews(id).find((view) => view.id === search.view)?.body.emphasis;
  const shows = useMemo(() => emphasis && { river: emphasis.river ?? false, scores: emphasis.scores ?? false }, [emphasis]);
  const narrow = useMediaQuery('(max-width: 640px)', undefined, { getInitialValueInEffect: false });
  const body = compares ? comparison.data?.both : search.at ? past.data?.body : edited.body;
  const unread = compares ? comparison : past;
  const report = useStepsReport(id, body);
  const commands = useMapCommands(store, edited, search.at !== undefined || compares);
  const [announcement, setAnnouncement] = useState('');
  useEffect(() => store.subscribe(() => setAnnouncement(store.get().announcement)), [store]);
  useUndoKeys(commands);
  useBeHere(id, useCellHere(store, edited.body));
  useEffect(() => store.set({ openStep: search.step ?? null }), [store, search.step]);
  const open = search.step ?? search.touchpoint ?? search.card ?? search.panel;

  return (
    <MapStoreContext value={store}>
      <MapCommandsContext value={commands}>
        <LibraryContext value={library}>
          <CommentCountsContext value={commentCounts}>
          <AgeingProvider>
            <div className={classes.screen} data-panel={(open && !narrow) || undefined}>
              <MapHeader id={id} edited={edited} body={body ?? edited.body} narrow={narrow} />
              {search.at && !compares && <PastNotice at={search.at} />}
              {comparison.data && <CompareBar comparison={comparison.data} />}
              {body && !narrow && !search.compare && <KnowledgeStrip body={body} />}
              <div className={classes.body}>
                {!body && (unread.isError ? <ProblemNotice error={unread.error} onRetry={() => void unread.refetch()} /> : <MapSkeleton />)}
                {body && (narrow ? <OrderedMap body={body} report={report.data} /> : <MarksContext value={marks}><MapView body={body} report={report} {...(shows ? { shows } : {})} /></MarksContext>)}
                {body && <SidePanel id={id} body={body} edited={edited} report={report.data} />}
              </div>
              <Suspense fallback={null}>
                {body && search.present && <Presentation body={body} report={report} {...(shows ? { shows } : {})} hiddenLanes={store.get().hiddenLanes} at={search.present} onGo={present} />}
              </Suspense>
              {edited.lost && edited.unsent > 0 && <div className={classes.unsent} role="status">{t('map.unsent', { count: edited.unsent })}</div>}
              <div aria-live="polite" className="visually-hidden">{announcement}</div>
            </div>
          </AgeingProvider>
          </CommentCountsContext>
        </LibraryContext>
      </MapCommandsContext>
    </MapStoreContext>
  );
}

/** The cell that the keyboard or an open field is in, as the others are told. */
function useCellHere(store: MapStore, body: Journey): string | null {
  const active = useSyncExternalStore(store.subscribe, () => store.get().active);
  const key = active && parseKey(active);
  if (!key) return null;
  if (key.what === 'cell') return `cells/${key.lane}/${key.step}`;
  if (key.what !== 'card') return null;
  for (const lane of body.lanes) {
    const card = lane.cards.find(({ id }) => id === key.id);
    if (card) return `cells/${lane.id}/${card.step}`;
  }
  return null;
}

function MapSkeleton() {
  return (
    <div style={{ padding: '24px var(--page-padding)', flex: 1 }} aria-hidden="true">
      <Skeleton height={88} mb={60} />
      {[0, 1, 2, 3].map((row) => <Skeleton key={row} height={44} mb={12} />)}
    </div>
  );
}
