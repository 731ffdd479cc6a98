import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { Link, useParams } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { notifications } from '@mantine/notifications';
import { api } from '@/api/client';
import type { Document, Initiative } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useWorkspace } from '@/app/session';
import { EmptyState } from '@/components/EmptyState';
import { ProblemNotice, useProblemWords } from '@/components/ProblemNotice';
import { NewButton } from '@/features/improvements/ImprovementsPage';
import { isShown } from '@/features/improvements/filters';
import { useImprovementSearch } from '@/features/improvements/useImprovementSearch';
import { documentKey, listKey } from '@/features/journeys/document/editors';
import { useDocuments } from '@/features/journeys/document/hooks';
import { type InitiativeState, initiativeStates, isOverdue, neighbour, stepsDone } from './states';
import improvements from '@/features/improvements/Improvements.module.css';
import classes from './Initiatives.module.css';

/** The initiatives by how far they are. Cards go to another state by dragging, or with Alt and the arrow keys. */
export function Board() {
  const { t, tCode } = useLanguage();
  const { search } = useImprovementSearch();
  const initiatives = useDocuments('initiative');
  const setState = useSetState();
  const [over, setOver] = useState<InitiativeState | null>(null);
  if (initiatives.isError) return <ProblemNotice error={initiatives.error} onRetry={() => void initiatives.refetch()} />;
  if (!initiatives.data) return null;
  if (initiatives.data.length === 0) return <EmptyState title={t('initiatives.empty.title')} action={<NewButton kind="initiative" />}>{t('initiatives.empty.text')}</EmptyState>;
  const shown = initiatives.data.filter(({ body }) => isShown(body, { ...search, state: undefined, kind: undefined }, 'idea'));
  return (
    <div className={classes.board} tabIndex={0} role="group" aria-label={t('improvements.view.board')}>
      {initiativeStates.map((state) => {
        const cards = shown.filter(({ body }) => (body.state ?? 'idea') === state);
        return (
          <section key={state} className={classes.column} data-state={state} data-over={over === state || undefined} aria-label={tCode('initiativeState', state)}>
            <h2 className={classes.columnTitle}>{tCode('initiativeState', state)} <span>{cards.length}</span></h2>
            <ul className={classes.cards}>
              {cards.map((card) => <BoardCard key={card.id} card={card} onOver={setOver} onMove={(next) => void setState(card, next)} />)}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

const startDistance = 5;

function BoardCard({ card: { id, body }, onOver, onMove }: { card: Document<Initiative>; onOver: (state: InitiativeState | null) => void; onMove: (state: InitiativeState) => void }) {
  const { t, text, format } = useLanguage();
  const { workspace = '' } = useParams({ strict: false });
  const { canEdit } = useWorkspace();
  const [shift, setShift] = useState<{ x: number; y: number } | null>(null);
  const start = useRef<{ x: number; y: number } | null>(null);
  const state = body.state ?? 'idea';
  const done = stepsDone(body);

  const onPointerDown = (event: PointerEvent) => {
    if (canEdit && event.button === 0) start.current = { x: event.clientX, y: event.clientY };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!start.current) return;
    const by = { x: event.clientX - start.current.x, y: event.clientY - start.current.y };
    if (!shift && Math.hypot(by.x, by.y) < startDistance) return;
    // Only now: a captured pointer would keep a plain click from reaching the link.
    event.currentTarget.setPointerCapture(event.pointerId);
    setShift(by);
    onOver(stateAt(event));
  };
  const end = (event: PointerEvent, drop: boolean) => {
    const target = shift && drop ? stateAt(event) : null;
    start.current = null;
    setShift(null);
    onOver(null);
    if (target && target !== state) onMove(target);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = event.altKey && direction !== 0 && canEdit ? neighbour(state, direction) : null;
    if (!next) return;
    event.preventDefault();
    onMove(next);
    // The card is drawn anew in its column; the focus goes along.
    setTimeout(() => document.querySelector<HTMLElement>(`[data-initiative="${id}"] a`)?.focus(), 50);
  };
  return (
    <li
      className={classes.card}
      data-initiative={id}
      data-dragged={shift ? true : undefined}
      style={shift ? { transform: `translate(${shift.x}px, ${shift.y}px)` } : undefined}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={(event) => end(event, true)}
      onPointerCancel={(event) => end(event, false)}
      onKeyDown={onKeyDown}
      onDragStart={(event) => event.preventDefault()}
    >
      <Link to="/w/$workspace/initiatives/$initiative" params={{ workspace, initiative: id }} className={classes.cardTitle} aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight" draggable={false}>{text(body.title) || t('map.untitled')}</Link>
      <span className={classes.cardMeta}>{[body.owner, body.team].filter(Boolean).join(' · ') || t('journey.noOwner')}</span>
      <span className={classes.cardFoot}>
        {body.due && <span className={isOverdue(body) ? improvements.overdue : undefined}>{isOverdue(body) ? t('overview.overdue', { day: format.date(body.due) }) : format.date(body.due)}</span>}
        {done.all > 0 && <span><span className={improvements.progress} aria-hidden="true"><i style={{ width: `${(100 * done.done) / done.all}%` }} /></span>{t('initiatives.stepsDone', { done: done.done, all: done.all })}</span>}
      </span>
    </li>
  );
}

function stateAt(event: PointerEvent): InitiativeState | null {
  const below = document.elementsFromPoint(event.clientX, event.clientY).find((element) => element instanceof HTMLElement && element.matches('section[data-state]'));
  return ((below as HTMLElement | undefined)?.dataset.state as InitiativeState | undefined) ?? null;
}

/** Moves an initiative to another state: seen at once, taken back when the server refuses. */
function useSetState() {
  const { slug, path } = useWorkspace();
  const client = useQueryClient();
  const words = useProblemWords();
  return async (card: Document<Initiative>, state: InitiativeState) => {
    const key = listKey(slug, 'initiative');
    const put = (value: InitiativeState) => client.setQueryData<Document<Initiative>[]>(key, (list) => list?.map((one) => (one.id === card.id ? { ...one, body: { ...one.body, state: value } } : one)));
    put(state);
    try {
      await api.post(`${path}/repository/initiative/${card.id}/changes`, { operations: [{ op: 'set', path: 'state', value: state }] });
      await client.invalidateQueries({ queryKey: key });
      await client.invalidateQueries({ queryKey: documentKey(slug, 'initiative', card.id) });
    } catch (error) {
      put(card.body.state ?? 'idea');
      notifications.show({ color: 'red', message: words(error) });
    }
  };
}
