import { type FormEvent, useState } from 'react';
import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useLanguage } from '@/app/language';
import { ProblemNotice } from '@/components/ProblemNotice';
import { DimensionSelect, useJourneyChoices } from './NewVariantsDialog';
import { type Dimension, useAttach } from './variants';
import classes from './Variants.module.css';

/** Makes an existing journey a variant of a base, after showing what would be recognised. */
export function AttachForm({ given, onClose }: { given: string | undefined; onClose: () => void }) {
  const { t, language, format } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const choices = useJourneyChoices();
  const attach = useAttach();
  const [base, setBase] = useState<string | null>(given ?? null);
  const [journey, setJourney] = useState<string | null>(null);
  const [dimension, setDimension] = useState<Dimension>('market');
  const [label, setLabel] = useState('');
  const found = attach.data;

  const send = async (preview: boolean) => {
    if (!base || !journey) return;
    await attach.mutateAsync({ journey, base, dimension, label: label.trim() === '' ? {} : { [language]: label.trim() }, preview });
    if (preview) return;
    onClose();
    await navigate({ to: '/w/$workspace/variants/$variant', params: { workspace, variant: journey } });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(found === undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={12}>
        <Select label={t('variants.journey')} description={t('variants.journeyText')} searchable data={choices.filter(({ value }) => value !== base)} value={journey} onChange={(value) => { setJourney(value); attach.reset(); }} required />
        <Select label={t('variants.base')} searchable data={choices.filter(({ value }) => value !== journey)} value={base} onChange={(value) => { setBase(value); attach.reset(); }} required />
        <DimensionSelect value={dimension} onChange={setDimension} />
        <TextInput label={t('variants.label')} value={label} onChange={(event) => setLabel(event.currentTarget.value)} />
        {found && (
          <ul className={classes.list} aria-label={t('variants.recognised')}>
            <li>{t('variants.matchedById', { n: format.number(found.matched.by_id) })}</li>
            <li>{t('variants.matchedByName', { n: format.number(found.matched.by_name) })}</li>
            <li>{t('variants.onlyHere', { n: format.number(found.matched.only_here) })}</li>
            <li>{t('variants.onlyInBase', { n: format.number(found.matched.only_in_base) })}</li>
          </ul>
        )}
        {attach.isError && <ProblemNotice error={attach.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" loading={attach.isPending} disabled={!base || !journey}>{t(found ? 'variants.attach' : 'variants.preview')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
