import { lazy, Suspense, useState } from 'react';
import { Button, Menu } from '@mantine/core';
import { ChevronDown, FileSpreadsheet, Plus, Sparkles } from 'lucide-react';
import { useLanguage } from '@/app/language';

const DiscoverDialog = lazy(() => import('@/features/journeys/discover/DiscoverDialog'));
const ImportMapDialog = lazy(() => import('@/features/formats/ImportMapDialog'));
const NewJourneyDialog = lazy(() => import('./NewJourneyDialog'));

/** A new journey: proposed from the events, read from a file, or from a phase model. */
export function NewJourneyMenu() {
  const { t } = useLanguage();
  const [open, setOpen] = useState<'discover' | 'file' | 'empty' | null>(null);
  return (
    <>
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <Button leftSection={<Plus size={14} />} rightSection={<ChevronDown size={13} />}>{t('overview.newJourney')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Sparkles size={14} />} onClick={() => setOpen('discover')}>{t('discover.open')}</Menu.Item>
          <Menu.Item leftSection={<FileSpreadsheet size={14} />} onClick={() => setOpen('file')}>{t('mapImport.open')}</Menu.Item>
          <Menu.Item leftSection={<Plus size={14} />} onClick={() => setOpen('empty')}>{t('newJourney.open')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense fallback={null}>
        {open === 'discover' && <DiscoverDialog onClose={() => setOpen(null)} />}
        {open === 'file' && <ImportMapDialog onClose={() => setOpen(null)} />}
        {open === 'empty' && <NewJourneyDialog onClose={() => setOpen(null)} />}
      </Suspense>
    </>
  );
}
