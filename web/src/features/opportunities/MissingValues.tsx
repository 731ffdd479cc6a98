import { Tooltip } from '@mantine/core';
import type { Rating } from '@/api/reports';
import type { Scoring } from '@/api/types';
import { useLanguage } from '@/app/language';
import classes from '@/features/improvements/Improvements.module.css';

/** Why there is no score yet. */
export function MissingValues({ rating, scoring }: { rating: Rating | null; scoring: Scoring | undefined }) {
  const { t, text, format } = useLanguage();
  if (!rating) return <span className={classes.calm}>{t('opportunities.noScoring')}</span>;
  const names = rating.missing.map((name) => text(scoring?.criteria?.find(({ id }) => id === name)?.title) || name);
  const words = rating.not_finite ? t('opportunities.notFinite') : names.length > 0 ? t('opportunities.missing', { names: format.list(names) }) : t('opportunities.noFormula');
  return <Tooltip label={words} multiline maw={280}><span className={classes.calm} tabIndex={0}>{t('opportunities.cannotTell')}</span></Tooltip>;
}
