import { Select } from '@mantine/core';
import { useLanguage } from '@/app/language';
import { useAtlas } from '@/features/atlas/useAtlas';
import { useDocuments } from '@/features/journeys/document/hooks';
import { effects, kinds } from './people';
import { useStakeholderSearch } from './StakeholdersPage';

/** Whose map, and which part of it. */
export function StakeholderFilters() {
  const { t, text } = useLanguage();
  const { search, setSearch } = useStakeholderSearch();
  const personas = useDocuments('persona').data ?? [];
  const journeys = useAtlas().data?.journeys ?? [];
  const shared = { clearable: true, comboboxProps: { width: 'max-content' } };
  return (
    <>
      <Select {...shared} w={140} aria-label={t('stakeholder.middle')} placeholder={t('stakeholder.allCustomers')} value={search.persona ?? null} onChange={(value) => setSearch({ persona: value ?? undefined })} data={personas.map(({ id, body }) => ({ value: id, label: body.name }))} />
      <Select {...shared} w={130} aria-label={t('stakeholder.kind')} placeholder={t('stakeholder.allKinds')} value={search.kind ?? null} onChange={(value) => setSearch({ kind: value ?? undefined })} data={kinds.map((kind) => ({ value: kind, label: t(`stakeholder.kind.${kind}`) }))} />
      <Select {...shared} w={140} aria-label={t('stakeholder.influence')} placeholder={t('stakeholder.anyInfluence')} value={search.influence ?? null} onChange={(value) => setSearch({ influence: value ?? undefined })} data={['2', '3', '4', '5'].map((value) => ({ value, label: t('stakeholder.influenceFrom', { value }) }))} />
      <Select {...shared} w={150} aria-label={t('stakeholder.effect')} placeholder={t('stakeholder.anyEffect')} value={search.effect ?? null} onChange={(value) => setSearch({ effect: value ?? undefined })} data={effects.map((effect) => ({ value: effect, label: t(`stakeholder.effect.${effect}`) }))} />
      <Select {...shared} w={160} searchable aria-label={t('overview.journey')} placeholder={t('stakeholder.allJourneys')} value={search.journey ?? null} onChange={(value) => setSearch({ journey: value ?? undefined })} data={journeys.map(({ id, title }) => ({ value: id, label: text(title) || t('journey.untitled') }))} />
    </>
  );
}
