import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Loader, Modal } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { ProblemNotice } from '@/components/ProblemNotice';
import { addRecent } from './recents';
import { type Entry, useEntries } from './useEntries';
import classes from './SearchPalette.module.css';

interface Props { opened: boolean; onClose: () => void }

/** Search over everything, by keyboard: what was found by kind, then pages to jump to. */
export function SearchPalette({ opened, onClose }: Props) {
  const { t } = useLanguage();
  return (
    <Modal.Root opened={opened} onClose={onClose} size={640} yOffset="10vh" padding={0} radius={12} transitionProps={{ duration: 80 }}>
      <Modal.Overlay backgroundOpacity={0.35} />
      <Modal.Content aria-label={t('search.title')} className={classes.dialog}>
        <Palette onClose={onClose} />
      </Modal.Content>
    </Modal.Root>
  );
}

function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useLanguage();
  const { slug } = useWorkspace();
  const { history } = useRouter();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const { groups, isPending, error, isEmpty, asked } = useEntries(typed);
  const list = useRef<HTMLDivElement>(null);
  const entries = groups.flatMap((group) => group.entries);
  const current = Math.min(chosen, entries.length - 1);

  useEffect(() => setChosen(0), [asked]);
  useEffect(() => {
    // Nothing is returned: browsers answer with a promise here, which is no clean-up.
    void list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [current, asked]);

  const go = (entry: Entry | undefined) => {
    if (!entry) return;
    if (entry.kind) addRecent(slug, { address: entry.address, title: entry.title, kind: entry.kind });
    onClose();
    history.push(entry.address);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const move = moves[event.key];
    if (move !== undefined && entries.length > 0) {
      event.preventDefault();
      const single = Math.abs(move) === 1;
      setChosen(single ? (current + move + entries.length) % entries.length : Math.max(0, Math.min(entries.length - 1, current + move)));
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      go(entries[current]);
    }
  };

  let index = -1;
  return (
    <>
      <div className={classes.field}>
        <Search size={17} aria-hidden="true" />
        <input
          data-autofocus
          className={classes.input}
          value={typed}
          placeholder={t('search.placeholder')}
          role="combobox"
          aria-label={t('search.title')}
          aria-expanded={entries.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={entries.length > 0 ? `${id}-${current}` : undefined}
          aria-autocomplete="list"
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {isPending && <Loader size={14} aria-hidden="true" />}
      </div>
      <div className={classes.results}>
        {error && <div className={classes.notice}><ProblemNotice error={error} /></div>}
        {isEmpty && (
          <div className={classes.none} role="status">
            <b>{t('search.none', { asked })}</b>
            <p>{t('search.noneHint')}</p>
          </div>
        )}
        <div ref={list} id={`${id}-list`} role="listbox" aria-label={t('search.title')}>
          {groups.map(({ label, entries: lines }) => (
            <div key={label} role="group" aria-label={label}>
              <div className={classes.group} aria-hidden="true">{label}</div>
              {lines.map((entry) => {
                index += 1;
                const own = index;
                return (
                  <div
                    key={`${entry.address}|${entry.hit?.place ?? ''}`}
                    id={`${id}-${own}`}
                    role="option"
                    aria-selected={own === current}
                    className={classes.option}
                    onPointerMove={() => setChosen(own)}
                    onClick={() => go(entry)}
                  >
                    <Line entry={entry} />
                  </div>
                );
              })}
            </div>
          ))}
        </div>
      </div>
      <div className={classes.keys} aria-hidden="true">
        <span><kbd>↑</kbd><kbd>↓</kbd> {t('search.keys.choose')}</span>
        <span><kbd>↵</kbd> {t('search.keys.open')}</span>
        <span><kbd>Esc</kbd> {t('action.close')}</span>
      </div>
    </>
  );
}

/** The name, what it belongs to, and the words around what was found. */
function Line({ entry: { title, kind, hit } }: { entry: Entry }) {
  const { tCode } = useLanguage();
  if (!hit) {
    return (
      <div className={classes.head}>
        <span className={classes.title}>{title}</span>
        {kind && <span className={classes.where}>{tCode('search.one', kind)}</span>}
      </div>
    );
  }
  const where = hit.place === '' && !hit.comment ? [] : [hit.title, ...hit.context];
  const list = hit.comment ? 'comments' : hit.place.split('/').at(-2);
  const says = hit.excerpt.map(({ text }) => text).join('');
  return (
    <>
      <div className={classes.head}>
        <span className={classes.title}>{says === title ? <Excerpt hit={hit} /> : title}</span>
        <span className={classes.where}>{list ? [tCode('search.part', list), ...where].join(' · ') : tCode('search.one', hit.kind)}</span>
      </div>
      {says !== '' && says !== title && <div className={classes.excerpt}><Excerpt hit={hit} /></div>}
    </>
  );
}

function Excerpt({ hit }: { hit: NonNullable<Entry['hit']> }) {
  return hit.excerpt.map(({ text, hit: found }, place) => (found ? <mark key={place} className={classes.mark}>{text}</mark> : text));
}
