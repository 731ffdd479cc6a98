import type { Journey, Lane } from '@/api/types';
import type { MapCommands } from '../state/context';
import { formOf, referenceKindOf } from '../state/lanes';
import { addCard, addLane, addPhase, addStep, cardsIn, findCard, findPhase, findStep, moveCard, moveLane, movePhase, nudge, nudgeStep, pathOf, remove, stepsOf } from './edits';
import { cellKey, parseKey } from './keys';

/** What a person can do to an element of the grid, by key, menu or pointer. Each takes the element's key. */

export function startRename(commands: MapCommands, key: string): void {
  if (commands.canEdit) commands.store.set({ editing: { what: 'title', key }, menu: null });
}

/** Opens an empty field for a card in the element's cell; `initial` is what was typed already. */
export function startCard(commands: MapCommands, key: string, initial = ''): void {
  const place = cellOf(commands.body(), key);
  if (!place || !commands.canEdit) return;
  commands.store.set({ editing: { what: 'new-card', lane: place.lane.id, step: place.step, after: place.card, initial }, menu: null });
}

/** The main thing to do with an element: rename, open or write. */
export function activate(commands: MapCommands, key: string): void {
  const target = parseKey(key);
  if (!target) return;
  switch (target.what) {
    case 'step':
      return commands.open({ step: target.id });
    case 'phase':
    case 'lane':
      return startRename(commands, key);
    case 'cell':
      return startCard(commands, key);
    case 'card':
      return openOrEditCard(commands, target.id);
    case 'point':
      return;
  }
}

function openOrEditCard(commands: MapCommands, id: string): void {
  const found = findCard(commands.body(), id);
  if (!found) return;
  if (found.card.reference || !commands.canEdit) return openCard(commands, id);
  commands.store.set({ editing: { what: 'card', card: id }, menu: null });
}

/** The panel of a card; for a touchpoint that of the touchpoint. */
export function openCard(commands: MapCommands, id: string): void {
  const reference = findCard(commands.body(), id)?.card.reference;
  commands.open(reference?.kind === 'touchpoint' ? { touchpoint: reference.id } : { card: id });
}

/** Adds what comes after the element: a phase after a phase, a step after a step, and so on. */
export function addAfter(commands: MapCommands, key: string): void {
  const target = parseKey(key);
  if (!target || !commands.canEdit) return;
  const body = commands.body();
  switch (target.what) {
    case 'phase':
      return insertPhase(commands, target.id);
    case 'step': {
      const found = findStep(body, target.id);
      return found && insertStep(commands, found.phase.id, target.id);
    }
    case 'lane':
      return insertLane(commands, 'custom', target.id);
    default:
      return startCard(commands, key);
  }
}

/** New things are named at once: their title opens for typing. */
function insertNamed(commands: MapCommands, what: 'phase' | 'step' | 'lane', made: ReturnType<typeof addStep>): void {
  commands.change(made.operations);
  const key = `${what}:${made.id}`;
  commands.store.set({ editing: { what: 'title', key }, active: key, menu: null });
}

export function insertPhase(commands: MapCommands, after: string | null | undefined): void {
  insertNamed(commands, 'phase', addPhase(after, '', '', commands.language()));
}

export function insertStep(commands: MapCommands, phase: string, after: string | null | undefined): void {
  insertNamed(commands, 'step', addStep(phase, after, '', commands.language()));
}

/** A lane of a shipped kind has the kind's own name and needs no title. */
export function insertLane(commands: MapCommands, kind: string, after: string | null | undefined): void {
  const made = addLane(kind, after, {});
  if (kind === 'custom') return insertNamed(commands, 'lane', made);
  commands.change(made.operations);
  commands.store.set({ menu: null });
  commands.focus(`lane:${made.id}`);
}

/** Removes the element and puts the focus on what takes its place. */
export function removeAt(commands: MapCommands, key: string): void {
  const target = parseKey(key);
  if (!target || !('id' in target) || !commands.canEdit) return;
  const body = commands.body();
  const next = heir(body, key);
  const operations = remove(body, target.id);
  if (operations.length === 0) return;
  const takeBack = commands.change(operations);
  // A card is quickly written anew; what takes cards along with it is worth an offer.
  if (target.what !== 'card') commands.offerBack(key, body, takeBack);
  commands.store.set({ menu: null });
  if (next) commands.focus(next);
}

