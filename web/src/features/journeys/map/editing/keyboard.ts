import type { KeyboardEvent } from 'react';
import type { MapCommands } from '../state/context';
import { activate, addAfter, moveBy, openCard, removeAt, startCard, startRename } from './commands';
import { parseKey } from './keys';
import { type Direction, type GridShape, neighbour } from './navigation';

const arrows: Record<string, 'left' | 'right' | 'up' | 'down'> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };

/** Keys on an element of the grid. Fields for typing handle their own keys and stop them from getting here. */
export function onGridKey(event: KeyboardEvent, commands: MapCommands, shape: GridShape): void {
  const element = (event.target as HTMLElement).closest<HTMLElement>('[data-key]');
  const key = element?.dataset.key;
  if (!key || event.defaultPrevented) return;
  if (handled(event, key, commands, shape, element)) {
    event.preventDefault();
    event.stopPropagation();
  }
}

function handled(event: KeyboardEvent, key: string, commands: MapCommands, shape: GridShape, element: HTMLElement): boolean {
  const arrow = arrows[event.key];
  const command = event.ctrlKey || event.metaKey;
  if (arrow && event.altKey) return moveBy(commands, key, arrow);
  const direction = directionOf(event, arrow, command);
  if (direction) {
    const next = neighbour(shape, key, direction);
    if (next) commands.focus(next);
    return next !== undefined;
  }
  if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
    const box = element.getBoundingClientRect();
    commands.store.set({ menu: { key, x: box.left + 8, y: box.bottom } });
    return true;
  }
  if (command || event.altKey) return event.key === 'Enter' && command ? done(() => addAfter(commands, key)) : false;
  return plainKey(event, key, commands);
}

function directionOf(event: KeyboardEvent, arrow: Direction | undefined, command: boolean): Direction | undefined {
  if (arrow && !event.shiftKey && !command) return arrow;
  if (event.key === 'Home') return command ? 'top' : 'home';
  if (event.key === 'End') return command ? 'bottom' : 'end';
  return undefined;
}

function plainKey(event: KeyboardEvent, key: string, commands: MapCommands): boolean {
  const target = parseKey(key);
  switch (event.key) {
    case 'Enter':
      return target?.what === 'point' ? false : done(() => activate(commands, key));
    case 'F2':
      return done(() => (target?.what === 'card' ? activate(commands, key) : startRename(commands, key)));
    case 'Insert':
      return done(() => addAfter(commands, key));
    case 'Delete':
    case 'Backspace':
      return target?.what === 'point' ? false : done(() => removeAt(commands, key));
    case ' ':
      return onSpace(key, commands);
  }
  const types = event.key.length === 1 && (target?.what === 'cell' || target?.what === 'card');
  return types ? done(() => startCard(commands, key, event.key)) : false;
}

function onSpace(key: string, commands: MapCommands): boolean {
  const target = parseKey(key);
  if (target?.what === 'phase') commands.store.toggle('collapsedPhases', target.id);
  else if (target?.what === 'lane') commands.store.toggle('collapsedLanes', target.id);
  else if (target?.what === 'card') openCard(commands, target.id);
  else if (target?.what === 'step') commands.open({ step: target.id });
  else return false;
  return true;
}

function done(action: () => void): true {
  action();
  return true;
}
