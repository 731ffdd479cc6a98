import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { Button, Textarea } from '@mantine/core';
import { newId } from '@/api/ids';
import type { Member } from '@/api/types';
import { useLanguage } from '@/app/language';
import { ProblemNotice } from '@/components/ProblemNotice';
import { keepMentions, typeMentions } from './markdown';
import { useMembers } from './useComments';
import classes from './Comments.module.css';

interface Props {
  label: string;
  submit: string;
  /** The kept text that is written anew. */
  initial?: string;
  autoFocus?: boolean;
  onSubmit: (text: string, id: string) => Promise<unknown>;
  onCancel?: () => void;
}

const most = 6;

/** A field for a comment. After @ it offers the people of the workspace; Ctrl+Enter sends. */
export function CommentField({ label, submit, initial = '', autoFocus = false, onSubmit, onCancel }: Props) {
  const { t } = useLanguage();
  const members = useMembers().data ?? [];
  const [typed, setTyped] = useState(() => typeMentions(initial));
  const [caret, setCaret] = useState(typed.length);
  const [chosen, setChosen] = useState(0);
  const [closed, setClosed] = useState(false);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useRef(newId());
  const listId = useId();

  const search = searchAt(typed, caret);
  const offered = search === null || closed ? [] : members.filter((member) => matches(member, search)).slice(0, most);
  const active = Math.min(chosen, offered.length - 1);

  const take = (member: Member) => {
    const start = caret - (search?.length ?? 0);
    const next = `${typed.slice(0, start)}${member.name} ${typed.slice(caret)}`;
    setTyped(next);
    setClosed(true);
    const at = start + member.name.length + 1;
    setCaret(at);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(at, at);
    });
  };
  const send = async () => {
    const text = keepMentions(typed.trim(), members);
    if (text === '' || sending) return;
    setSending(true);
    setError(null);
    try {
      await onSubmit(text, id.current);
      id.current = newId();
      setTyped('');
    } catch (problem) {
      setError(problem);
    } finally {
      setSending(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (offered.length > 0) {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (step !== 0) setChosen((active + step + offered.length) % offered.length);
      else if (event.key === 'Enter' || event.key === 'Tab') take(offered[active]!);
      else if (event.key === 'Escape') setClosed(true);
      else return;
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send();
    }
    if (event.key === 'Escape' && onCancel) {
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    }
  };
  return (
    <div className={classes.field}>
      <Textarea
        ref={field}
        aria-label={label}
        placeholder={label}
        value={typed}
        maxRows={12}
        minRows={initial === '' ? 1 : 2}
        autoFocus={autoFocus}
        aria-controls={offered.length > 0 ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={offered.length > 0 ? `${listId}-${active}` : undefined}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setCaret(event.currentTarget.selectionStart);
          setChosen(0);
          setClosed(false);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
      />
      <ul id={listId} role="listbox" aria-label={t('comments.people')} className={classes.people} hidden={offered.length === 0}>
        {offered.map((member, index) => (
          <li key={member.user} id={`${listId}-${index}`} role="option" aria-selected={index === active} className={classes.option} onPointerDown={(event) => { event.preventDefault(); take(member); }}>
            {member.name} <span className={classes.muted}>{member.email}</span>
          </li>
        ))}
      </ul>
      {error !== null && <ProblemNotice error={error} />}
      {(typed.trim() !== '' || onCancel) && (
        <div className={classes.actions}>
          {onCancel && <Button variant="default" size="compact-xs" onClick={onCancel}>{t('action.cancel')}</Button>}
          <Button size="compact-xs" loading={sending} disabled={typed.trim() === ''} title={t('comments.sendKeys')} onClick={() => void send()}>{submit}</Button>
        </div>
      )}
    </div>
  );
}

/** What stands between the last @ and the caret, when it may be the beginning of a name. */
function searchAt(typed: string, caret: number): string | null {
  const match = /(?:^|[\s(])@([^\s@]{0,30}(?: [^\s@]{0,30})?)$/.exec(typed.slice(0, caret));
  return match ? match[1]! : null;
}

function matches(member: Member, search: string): boolean {
  const wanted = search.toLocaleLowerCase();
  return member.name.toLocaleLowerCase().split(/\s+/).some((word) => word.startsWith(wanted)) || member.name.toLocaleLowerCase().startsWith(wanted);
}
