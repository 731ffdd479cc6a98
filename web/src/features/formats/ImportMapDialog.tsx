import { useState } from 'react';
import { Button, Group, Modal, Stack } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useLanguage } from '@/app/language';
import { ProblemNotice } from '@/components/ProblemNotice';
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
    <Modal opened onClose={onClose} title={t('mapImport.title')} size={reading && !make.data ? '90%' : 640}>
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
        <Button data-autofocus onClick={() => void navigate({ to: '/w/$workspace/journeys/$journey', params: { workspace, journey: imported.journey } })}>{t('mapImport.toMap')}</Button>
      </Group>
    </Stack>
  );
}
