import type { TouchKind } from '@/api/types';
import { useLanguage } from '@/app/language';
import classes from './Grid.module.css';

/** The kind of a touchpoint by shape and colour: circle digital, square physical, half and half both, ring external. */
export function TouchpointDot({ kind = 'digital' }: { kind?: TouchKind | undefined }) {
  const { t } = useLanguage();
  const name = t(`touchKind.${kind}`);
  return (
    <svg className={classes.kind} viewBox="0 0 10 10" role="img" aria-label={name}>
      <title>{name}</title>
      {kind === 'digital' && <circle cx="5" cy="5" r="4.5" fill="var(--accent)" />}
      {kind === 'physical' && <rect x="0.8" y="0.8" width="8.4" height="8.4" rx="1" fill="var(--moment-of-truth)" />}
      {kind === 'both' && (
        <>
          <path d="M5 0.5a4.5 4.5 0 0 0 0 9Z" fill="var(--accent)" />
          <path d="M5 0.8h4.2v8.4H5Z" fill="var(--moment-of-truth)" />
        </>
      )}
      {kind === 'external' && <circle cx="5" cy="5" r="3.8" fill="none" stroke="var(--text-muted)" strokeWidth="1.5" />}
    </svg>
  );
}
