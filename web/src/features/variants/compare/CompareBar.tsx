import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { List, X } from 'lucide-react';
import { useLanguage } from '@/app/language';
import { Sign } from '../DifferenceList';
import { type ChangeKind, type Comparison } from '../variants';
import classes from './CompareBar.module.css';

const kinds: ChangeKind[] = ['added', 'removed', 'changed', 'moved'];

/** Says what the map is compared with, how much is different, and what the colours mean. */
export function CompareBar({ comparison }: { comparison: Comparison }) {
  const { t, text, tCode, format } = useLanguage();
  const navigate = useNavigate();
  const { old, new: present, differences } = comparison;
  const go = (change: object) => void navigate({ to: '.', search: ((search: object) => ({ ...search, ...change })) as never });
  const name = old.id === present.id
    ? t('variants.versionOf', { version: String(old.version), date: format.dateTime(old.changed_at) })
    : [text(old.title) || t('map.untitled'), text(old.label) || old.market, old.kind === present.kind ? '' : tCode('journeyKind', old.kind), old.is_present ? '' : t('variants.version', { version: String(old.version) })].filter(Boolean).join(' · ');
  return (
    <div className={classes.bar} role="status">
      <span>{t('variants.comparedWith', { name })}</span>
      {differences.length === 0 && <span>{t('variants.noDifference')}</span>}
      {kinds.map((change) => {
        const count = differences.filter((difference) => difference.change === change).length;
        return count > 0 && <span key={change} className={classes.count}><Sign change={change} />{format.number(count)} {t(`variants.change.${change}`)}</span>;
      })}
      <span className={classes.actions}>
        <Button variant="subtle" size="compact-sm" leftSection={<List size={14} />} onClick={() => go({ panel: 'compare', step: undefined, card: undefined, touchpoint: undefined })}>{t('variants.asList')}</Button>
        <Button variant="default" size="compact-sm" leftSection={<X size={14} />} onClick={() => go({ compare: undefined, panel: undefined })}>{t('variants.endComparison')}</Button>
      </span>
    </div>
  );
}
