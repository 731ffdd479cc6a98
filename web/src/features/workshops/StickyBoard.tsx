import { type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { ActionIcon, Menu } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { Minus, MoreVertical, Plus } from 'lucide-react';
import type { Ballot } from '@/api/reports';
import type { Sticky, TakenOver, Workshop } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { EditableValue } from '@/components/EditableValue';
import type { EditedDocument } from '@/features/journeys/document/hooks';
import { dropped, heapsOf } from './board';
import { TakeOver } from './TakeOver';
import type { Taking } from './useWorkshop';
import classes from './Workshops.module.css';

interface BoardProps { edited: EditedDocument<Workshop>; ballot: Ballot | undefined; onVote: (target: string, votes: number) => void; onTake: (taking: Taking) => void }

/** The notes in their groups. What can be done with them depends on the phase. */
export function StickyBoard({ edited, ballot, onVote, onTake }: BoardProps) {
  const { t } = useLanguage();
  const { canContribute, canEdit } = useWorkspace();
  const { body } = edited;
  const phase = body.phase ?? 'collect';
  const { heaps, alone } = heapsOf(body);
  const canGroup = canContribute && (phase === 'group' || phase === 'collect');
  const move = (note: string, target: Parameters<typeof dropped>[2]) => {
    const operations = dropped(body, note, target, t('workshop.newGroup'));
    if (operations.length > 0) edited.change(operations);
  };
  /** What stands under a group or a single note. */
  const foot = (target: string, title: string, votes: number | null | undefined, taken: TakenOver | null | undefined): ReactNode => (
    <>
      {phase === 'vote' && ballot && canContribute && <Dots title={title} own={ballot.own[target] ?? 0} left={ballot.left} onVote={(count) => onVote(target, count)} />}
      {typeof votes === 'number' && <span className={classes.votes}>{t('workshop.votes', { count: votes })}</span>}
      {taken && <Taken taken={taken} />}
      {!taken && phase === 'take-over' && canEdit && <TakeOver target={target} title={title} journey={body.journey ?? null} onTake={onTake} />}
    </>
  );
  const noteOf = (note: Sticky, inGroup: boolean) => (
    <Note
      key={note.id}
      note={note}
      canGroup={canGroup}
      groups={heaps.map(({ group }) => group)}
      onMove={(target) => move(note.id, target)}
      onRemove={canEdit && phase !== 'done' ? () => edited.change([{ op: 'remove', path: `stickies/${note.id}` }]) : undefined}
    >
      {!inGroup && foot(note.id, note.text, note.votes, note.taken)}
    </Note>
  );
  return (
    <div className={classes.board} data-board>
      {heaps.map(({ group, notes }) => (
        <section key={group.id} className={classes.group} data-group={group.id} aria-label={group.title}>
          <h2><EditableValue label={t('workshop.groupName')} value={group.title} readOnly={!canGroup} onSave={(title) => title !== '' && edited.change([{ op: 'set', path: `groups/${group.id}/title`, value: title }])} /></h2>
          <div className={classes.foot}>{foot(group.id, group.title, group.votes, group.taken)}</div>
          <div className={classes.notes}>{notes.map((note) => noteOf(note, true))}</div>
        </section>
      ))}
      {alone.length > 0 && <div className={classes.alone}>{alone.map((note) => noteOf(note, false))}</div>}
      {heaps.length + alone.length === 0 && <p className={classes.nothing}>{t('workshop.nothingYet')}</p>}
    </div>
  );
}

const startDistance = 5;

function Note({ note, groups, canGroup, onMove, onRemove, children }: {
  note: Sticky; groups: { id: string; title: string }[]; canGroup: boolean; onMove: (target: { group: string } | { note: string } | null) => void; onRemove: (() => void) | undefined; children: ReactNode;
}) {
  const { t } = useLanguage();
  const [shift, setShift] = useState<{ x: number; y: number } | null>(null);
  const start = useRef<{ x: number; y: number } | null>(null);
  const end = (event: PointerEvent, drop: boolean) => {
    const moved = shift !== null;
    start.current = null;
    setShift(null);
    if (moved && drop) onMove(targetAt(event, note.id));
  };
  return (
    <article
      className={classes.note}
      data-note={note.id}
      data-movable={canGroup || undefined}
      data-dragged={shift ? true : undefined}
      style={shift ? { transform: `translate(${shift.x}px, ${shift.y}px) rotate(1deg)` } : undefined}
      onPointerDown={(event) => { if (canGroup && event.button === 0 && !(event.target as HTMLElement).closest('button, a, input')) start.current = { x: event.clientX, y: event.clientY }; }}
      onPointerMove={(event) => {
        if (!start.current) return;
        const by = { x: event.clientX - start.current.x, y: event.clientY - start.current.y };
        if (!shift && Math.hypot(by.x, by.y) < startDistance) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setShift(by);
      }}
      onPointerUp={(event) => end(event, true)}
      onPointerCancel={(event) => end(event, false)}
    >
      <p>{note.text}</p>
      <div className={classes.noteFoot}>
        <span>{note.author}</span>
        {(canGroup || onRemove) && (
          <Menu position="bottom-end">
            <Menu.Target><ActionIcon size="sm" aria-label={t('workshop.noteMenu', { text: note.text })}><MoreVertical size={13} aria-hidden="true" /></ActionIcon></Menu.Target>
            <Menu.Dropdown>
              {canGroup && groups.filter(({ id }) => id !== note.group).map((group) => <Menu.Item key={group.id} onClick={() => onMove({ group: group.id })}>{t('workshop.moveTo', { group: group.title })}</Menu.Item>)}
              {canGroup && note.group && <Menu.Item onClick={() => onMove(null)}>{t('workshop.moveOut')}</Menu.Item>}
              {onRemove && <Menu.Item color="red" onClick={onRemove}>{t('action.remove')}</Menu.Item>}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      {children}
    </article>
  );
}

/** What lies under the pointer: another note, a group, or nothing. */
function targetAt(event: PointerEvent, own: string): { group: string } | { note: string } | null {
  const below = document.elementsFromPoint(event.clientX, event.clientY);
  const note = below.map((element) => element.closest<HTMLElement>('[data-note]')).find((element) => element && element.dataset.note !== own);
  if (note?.dataset.note) return { note: note.dataset.note };
  // The note itself lies on top, inside the group it comes from: what counts is what lies below it.
  const group = below.filter((element) => !element.closest('[data-note]')).map((element) => element.closest<HTMLElement>('[data-group]')).find(Boolean);
  return group?.dataset.group ? { group: group.dataset.group } : null;
}

/** One's votes for a group or a note. */
function Dots({ title, own, left, onVote }: { title: string; own: number; left: number; onVote: (votes: number) => void }) {
  const { t } = useLanguage();
  return (
    <span className={classes.dots}>
      <ActionIcon size="sm" variant="default" disabled={own === 0} aria-label={t('workshop.voteLess', { title })} onClick={() => onVote(own - 1)}><Minus size={12} aria-hidden="true" /></ActionIcon>
      <span role="img" aria-label={t('workshop.votes', { count: own })}>{Array.from({ length: own }, (_, index) => <i key={index} />)}</span>
      <ActionIcon size="sm" variant="default" disabled={left <= 0} aria-label={t('workshop.voteMore', { title })} onClick={() => onVote(own + 1)}><Plus size={12} aria-hidden="true" /></ActionIcon>
    </span>
  );
}

function Taken({ taken }: { taken: TakenOver }) {
  const { t } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const pages = { insight: 'insights', opportunity: 'opportunities', journey: 'journeys' } as const;
  return <Link className={classes.taken} to={`/w/${workspace}/${pages[taken.kind]}/${taken.id}` as never} search={(taken.card ? { card: taken.card } : {}) as never}>{t(`workshop.taken.${taken.kind}`)}</Link>;
}
