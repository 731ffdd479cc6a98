import type { Evidence } from '@/api/types';
import { useLanguage } from '@/app/language';
import classes from './Grid.module.css';

/** How well a card is known: a dashed ring for an assumption, half full, full. Light enough for a thousand cards; a click opens the evidence. */
export function EvidenceDot({ evidence }: { evidence: Evidence | null | undefined }) {
  const { t, format } = useLanguage();
  const level = evidence?.level ?? 'assumption';
  const words = evidence?.n ? `${t(`evidence.${level}`)} · n = ${format.number(evidence.n)}` : t(`evidence.${level}`);
  return <button type="button" tabIndex={-1} className={classes.mark} data-level={level} data-open-card title={words} aria-label={words} />;
}
