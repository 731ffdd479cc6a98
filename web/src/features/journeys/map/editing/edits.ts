import { newId } from '@/api/ids';
import type { Card, Journey, Lane, Operation, Phase, Step } from '@/api/types';
import type { Language } from '@/messages';

/** Operations for everything that can be edited on the map. Pure: the caller sends them. */

export interface Made { id: string; operations: Operation[] }

export function findPhase(body: Journey, id: string): Phase | undefined {
  return body.phases.find((phase) => phase.id === id);
}

export function findStep(body: Journey, id: string): { phase: Phase; step: Step; index: number } | undefined {
  for (const phase of body.phases) {
    const index = phase.steps.findIndex((step) => step.id === id);
    const step = phase.steps[index];
    if (step) return { phase, step, index };
  }
  return undefined;
}

export function findCard(body: Journey, id: string): { lane: Lane; card: Card } | undefined {
  for (const lane of body.lanes) {
    const card = lane.cards.find((one) => one.id === id);
    if (card) return { lane, card };
  }
  return undefined;
}

export function stepsOf(body: Journey): Step[] {
  return body.phases.flatMap((phase) => phase.steps);
}

/** The address of a phase, step, lane or card inside the journey. */
export function pathOf(body: Journey, id: string): string | undefined {
  if (findPhase(body, id)) return `phases/${id}`;
  const step = findStep(body, id);
  if (step) return `phases/${step.phase.id}/steps/${id}`;
  if (body.lanes.some((lane) => lane.id === id)) return `lanes/${id}`;
  const card = findCard(body, id);
  return card && `lanes/${card.lane.id}/cards/${id}`;
}

/** Writes a text in one language; an emptied text is removed. */
export function setText(path: string, language: Language, value: string): Operation {
  const trimmed = value.trim();
  return trimmed === '' ? { op: 'set', path: `${path}/${language}`, value: null } : { op: 'set', path: `${path}/${language}`, value: trimmed };
}

export function remove(body: Journey, id: string): Operation[] {
  const path = pathOf(body, id);
  return path ? [{ op: 'remove', path }] : [];
}

/** A new phase with one step, after another phase (null: first). */
export function addPhase(after: string | null | undefined, title: string, stepTitle: string, language: Language): Made {
  const id = newId();
  const value = { id, title: { [language]: title }, steps: [{ id: newId(), title: { [language]: stepTitle } }] };
  return { id, operations: [{ op: 'insert', path: 'phases', ...(after === undefined ? {} : { after }), value }] };
}

/** A new step in a phase, after another step (null: first). */
export function addStep(phase: string, after: string | null | undefined, title: string, language: Language): Made {
  const id = newId();
  const value = { id, title: { [language]: title } };
  return { id, operations: [{ op: 'insert', path: `phases/${phase}/steps`, ...(after === undefined ? {} : { after }), value }] };
}

export function addLane(kind: string, after: string | null | undefined, title: Record<string, string>): Made {
  const id = newId();
  return { id, operations: [{ op: 'insert', path: 'lanes', ...(after === undefined ? {} : { after }), value: { id, kind, title, cards: [] } }] };
}

/** Moves a step beside another one or, with null, to the start of a phase. */
export function moveStep(body: Journey, step: string, phase: string, after: string | null): Operation[] {
  const found = findStep(body, step);
  if (!found || after === step) return [];
  const before = found.index === 0 ? null : found.phase.steps[found.index - 1]!.id;
  if (found.phase.id === phase && before === after) return [];
  return [{ op: 'move', path: `phases/${found.phase.id}/steps/${step}`, to: `phases/${phase}/steps`, after }];
}

export function movePhase(body: Journey, phase: string, after: string | null): Operation[] {
  return moveWithin(body.phases, 'phases', phase, after);
}

export function moveLane(body: Journey, lane: string, after: string | null): Operation[] {
  return moveWithin(body.lanes, 'lanes', lane, after);
}

function moveWithin(list: { id: string }[], path: string, id: string, after: string | null): Operation[] {
  const index = list.findIndex((member) => member.id === id);
  if (index < 0 || after === id) return [];
  const before = index === 0 ? null : list[index - 1]!.id;
  return before === after ? [] : [{ op: 'move', path: `${path}/${id}`, to: path, after }];
}

/** One place left or right: within the phase, else over its border into the next phase. */
export function nudgeStep(body: Journey, step: string, direction: -1 | 1): Operation[] {
  const found = findStep(body, step);
  if (!found) return [];
  const { phase, index } = found;
  if (direction === 1 && index < phase.steps.length - 1) return moveStep(body, step, phase.id, phase.steps[index + 1]!.id);
  if (direction === -1 && index > 0) return moveStep(body, step, phase.id, phase.steps[index - 2]?.id ?? null);
  const next = body.phases[body.phases.indexOf(phase) + direction];
  if (!next) return [];
  return moveStep(body, step, next.id, direction === 1 ? null : (next.steps.at(-1)?.id ?? null));
}

export function nudge(list: { id: string }[], id: string, direction: -1 | 1): string | null | undefined {
  const index = list.findIndex((member) => member.id === id);
  if (index + direction < 0 || index + direction >= list.length) return undefined;
  return direction === 1 ? list[index + 1]!.id : (list[index - 2]?.id ?? null);
}

/** The cards of one cell, in order. */
export function cardsIn(lane: Lane, step: string): Card[] {
  return lane.cards.filter((card) => card.step === step);
}

export type NewCard = Omit<Card, 'id' | 'step'>;

/** A new card in a cell: after one of its cards, else at its end. */
export function addCard(lane: Lane, step: string, after: string | null, card: NewCard): Made {
  const id = newId();
  const last = cardsIn(lane, step).at(-1)?.id;
  const place = after ?? last;
  const operation: Operation = { op: 'insert', path: `lanes/${lane.id}/cards`, ...(place === undefined ? {} : { after: place }), value: { id, step, ...card } };
  return { id, operations: [operation] };
}

/** Moves a card into a cell, before one of its cards or (null) to its end. */
export function moveCard(body: Journey, card: string, lane: string, step: string, before: string | null): Operation[] {
  const found = findCard(body, card);
  const target = body.lanes.find((one) => one.id === lane);
  if (!found || !target || before === card) return [];
  const cell = cardsIn(target, step);
  if (found.lane.id === lane && found.card.step === step && (cell[cell.indexOf(found.card) + 1]?.id ?? null) === before) return [];
  const others = target.cards.filter((one) => one.id !== card);
  const end = others.filter((one) => one.step === step).at(-1)?.id;
  const after = before === null ? end : (others[others.findIndex((one) => one.id === before) - 1]?.id ?? null);
  const operations: Operation[] = [];
  if (found.card.step !== step) operations.push({ op: 'set', path: `lanes/${found.lane.id}/cards/${card}/step`, value: step });
  if (found.lane.id !== lane || after !== undefined) {
    operations.push({ op: 'move', path: `lanes/${found.lane.id}/cards/${card}`, to: `lanes/${lane}/cards`, ...(after === undefined ? {} : { after }) });
  }
  return operations;
}
