import { useMemo } from 'react';
import { useLanguage } from '@/app/language';
import { useDocuments } from '@/features/journeys/document/hooks';
import { corrected, misnomers } from './wording';
import classes from './Glossary.module.css';

/** Below a field in which somebody writes: words that the glossary forbids, each replaced with one click. The field keeps the focus. */
export function WordingHint({ text, language, onReplace }: { text: string; language: string; onReplace: (text: string) => void }) {
  const { t } = useLanguage();
  const terms = useDocuments('term').data;
  const found = useMemo(() => misnomers(text, language, (terms ?? []).map(({ body }) => body)), [text, language, terms]);
  if (found.length === 0) return null;
  return (
    <span className={classes.wording} role="status" onPointerDown={(event) => event.preventDefault()}>
      {found.map((one) => (
        <span key={one.start}>
          <span className={classes.misnomer}>{one.found}</span>{' '}
          {one.instead === ''
            ? t('glossary.avoid')
            : <button type="button" className={classes.replace} title={t('glossary.replace', { found: one.found, instead: one.instead })} onClick={() => onReplace(corrected(text, one))}>→ {one.instead}</button>}
        </span>
      ))}
    </span>
  );
}