function heir(body: Journey, key: string): string | undefined {
  const target = parseKey(key);
  if (!target || !('id' in target)) return undefined;
  if (target.what === 'card') {
    const found = findCard(body, target.id)!;
    const others = cardsIn(found.lane, found.card.step);
    const index = others.indexOf(found.card);
    const other = others[index + 1] ?? others[index - 1];
    return other ? `card:${other.id}` : cellKey(found.lane.id, found.card.step);
  }
  const list = target.what === 'phase' ? body.phases : target.what === 'lane' ? body.lanes : stepsOf(body);
  const index = list.findIndex((one) => one.id === target.id);
  const other = list[index + 1] ?? list[index - 1];
  return other && `${target.what}:${other.id}`;
}

/** Moves the element one place; cards also into neighbouring cells. True when there was somewhere to go. */
export function moveBy(commands: MapCommands, key: string, direction: 'left' | 'right' | 'up' | 'down'): boolean {
  const target = parseKey(key);
  if (!target || !('id' in target) || !commands.canEdit) return false;
  const body = commands.body();
  const step = direction === 'left' || direction === 'up' ? -1 : 1;
  const horizontal = direction === 'left' || direction === 'right';
  const operations = () => {
    if (target.what === 'card') return horizontal ? cardSideways(body, target.id, step) : cardVertically(body, target.id, step);
    if (target.what === 'step') return horizontal ? nudgeStep(body, target.id, step) : [];
    if (target.what === 'phase') return horizontal ? moveTo(movePhase, body, body.phases, target.id, step) : [];
    return horizontal ? [] : moveTo(moveLane, body, body.lanes, target.id, step);
  };
  const change = operations();
  if (change.length === 0) return false;
  commands.change(change);
  commands.focus(key);
  return true;
}

function moveTo(move: typeof movePhase, body: Journey, list: { id: string }[], id: string, step: -1 | 1) {
  const after = nudge(list, id, step);
  return after === undefined ? [] : move(body, id, after);
}

function cardSideways(body: Journey, id: string, step: -1 | 1) {
  const found = findCard(body, id);
  if (!found) return [];
  const steps = stepsOf(body);
  const next = steps[steps.findIndex((one) => one.id === found.card.step) + step];
  return next ? moveCard(body, id, found.lane.id, next.id, null) : [];
}

function cardVertically(body: Journey, id: string, step: -1 | 1) {
  const found = findCard(body, id);
  if (!found) return [];
  const own = cardsIn(found.lane, found.card.step);
  const index = own.indexOf(found.card);
  if (step === -1 && index > 0) return moveCard(body, id, found.lane.id, found.card.step, own[index - 1]!.id);
  if (step === 1 && index < own.length - 1) return moveCard(body, id, found.lane.id, found.card.step, own[index + 2]?.id ?? null);
  const lane = nextLaneFor(body, found.lane, step);
  return lane ? moveCard(body, id, lane.id, found.card.step, step === 1 ? (cardsIn(lane, found.card.step)[0]?.id ?? null) : null) : [];
}

/** The nearest lane above or below that holds cards of the same form. */
function nextLaneFor(body: Journey, from: Lane, step: -1 | 1): Lane | undefined {
  for (let index = body.lanes.indexOf(from) + step; index >= 0 && index < body.lanes.length; index += step) {
    const lane = body.lanes[index]!;
    if (formOf(lane) === formOf(from) && referenceKindOf(lane) === referenceKindOf(from)) return lane;
  }
  return undefined;
}

/** The cell that an element stands in or is, and its card if it is one. */
export function cellOf(body: Journey, key: string): { lane: Lane; step: string; card: string | null } | undefined {
  const target = parseKey(key);
  if (target?.what === 'card') {
    const found = findCard(body, target.id);
    return found && { lane: found.lane, step: found.card.step, card: target.id };
  }
  if (target?.what === 'cell') {
    const lane = body.lanes.find((one) => one.id === target.lane);
    return lane && { lane, step: target.step, card: null };
  }
  return undefined;
}

/** Puts a reference to a touchpoint into a step; makes the lane when the map has none. */
export function adoptInto(commands: MapCommands, step: string, touchpoint: string): void {
  const body = commands.body();
  const lane = body.lanes.find((one) => referenceKindOf(one) === 'touchpoint');
  const reference = { kind: 'touchpoint', id: touchpoint };
  if (lane) return void commands.change(addCard(lane, step, null, { reference }).operations);
  const made = addLane('touchpoints', null, {});
  const value = { id: made.id, kind: 'touchpoints', title: {}, cards: [] };
  commands.change([...made.operations, ...addCard(value, step, null, { reference }).operations]);
}

export function titlePathOf(body: Journey, key: string): string | undefined {
  const target = parseKey(key);
  const path = target && 'id' in target ? pathOf(body, target.id) : undefined;
  return path && `${path}/title`;
}

export function phaseOf(body: Journey, id: string) {
  return findPhase(body, id) ?? findStep(body, id)?.phase;
}
