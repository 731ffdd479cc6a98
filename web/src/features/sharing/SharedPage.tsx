import { type FormEvent, useMemo, useState } from 'react';
import { Button, PasswordInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Presentation as PresentationIcon } from 'lucide-react';
import { api, Problem } from '@/api/client';
import type { Answer, StepsReport } from '@/api/reports';
import type { components } from '@/api/schema';
import type { Journey, Kind, Text } from '@/api/types';
import { useLanguage } from '@/app/language';
import { languages } from '@/messages';
import { PageSkeleton } from '@/app/states';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice, useProblemWords } from '@/components/ProblemNotice';
import { MapView } from '@/features/journeys/map/MapView';
import { MapCommandsContext } from '@/features/journeys/map/state/context';
import { type Library, LibraryContext, type LibraryEntry } from '@/features/journeys/map/state/library';
import { MapStore, MapStoreContext } from '@/features/journeys/map/state/store';
import { useReadOnlyCommands } from '@/features/journeys/map/useReadOnlyCommands';
import { inWordsOfTheMap } from '@/features/journeys/reasons';
import { OrderedMap } from '@/features/journeys/text/OrderedMap';
import { Presentation } from '@/features/presentation/Presentation';
import { SessionFrame } from '@/features/session/SessionFrame';
import classes from './Sharing.module.css';

type SharedObject = Answer<components['schemas']['SharedObject']>;
interface SharedMap { organisation: Text; journey: Journey; objects: SharedObject[]; report: StepsReport | null; shows: { river: boolean; scores: boolean } }

/** What a share link opens: a cover when it asks for a password, then one map, read-only. */
export function SharedPage() {
  const { t } = useLanguage();
  const { secret = '' } = useParams({ strict: false });
  const path = `/shared/${encodeURIComponent(secret)}`;
  const map = useQuery({ queryKey: ['shared', secret], queryFn: () => api.get<SharedMap>(`${path}/map`), staleTime: Infinity });
  const words = useProblemWords();
  if (map.data) return <SharedMapView map={map.data} />;
  if (map.isPending) return <PageSkeleton />;
  if (map.error instanceof Problem && map.error.code === 'share_password_needed') return <Password path={path} onOpened={() => void map.refetch()} />;
  return <SessionFrame title={t('sharing.cannotOpen')} text={words(map.error)}><Button variant="default" onClick={() => void map.refetch()}>{t('action.retry')}</Button></SessionFrame>;
}

function Password({ path, onOpened }: { path: string; onOpened: () => void }) {
  const { t } = useLanguage();
  const [password, setPassword] = useState('');
  const unlock = useMutation({ mutationFn: () => api.post<void>(`${path}/unlock`, { password }), onSuccess: onOpened });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    unlock.mutate();
  };
  return (
    <SessionFrame title={t('sharing.coverTitle')} text={t('sharing.coverText')}>
      <form className={classes.cover} onSubmit={submit}>
        <PasswordInput size="sm" label={t('signIn.password')} autoComplete="off" value={password} onChange={(event) => setPassword(event.currentTarget.value)} required autoFocus visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }} />
        {unlock.isError && <ProblemNotice error={unlock.error} />}
        <Button type="submit" size="sm" loading={unlock.isPending}>{t('sharing.look')}</Button>
      </form>
    </SessionFrame>
  );
}

function SharedMapView({ map: { organisation, journey, objects, report, shows } }: { map: SharedMap }) {
  const { t, tCode, text, language, setLanguage } = useLanguage();
  const [store] = useState(() => new MapStore());
  const commands = useReadOnlyCommands(store, journey);
  const library = useMemo(() => libraryOf(objects), [objects]);
  const narrow = useMediaQuery('(max-width: 640px)', undefined, { getInitialValueInEffect: false });
  const navigate = useNavigate();
  const { present } = useSearch({ strict: false }) as { present?: string };
  const data = useMemo(() => (report ? inWordsOfTheMap(report, journey.lanes, text) : undefined), [report, journey.lanes, text]);
  const mapReport = { data, error: null, isError: false, isFetching: false, isPending: false, isPlaceholderData: false, refetch: () => Promise.reject(new Error('nothing to ask for')) } as const;
  const go = (to: string | undefined) => void navigate({ to: '.', search: ((search: object) => ({ ...search, present: to })) as never });
  const facts = [text(organisation), tCode('journeyKind', journey.kind ?? 'as-is'), journey.market].filter(Boolean);
  const showsRiver = shows.river && report !== null;
  return (
    <MapStoreContext value={store}>
      <MapCommandsContext value={commands}>
        <LibraryContext value={library}>
          <main className={classes.screen}>
            <PageHeader
              title={text(journey.title) || t('map.untitled')}
              meta={facts.join(' · ')}
              actions={(
                <>
                  {languages.filter((one) => one !== language).map((one) => <Button key={one} lang={one} variant="subtle" color="gray" onClick={() => setLanguage(one)}>{t(`appearance.${one}`)}</Button>)}
                  <Button leftSection={<PresentationIcon size={14} aria-hidden="true" />} onClick={() => go('start')}>{t('presentation.start')}</Button>
                </>
              )}
            />
            <div className={classes.body}>
              {narrow ? <OrderedMap body={journey} report={showsRiver ? data : undefined} /> : <MapView body={journey} report={mapReport as never} shows={{ ...shows, river: showsRiver }} />}
            </div>
          </main>
          {present && <Presentation body={journey} report={mapReport as never} shows={{ ...shows, river: showsRiver }} at={present} onGo={go} />}
        </LibraryContext>
      </MapCommandsContext>
    </MapStoreContext>
  );
}

/** The objects that the cards of a shared map refer to, as the map looks for them. */
function libraryOf(objects: SharedObject[]): Library {
  const entries = objects.map(({ kind, id, title, sort, state }): LibraryEntry => {
    const body = { title, ...(sort ? { kind: sort } : {}), ...(state ? { state } : {}) };
    const entry: LibraryEntry = { kind: kind as Kind, id, title, body };
    if (kind === 'touchpoint' || kind === 'insight' || kind === 'initiative') Object.assign(entry, { [kind]: { key: '', ...body } });
    return entry;
  });
  const byId = new Map(entries.map((entry) => [`${entry.kind}/${entry.id}`, entry]));
  return { find: (kind, id) => byId.get(`${kind}/${id}`), ofKind: (kind) => entries.filter((entry) => entry.kind === kind), complete: true };
}
