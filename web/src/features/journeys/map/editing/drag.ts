import type { Operation } from '@/api/types';
import type { MapCommands } from '../state/context';
import { findStep, moveCard, moveLane, movePhase, moveStep } from './edits';
import { parseKey } from './keys';
import classes from '../grid/Grid.module.css';

/** Where something would be dropped: beside or inside an element of the grid, with the line that shows it. */
interface Target { line: { left: number; top: number; width: number; height: number } | null; cell: HTMLElement | null; drop: () => Operation[] }

const startDistance = 5;

/**
 * Dragging with the pointer, by one listener for the whole map. It moves a copy and a line, not the elements themselves:
 * nothing is drawn again until something is dropped, however many cards there are. (By keyboard: Alt and arrows.)
 */
export function startDrag(event: PointerEvent, commands: MapCommands, adopt: (step: string, stub: DOMStringMap) => void): void {
  const source = (event.target as HTMLElement).closest<HTMLElement>('[data-drag]');
  const name = source?.dataset.drag;
  if (!source || !name || event.button !== 0 || (event.target as HTMLElement).closest('input, textarea')) return;
  const start = { x: event.clientX, y: event.clientY };
  let drag: Drag | null = null;

  const onMove = (move: PointerEvent) => {
    if (!drag && Math.hypot(move.clientX - start.x, move.clientY - start.y) < startDistance) return;
    drag ??= new Drag(source, name, commands, adopt);
    drag.moveTo(move.clientX, move.clientY);
    move.preventDefault();
  };
  const stop = (finish: boolean) => {
    removeEventListener('pointermove', onMove);
    removeEventListener('pointerup', onUp);
    removeEventListener('pointercancel', onCancel);
    removeEventListener('keydown', onKey, true);
    drag?.end(finish);
    if (drag) addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => removeEventListener('click', swallow, { capture: true }));
  };
  const onUp = () => stop(true);
  const onCancel = () => stop(false);
  const onKey = (key: KeyboardEvent) => {
    if (key.key !== 'Escape' || !drag) return;
    key.stopPropagation();
    stop(false);
  };
  addEventListener('pointermove', onMove);
  addEventListener('pointerup', onUp);
  addEventListener('pointercancel', onCancel);
  addEventListener('keydown', onKey, true);
}

/** The click that ends a drag is not meant as a click. */
function swallow(click: Event): void {
  click.stopPropagation();
  click.preventDefault();
}

class Drag {
  private readonly ghost: HTMLElement;
  private readonly line: HTMLElement;
  private readonly offset: { x: number; y: number };
  private target: Target | null = null;
  private started = false;

  constructor(
    private readonly source: HTMLElement,
    private readonly name: string,
    private readonly commands: MapCommands,
    private readonly adopt: (step: string, stub: DOMStringMap) => void,
  ) {
    const box = source.getBoundingClientRect();
    this.ghost = source.cloneNode(true) as HTMLElement;
    this.ghost.classList.add(classes.ghost!);
    for (const attribute of ['data-key', 'data-drag', 'role', 'tabindex']) this.ghost.removeAttribute(attribute);
    this.ghost.setAttribute('aria-hidden', 'true');
    Object.assign(this.ghost.style, { width: `${Math.min(box.width, 220)}px`, left: '0', top: '0', margin: '0' });
    this.line = document.createElement('div');
    this.line.className = classes.insertion!;
    this.line.hidden = true;
    this.offset = { x: 10, y: 10 };
    document.body.append(this.ghost, this.line);
    source.dataset.dragged = '';
    document.body.style.cursor = 'grabbing';
    getSelection()?.removeAllRanges();
  }

  moveTo(x: number, y: number): void {
    this.started = true;
    this.ghost.style.transform = `translate(${x + this.offset.x}px, ${y + this.offset.y}px)`;
    this.mark(null);
    const over = document.elementFromPoint(x, y);
    this.target = over ? this.targetAt(over, x, y) : null;
    this.mark(this.target);
    scrollNear(over, x, y);
  }

  end(finish: boolean): void {
    this.mark(null);
    this.ghost.remove();
    this.line.remove();
    delete this.source.dataset.dragged;
    document.body.style.cursor = '';
    const operations = finish && this.started ? (this.target?.drop() ?? []) : [];
    if (operations.length > 0) this.commands.change(operations);
  }

  private mark(target: Target | null): void {
    document.querySelectorAll('[data-drop]').forEach((cell) => cell.removeAttribute('data-drop'));
    if (target?.cell) target.cell.dataset.drop = '';
    this.line.hidden = !target?.line;
    if (target?.line) for (const [side, value] of Object.entries(target.line)) this.line.style.setProperty(side, `${value}px`);
  }

