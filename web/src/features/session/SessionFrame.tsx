import type { ReactNode } from 'react';
import { UnstyledButton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useLanguage } from '@/app/language';
import { languages } from '@/messages';
import classes from './Session.module.css';

/** The quiet page before one is inside: a mark, a form, the choice of language. */
export function SessionFrame({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  const { t, language, setLanguage } = useLanguage();
  useDocumentTitle(`${title} · Wegmarke`);
  return (
    <main className={classes.page}>
      <div className={classes.box}>
        <p className={classes.brand}>
          <svg viewBox="0 0 32 32" width="30" height="30" aria-hidden="true">
            <path d="M5 9c5 0 4 14 9 14s3-11 7-11 2 6 6 6" fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round" />
            <circle cx="21" cy="12" r="3" fill="currentColor" />
          </svg>
          Wegmarke
        </p>
        <h1 className={classes.title}>{title}</h1>
        {text && <p className={classes.text}>{text}</p>}
        {children}
      </div>
      <div className={classes.languages} role="group" aria-label={t('appearance.language')}>
        {languages.map((one) => (
          <UnstyledButton key={one} lang={one} aria-pressed={one === language} className={classes.language} onClick={() => setLanguage(one)}>{t(`appearance.${one}`)}</UnstyledButton>
        ))}
      </div>
    </main>
  );
}
