import { Select } from '@mantine/core';
import { useDocuments } from '@/features/journeys/document/hooks';
import { useLanguage } from '@/app/language';
import type { TouchpointMatch } from './useMapImport';
import classes from './Formats.module.css';

interface Props { matches: TouchpointMatch[]; onDecide: (text: string, touchpoint: string | null) => void }

/** The value of the choice that makes a new touchpoint; no id looks like it. */
const fresh = 'new';

/** What the texts of touchpoint rows were taken for; those that were not found by their name can be corrected. */
export function TouchpointMatches({ matches, onDecide }: Props) {
  const { t, tCode, text } = useLanguage();
  const library = useDocuments('touchpoint').data ?? [];
  const exact = matches.filter(({ how }) => how === 'exact').length;
  const open = matches.filter(({ how }) => how !== 'exact');
  if (matches.length === 0) return null;
  const choices = [{ value: fresh, label: t('mapImport.newTouchpoint') }, ...library.map(({ id, body }) => ({ value: id, label: text(body.title) || id }))];
  return (
    <section>
      <h3 className={classes.heading}>{t('mapImport.touchpoints')} <span>{matches.length}</span></h3>
      {exact > 0 && <p className={classes.hint}>{t('mapImport.exact', { count: exact })}</p>}
      {open.length > 0 && (
        <ul className={classes.matches}>
          {open.map((match) => (
            <li key={match.text}>
              <span>{match.text}</span>
              <span className={classes.how} data-how={match.how}>{tCode('mapImport.how', match.how)}</span>
              <Select size="xs" searchable allowDeselect={false} limit={50} aria-label={t('mapImport.touchpointFor', { text: match.text })} data={choices} value={match.touchpoint ?? fresh} onChange={(value) => value && onDecide(match.text, value === fresh ? null : value)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
