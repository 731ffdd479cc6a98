import { useState } from 'react';
import { Button, Checkbox, Group, Modal, Radio, SegmentedControl, Select, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { address, api } from '@/api/client';
import type { Answer } from '@/api/reports';
import type { components } from '@/api/schema';
import { useLanguage } from '@/app/language';
import { usePeriodAndSegment } from '@/app/period';
import { useWorkspace } from '@/app/session';
import { ProblemNotice } from '@/components/ProblemNotice';
import { exportQuery, formats, isDrawn, papers, type Wish } from './exporting';
import classes from './Formats.module.css';

type Loss = Answer<components['schemas']['MapLoss']>;

/** Writes the map as a file for paper or another program, and says before what the file will not carry. */
export default function ExportDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t, tCode, language } = useLanguage();
  const { slug, path } = useWorkspace();
  const { period } = usePeriodAndSegment();
  const [wish, setWish] = useState<Wish>({ format: 'pdf', language, paper: 'a3', orientation: 'landscape', split: false, measured: false });
  const change = (part: Partial<Wish>) => setWish({ ...wish, ...part });
  const query = exportQuery(wish, period);
  const base = `${path}/export/${id}/${wish.format}`;
  const losses = useQuery({
    queryKey: ['export-losses', slug, id, wish.format, query],
    queryFn: ({ signal }) => api.get<Loss[]>(`${base}/losses`, query, signal),
    staleTime: 0,
  });
  return (
    <Modal opened onClose={onClose} closeButtonProps={{ 'aria-label': t('action.close') }} title={t('mapExport.title')} size={720}>
      <Stack gap={18}>
        <Radio.Group label={t('mapExport.format')} value={wish.format} onChange={(format) => change({ format: format as Wish['format'] })}>
          <div className={classes.formats}>
            {formats.map((format) => <Radio key={format} value={format} label={t(`mapExport.format.${format}`)} description={t(`mapExport.for.${format}`)} />)}
          </div>
        </Radio.Group>
        {isDrawn(wish.format) && (
          <Stack gap={12}>
            <Group gap={12} align="flex-end">
              <Select label={t('mapExport.paper')} w={110} allowDeselect={false} data={papers.map((paper) => ({ value: paper, label: paper.toUpperCase() }))} value={wish.paper} onChange={(paper) => paper && change({ paper: paper as Wish['paper'] })} />
              <SegmentedControl aria-label={t('mapExport.orientation')} data={[{ value: 'landscape', label: t('mapExport.landscape') }, { value: 'portrait', label: t('mapExport.portrait') }]} value={wish.orientation} onChange={(orientation) => change({ orientation: orientation as Wish['orientation'] })} />
            </Group>
            {wish.format === 'pdf' && <Checkbox label={t('mapExport.split')} description={t('mapExport.splitHint')} checked={wish.split} onChange={(event) => change({ split: event.currentTarget.checked })} />}
            <Checkbox label={t('mapExport.measured')} description={t('mapExport.measuredHint')} checked={wish.measured} onChange={(event) => change({ measured: event.currentTarget.checked })} />
          </Stack>
        )}
        <Select label={t('mapImport.language')} w={180} allowDeselect={false} data={[{ value: 'de', label: t('mapImport.language.de') }, { value: 'en', label: t('mapImport.language.en') }]} value={wish.language} onChange={(next) => next && change({ language: next })} />
        <section aria-live="polite">
          <h3 className={classes.heading}>{t('mapExport.losses')}</h3>
          {losses.isPending && <Skeleton height={48} />}
          {losses.isError && <ProblemNotice error={losses.error} onRetry={() => void losses.refetch()} />}
          {losses.data?.length === 0 && <p className={classes.hint}>{t('mapExport.nothingLost')}</p>}
          {losses.data && losses.data.length > 0 && (
            <ul className={classes.list}>
              {losses.data.map((loss) => <li key={loss.code}>{tCode('mapExport.loss', loss.code)}{loss.count > 1 && ` (${loss.count})`} <span>{loss.examples.join(', ')}</span></li>)}
            </ul>
          )}
        </section>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('action.close')}</Button>
          <Button component="a" href={address(base, query)} download leftSection={<Download size={14} aria-hidden="true" />}>{t('mapExport.download')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
