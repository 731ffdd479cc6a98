import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import type { Text } from '@/api/types';
import { useLanguage } from '@/app/language';
import { setText } from '../editing/edits';
import { titlePathOf } from '../editing/commands';
import { useCommands } from '../state/context';
import { useMapState } from '../state/store';
import { useHyphens } from '../state/useHyphens';
import classes from './Grid.module.css';

interface Props {
  gridKey: string;
  title: Text;
  /** Shown when the title is empty. */
  fallback: string;
  /** The fallback is a name in its own right, such as that of a kind of lane. */
  fallbackIsName?: boolean;
  label: string;
}

/** A title in the grid: text, or a field while it is renamed. Enter keeps, Escape leaves it as it was. */
export function TitleField({ gridKey, title, fallback, fallbackIsName, label }: Props) {
  const { text } = useLanguage();
  const hyphens = useHyphens(15, 12, 500);
  const editing = useMapState((state) => state.editing?.what === 'title' && state.editing.key === gridKey);
  if (editing) return <OpenTitle gridKey={gridKey} title={title} fallback={fallback} label={label} />;
  const shown = text(title);
  return <span className={classes.titleText} data-empty={(shown === '' && !fallbackIsName) || undefined}>{hyphens(shown || fallback)}</span>;
}

function OpenTitle({ gridKey, title, fallback, label }: Props) {
  const { language } = useLanguage();
  const { store, body, change, focus } = useCommands();
  const [draft, setDraft] = useState(title[language] ?? '');
  const field = useRef<HTMLTextAreaElement>(null);
  const finished = useRef(false);
  useLayoutEffect(() => field.current?.select(), []);

  const finish = (keep: boolean, byKey: boolean) => {
    if (finished.current) return;
    finished.current = true;
    const path = titlePathOf(body(), gridKey);
    if (keep && path && draft.trim() !== (title[language] ?? '')) change([setText(path, language, draft)]);
    store.set({ editing: null });
    if (byKey) focus(gridKey);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key !== 'Enter' && event.key !== 'Escape' && event.key !== 'Tab') return;
    event.preventDefault();
    finish(event.key !== 'Escape', true);
  };
  return (
    <textarea
      ref={field}
      autoFocus
      rows={1}
      className={classes.field}
      aria-label={label}
      placeholder={fallback}
      value={draft}
      onChange={(event) => setDraft(event.target.value.replaceAll('\n', ' '))}
      onKeyDown={onKeyDown}
      onBlur={() => finish(true, false)}
      onPointerDown={(event) => event.stopPropagation()}
    />
  );
}
