import { Link, useParams } from '@tanstack/react-router';
import type { Journey } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useLibrary } from '@/features/journeys/map/state/library';

/** Says what a map inherits from, and leads to its differences. */
export function VariantFact({ id, variantOf }: { id: string; variantOf: NonNullable<Journey['variant_of']> }) {
  const { t, text } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const base = useLibrary().find('journey', variantOf.base);
  return (
    <Link to="/w/$workspace/variants/$variant" params={{ workspace, variant: id }} title={t('variants.openDrift')}>
      {[text(variantOf.label), `${t('variants.basedOn')} ${text(base?.title) || t('variants.base')}`].filter(Boolean).join(' ')}
    </Link>
  );
}
