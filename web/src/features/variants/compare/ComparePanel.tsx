import { Select, Skeleton } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useLanguage } from '@/app/language';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useChanges } from '@/features/journeys/document/hooks';
import { useLibrary } from '@/features/journeys/map/state/library';
import { Describer, partsOf } from '../describe';
import { DifferenceList } from '../DifferenceList';
import { useJourneyChoices } from '../NewVariantsDialog';
import { parseCompared, useComparison } from '../variants';

/** What to compare the map with, and the differences as a list. */
export function ComparePanel({ id }: { id: string }) {
  const words = useLanguage();
  const { t } = words;
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { compare?: string };
  const compared = parseCompared(search.compare);
  const comparison = useComparison(id, compared);
  const library = useLibrary();
  const choices = useJourneyChoices();
  const choose = (compare: string | null) => void navigate({ to: '.', search: ((before: object) => ({ ...before, compare: compare ?? undefined })) as never });
  return (
    <>
      <Select mt={12} label={t('variants.compareWith')} searchable clearable data={choices.map((choice) => (choice.value === id ? { ...choice, label: t('variants.earlierVersion') } : choice))} value={compared?.journey ?? null} onChange={(value) => choose(value && (value === id ? `${id}@1` : value))} />
      {compared?.journey === id && <VersionSelect id={id} version={compared.version} onChange={(version) => choose(`${id}@${version}`)} />}
      {comparison.isLoading && <Skeleton height={160} mt={16} />}
      {comparison.isError && <ProblemNotice error={comparison.error} onRetry={() => void comparison.refetch()} />}
      {comparison.data && <div style={{ marginTop: 14 }}><DifferenceList differences={comparison.data.differences} both={comparison.data.both} describer={new Describer(partsOf(comparison.data.both), words, library)} /></div>}
      {!compared && <p style={{ color: 'var(--text-muted)' }}>{t('variants.compareText')}</p>}
    </>
  );
}

function VersionSelect({ id, version, onChange }: { id: string; version: number | undefined; onChange: (version: string) => void }) {
  const { t, format } = useLanguage();
  const changes = useChanges('journey', id).data ?? [];
  const data = changes.map((change) => ({ value: String(change.sequence), label: [`${change.sequence}`, format.dateTime(change.at), change.author].filter(Boolean).join(' · ') }));
  return <Select mt={8} label={t('variants.version.choose')} searchable allowDeselect={false} data={data} value={version === undefined ? null : String(version)} onChange={(value) => value && onChange(value)} />;
}
