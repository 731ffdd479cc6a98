import { useState } from 'react';
import { Button, Group, Modal, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useLanguage } from '@/app/language';
import { ProblemNotice, useProblemWords } from '@/components/ProblemNotice';
import { MapSource } from './MapSource';
import { MapPreview } from './MapPreview';
import { type ImportedMap, type Reading, useMapImport } from './useMapImport';
import classes from './Formats.module.css';

/** A journey from a table, Mermaid or CJML: choose it, look at what was understood, make it; and take it back. */
export default function ImportMapDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLanguage();
  const [reading, setReading] = useState<Reading | null>(null);
  const { make, takeBack } = useMapImport();
  const restart = () => {
    make.reset();
    takeBack.reset();
    setReading(null);
  };
  return (
    <Modal opened onClose={onClose} closeButtonProps={{ 'aria-label': t('action.close') }} title={t('mapImport.title')} size={reading && !make.data ? '90%' : 640}>
      {make.data
        ? <Made imported={make.data} takeBack={takeBack} onRestart={restart} onClose={onClose} />
        : reading
          ? <MapPreview reading={reading} making={make.isPending} problem={make.error} onBack={restart} onMake={(draft) => make.mutate(draft)} />
          : <MapSource onRead={setReading} />}
    </Modal>
  );
}

interface MadeProps { imported: ImportedMap; takeBack: ReturnType<typeof useMapImport>['takeBack']; onRestart: () => void; onClose: () => void }

function Made({ imported, takeBack, onRestart, onClose }: MadeProps) {
  const { t } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const words = useProblemWords();
  // On the map the way back stays open for a while: only there people see whether the import is what they meant.
  const takeBackThere = async () => {
    notifications.hide(imported.journey);
    try {
      await navigate({ to: '/w/$workspace', params: { workspace } });
      await takeBack.mutateAsync(imported);
      notifications.show({ message: t('mapImport.takenBack') });
    } catch (error) {
      notifications.show({ color: 'red', message: words(error) });
    }
  };
  const openMap = async () => {
    await navigate({ to: '/w/$workspace/journeys/$journey', params: { workspace, journey: imported.journey } });
    notifications.show({
      id: imported.journey,
      autoClose: 30_000,
      closeButtonProps: { 'aria-label': t('action.close') },
      message: <>{t('mapImport.madeShort')} <Button variant="default" size="compact-xs" ml={8} onClick={() => void takeBackThere()}>{t('mapImport.takeBack')}</Button></>,
    });
  };
  if (takeBack.isSuccess) {
    return (
      <Stack gap={14}>
        <p className={classes.text} role="status">{t('mapImport.takenBack')}</p>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('action.close')}</Button>
          <Button onClick={onRestart}>{t('mapImport.again')}</Button>
        </Group>
      </Stack>
    );
  }
  const fresh = imported.made.filter(({ kind }) => kind === 'touchpoint').length;
  return (
    <Stack gap={14}>
      <p className={classes.text} role="status">{t('mapImport.made', { steps: imported.steps, cards: imported.cards, touchpoints: fresh })}</p>
      {takeBack.isError && <ProblemNotice error={takeBack.error} />}
      <Group justify="flex-end">
        <Button variant="default" loading={takeBack.isPending} onClick={() => takeBack.mutate(imported)}>{t('mapImport.takeBack')}</Button>
        <Button data-autofocus onClick={() => void openMap()}>{t('mapImport.toMap')}</Button>
      </Group>
    </Stack>
  );
}
