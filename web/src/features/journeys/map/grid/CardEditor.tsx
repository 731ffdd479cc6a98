import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import type { Card, Kind } from '@/api/types';
import { useLanguage } from '@/app/language';
import { WordingHint } from '@/features/glossary/WordingHint';
import { addCard, type NewCard, setText, stepsOf } from '../editing/edits';
import { cellKey } from '../editing/keys';
import { useCommands } from '../state/context';
import { useLibrary } from '../state/library';
import { type Option, optionsFor, pickerQuery } from '../picker/options';
import { optionId, PickerList } from '../picker/PickerList';
import { useObjectCreation } from '../picker/creation';
import { createsIn } from '../state/lanes';
import classes from './Grid.module.css';

interface Props {
  lane: string;
  step: string;
  wants: Kind | null;
  /** The card that is changed; null for a new one. */
  card: Card | null;
  after: string | null;
  initial: string;
  label: string;
}

/** Where to go once the field is closed. */
type Then = 'next-card' | 'next-cell' | 'previous-cell' | 'back' | 'nowhere';

/**
 * A field in a cell. Enter keeps and opens the next card, Tab goes to the next cell, Escape leaves everything as it was;
 * "/" or "@" at the start looks for a shared object instead of writing text.
 */
export function CardEditor({ lane, step, wants, card, after, initial, label }: Props) {
  const { language, text, t } = useLanguage();
  const commands = useCommands();
  const library = useLibrary();
  const createObject = useObjectCreation();
  const ownLane = commands.body().lanes.find((one) => one.id === lane);
  const creates = ownLane ? createsIn(ownLane) : {};
  const [typed, setTyped] = useState(card ? (card.text?.[language] ?? text(card.text)) : initial);
  const [chosen, setChosen] = useState(initial === '' ? -1 : 0);
  const field = useRef<HTMLTextAreaElement>(null);
  const finished = useRef(false);
  const list = useId();
  const query = card ? null : pickerQuery(typed, wants);
  const options = query === null ? [] : optionsFor(query, wants, library, text, creates);
  const here = card?.id ?? after;

  useLayoutEffect(() => {
    const end = field.current?.value.length ?? 0;
    field.current?.setSelectionRange(card ? 0 : end, end);
  }, [card]);

  const insert = (content: NewCard): string | null => {
    const own = commands.body().lanes.find((one) => one.id === lane);
    if (!own) return null;
    const made = addCard(own, step, after, content);
    commands.change(made.operations);
    return made.id;
  };

  /** Sends the changed text; an emptied card goes. */
  const rewrite = (own: Card): string | null => {
    const value = typed.trim();
    if (value === '') commands.change([{ op: 'remove', path: `lanes/${lane}/cards/${own.id}` }]);
    else if (value !== text(own.text)) commands.change([setText(`lanes/${lane}/cards/${own.id}/text`, language, value)]);
    return value === '' ? null : own.id;
  };

  /** Sends what was typed or chosen and gives the id of the card that now stands here. */
  const write = (option: Option | undefined): string | null => {
    if (card) return rewrite(card);
    if (option?.type === 'reference') return insert({ reference: { kind: option.entry.kind, id: option.entry.id } });
    if (option?.type === 'create') {
      const { kind, title } = option;
      void createObject(kind, title, creates).then((id) => commands.focus(`card:${insert({ reference: { kind, id } })}`));
      return null;
    }
    const value = typed.trim();
    // A search that found nothing is not a text that anyone meant to write.
    return value === '' || value.startsWith('/') || value.startsWith('@') ? null : insert({ text: { [language]: value } });
  };

  const finish = (then: Then, option?: Option) => {
    if (finished.current) return;
    finished.current = true;
    commands.store.set({ editing: null });
    const written = write(option) ?? (card ? null : here);
    const back = () => commands.focus(written ? `card:${written}` : cellKey(lane, step));
    if (then === 'back') back();
    if (then === 'next-card') commands.store.set({ editing: { what: 'new-card', lane, step, after: written, initial: '' } });
    if (then !== 'next-cell' && then !== 'previous-cell') return;
    const steps = stepsOf(commands.body());
    const next = steps[steps.findIndex((one) => one.id === step) + (then === 'next-cell' ? 1 : -1)];
    if (next) commands.store.set({ editing: { what: 'new-card', lane, step: next.id, after: null, initial: '' } });
    else back();
  };

  const cancel = () => {
    finished.current = true;
    commands.store.set({ editing: null });
    commands.focus(here ? `card:${here}` : cellKey(lane, step));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const option = options[chosen];
    const isEmpty = typed.trim() === '' && option === undefined;
    if (event.key === 'Escape') cancel();
    else if (event.key === 'Enter' && !event.shiftKey) finish(isEmpty || card || option?.type === 'create' ? 'back' : 'next-card', option);
    else if (event.key === 'Tab') finish(event.shiftKey ? 'previous-cell' : 'next-cell', option);
    else if (query !== null && options.length > 0 && event.key === 'ArrowDown') setChosen((chosen + 1) % options.length);
    else if (query !== null && options.length > 0 && event.key === 'ArrowUp') setChosen((Math.max(chosen, 0) + options.length - 1) % options.length);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <textarea
        ref={field}
        autoFocus
        rows={1}
        className={classes.field}
        value={typed}
        placeholder={t(wants ? 'map.picker.search' : 'map.writeCard')}
        role="combobox"
        aria-label={t('map.cardIn', { place: label })}
        aria-autocomplete="list"
        aria-expanded={query !== null}
        aria-controls={list}
        aria-activedescendant={options[chosen] ? optionId(list, chosen) : undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          setChosen(event.target.value.replace(/^[/@]/, '').trim() === '' ? -1 : 0);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => finish('nowhere')}
        onPointerDown={(event) => event.stopPropagation()}
      />
      {query === null && <WordingHint text={typed} language={language} onReplace={setTyped} />}
      {query !== null && <PickerList id={list} anchor={field} options={options} chosen={chosen} onChoose={(option) => finish('back', option)} onPoint={setChosen} />}
    </>
  );
}
