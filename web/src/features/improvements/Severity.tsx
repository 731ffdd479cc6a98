import { useLanguage } from '@/app/language';
import classes from './Improvements.module.css';

/** How grave an insight is, as five bars. */
export function Severity({ severity }: { severity: number | null | undefined }) {
  const { t } = useLanguage();
  if (!severity) return <span className={classes.calm}>–</span>;
  const words = t('insight.severity', { severity });
  return (
    <span className={classes.severity} role="img" aria-label={words} title={words}>
      {[1, 2, 3, 4, 5].map((level) => <i key={level} data-on={level <= severity || undefined} />)}
    </span>
  );
}
