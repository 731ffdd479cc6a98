import { useMemo, useState } from 'react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useLanguage } from '@/app/language';
import { PageHeader } from '@/components/PageHeader';
import { PeriodAndSegmentFilter } from '@/components/PeriodAndSegmentFilter';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useJourney } from '../useJourneys';
import { useStepsReport } from '../useStepsReport';
import { type MapCommands, MapCommandsContext } from '../map/state/context';
import { LibraryContext, useLoadLibrary } from '../map/state/library';
import { MapStore, MapStoreContext } from '../map/state/store';
import { OrderedMap } from './OrderedMap';

/** The map as ordered text, at an address of its own: the equivalent of the picture for reading, listening and copying. */
export function TextPage() {
  const { t, text, language } = useLanguage();
  const { workspace = '', journey = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const { edited, error, refetch } = useJourney(journey);
  const report = useStepsReport(journey, edited?.body);
  const library = useLoadLibrary();
  const [store] = useState(() => new MapStore());
  const commands = useMemo(
    (): MapCommands => ({
      store,
      body: () => edited!.body,
      change: () => () => {},
      undo: () => {},
      redo: () => {},
      language: () => language,
      canEdit: false,
      comments: false,
      open: ({ step }) => void navigate({ to: '/w/$workspace/journeys/$journey', params: { workspace, journey }, search: step ? { step } : {} }),
      focus: () => {},
      announce: () => {},
      offerBack: () => {},
    }),
    [store, edited, language, navigate, workspace, journey],
  );
  return (
    <MapStoreContext value={store}>
      <MapCommandsContext value={commands}>
        <LibraryContext value={library}>
          <PageHeader
            title={text(edited?.body.title) || t('map.untitled')}
            meta={t('map.asText')}
            actions={<Link to="/w/$workspace/journeys/$journey" params={{ workspace, journey }}>{t('map.toMap')}</Link>}
          >
            <PeriodAndSegmentFilter />
          </PageHeader>
          {!edited && error !== null && <ProblemNotice error={error} onRetry={refetch} />}
          {edited && <OrderedMap body={edited.body} report={report.data} />}
        </LibraryContext>
      </MapCommandsContext>
    </MapStoreContext>
  );
}