  private targetAt(over: Element, x: number, y: number): Target | null {
    const dragged = parseKey(this.name);
    if (this.name.startsWith('stub:')) return this.stubTarget(over);
    if (!dragged || !('id' in dragged)) return null;
    switch (dragged.what) {
      case 'card':
        return this.cardTarget(over, dragged.id, y);
      case 'step':
        return this.stepTarget(over, dragged.id, x);
      case 'phase':
        return this.besideTarget(over, dragged.id, x, 'phase');
      case 'lane':
        return this.besideTarget(over, dragged.id, y, 'lane');
    }
  }

  private stubTarget(over: Element): Target | null {
    const cell = over.closest<HTMLElement>('[data-cell], [data-key^="step:"]');
    const key = cell && parseKey(cell.dataset.key ?? '');
    if (!cell || !key) return null;
    const step = key.what === 'cell' ? key.step : 'id' in key ? key.id : '';
    const drop = () => {
      this.adopt(step, this.source.dataset);
      return [];
    };
    return { cell, line: null, drop };
  }

  private cardTarget(over: Element, id: string, y: number): Target | null {
    const cell = over.closest<HTMLElement>('[data-cell]');
    const key = cell && parseKey(cell.dataset.key ?? '');
    if (!cell || key?.what !== 'cell') return null;
    const cards = [...cell.querySelectorAll<HTMLElement>('[data-key^="card:"]')];
    const next = cards.find((card) => middle(card.getBoundingClientRect(), 'y') > y);
    const before = next?.dataset.key?.slice('card:'.length) ?? null;
    const last = cards.at(-1)?.getBoundingClientRect();
    const box = cell.getBoundingClientRect();
    const top = next ? next.getBoundingClientRect().top - 2 : (last?.bottom ?? box.top + 6);
    return {
      cell,
      line: { left: box.left + 4, top, width: box.width - 8, height: 2 },
      drop: () => moveCard(this.commands.body(), id, key.lane, key.step, before),
    };
  }

  private stepTarget(over: Element, id: string, x: number): Target | null {
    const head = over.closest<HTMLElement>('[data-key^="step:"], [data-key^="phase:"]');
    const key = head && parseKey(head.dataset.key ?? '');
    if (!head || !key || !('id' in key)) return null;
    const body = this.commands.body();
    const box = head.getBoundingClientRect();
    if (key.what === 'phase') {
      const last = body.phases.find((phase) => phase.id === key.id)?.steps.at(-1)?.id ?? null;
      return { cell: head, line: null, drop: () => moveStep(body, id, key.id, last) };
    }
    const found = findStep(body, key.id);
    if (!found) return null;
    const behind = x > middle(box, 'x');
    const after = behind ? key.id : (found.phase.steps[found.index - 1]?.id ?? null);
    const left = behind ? box.right - 1 : box.left - 1;
    return { cell: null, line: { left, top: box.top, width: 2, height: box.height }, drop: () => moveStep(body, id, found.phase.id, after) };
  }

  private besideTarget(over: Element, id: string, position: number, what: 'phase' | 'lane'): Target | null {
    const row = what === 'lane' ? over.closest<HTMLElement>('[data-lane]') : null;
    const element = row?.querySelector<HTMLElement>('[data-key^="lane:"]') ?? over.closest<HTMLElement>(`[data-key^="${what}:"]`);
    const key = element && parseKey(element.dataset.key ?? '');
    if (!element || !key || !('id' in key)) return null;
    const body = this.commands.body();
    const list: { id: string }[] = what === 'phase' ? body.phases : body.lanes;
    const box = (row ?? element).getBoundingClientRect();
    const behind = position > middle(box, what === 'phase' ? 'x' : 'y');
    const after = behind ? key.id : (list[list.findIndex((one) => one.id === key.id) - 1]?.id ?? null);
    const line = what === 'phase'
      ? { left: (behind ? box.right : box.left) - 1, top: box.top, width: 2, height: box.height }
      : { left: Math.max(0, box.left), top: (behind ? box.bottom : box.top) - 1, width: Math.min(box.width, innerWidth), height: 2 };
    return { cell: null, line, drop: () => (what === 'phase' ? movePhase(body, id, after) : moveLane(body, id, after)) };
  }
}

function middle(box: DOMRect, axis: 'x' | 'y'): number {
  return axis === 'x' ? box.left + box.width / 2 : box.top + box.height / 2;
}

/** The map follows when the pointer comes near its edge. */
function scrollNear(over: Element | null, x: number, y: number): void {
  const scroller = over?.closest<HTMLElement>('[data-scroller]');
  if (!scroller) return;
  const box = scroller.getBoundingClientRect();
  const edge = 36;
  const speed = 14;
  const along = (position: number, low: number, high: number) => (position < low + edge ? -speed : position > high - edge ? speed : 0);
  scroller.scrollBy(along(x, box.left, box.right), along(y, box.top, box.bottom));
}
