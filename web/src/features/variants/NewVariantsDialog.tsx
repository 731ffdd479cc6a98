import { type FormEvent, useMemo, useState } from 'react';
import { Button, Group, Modal, SegmentedControl, Select, Stack, TagsInput } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useDocuments } from '@/features/journeys/document/hooks';
import { useLanguage } from '@/app/language';
import { ProblemNotice } from '@/components/ProblemNotice';
import { AttachForm } from './AttachForm';
import { type Dimension, type NewVariant, useCreateVariants } from './variants';

const dimensions: Dimension[] = ['market', 'brand', 'segment', 'future', 'other'];

/** New variants of a journey, one or many at once, or an existing journey that becomes one. */
export default function NewVariantsDialog({ base: given, onClose }: { base?: string; onClose: () => void }) {
  const { t } = useLanguage();
  const [way, setWay] = useState<'new' | 'existing'>('new');
  return (
    <Modal opened onClose={onClose} title={t('variants.create')} size="lg">
      <Stack gap={14}>
        <SegmentedControl value={way} onChange={(value) => setWay(value as 'new' | 'existing')} data={(['new', 'existing'] as const).map((value) => ({ value, label: t(`variants.way.${value}`) }))} />
        {way === 'new' ? <NewForm given={given} onClose={onClose} /> : <AttachForm given={given} onClose={onClose} />}
      </Stack>
    </Modal>
  );
}

export function useJourneyChoices(): { value: string; label: string }[] {
  const { t, text } = useLanguage();
  const journeys = useDocuments('journey').data;
  return useMemo(
    () => (journeys ?? []).map(({ id, body }) => ({ value: id, label: [text(body.title) || t('map.untitled'), text(body.variant_of?.label) || body.market].filter(Boolean).join(' · ') })),
    [journeys, text, t],
  );
}

export function DimensionSelect({ value, onChange }: { value: Dimension; onChange: (value: Dimension) => void }) {
  const { t, tCode } = useLanguage();
  return <Select label={t('variants.dimension')} allowDeselect={false} value={value} onChange={(one) => one && onChange(one as Dimension)} data={dimensions.map((one) => ({ value: one, label: tCode('variants.dimension', one) }))} />;
}

function NewForm({ given, onClose }: { given: string | undefined; onClose: () => void }) {
  const { t, language } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const choices = useJourneyChoices();
  const create = useCreateVariants();
  const [base, setBase] = useState<string | null>(given ?? null);
  const [dimension, setDimension] = useState<Dimension>('market');
  const [labels, setLabels] = useState<string[]>([]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!base) return;
    const created = await create.mutateAsync({ base, variants: labels.map((label) => variantFor(label, dimension, language)) });
    onClose();
    const only = created.length === 1 ? created[0] : undefined;
    if (only) await navigate({ to: '/w/$workspace/journeys/$journey', params: { workspace, journey: only.id } });
    else await navigate({ to: '/w/$workspace/variants', params: { workspace } });
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap={12}>
        <Select label={t('variants.base')} description={t('variants.baseText')} searchable data={choices} value={base} onChange={setBase} required />
        <DimensionSelect value={dimension} onChange={setDimension} />
        <TagsInput label={t('variants.labels')} description={t('variants.labelsText')} placeholder={labels.length === 0 ? t('variants.labelsExample') : ''} value={labels} onChange={setLabels} splitChars={[',', ';', '\n']} maxTags={200} acceptValueOnBlur data-autofocus />
        {create.isError && <ProblemNotice error={create.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" loading={create.isPending} disabled={!base || labels.length === 0}>{t('variants.createCount', { count: Math.max(1, labels.length) })}</Button>
        </Group>
      </Stack>
    </form>
  );
}

function variantFor(label: string, dimension: Dimension, language: string): NewVariant {
  return {
    dimension,
    label: { [language]: label },
    ...(dimension === 'market' && { market: label }),
    ...(dimension === 'future' && { kind: 'to-be' as const }),
  };
}
