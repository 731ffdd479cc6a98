import type { Lane } from '@/api/types';
import type { ColumnLayout } from '../geometry/columns';
import { formOf } from '../state/lanes';
import { cardsIn } from './edits';
import { cellKey, pointKey } from './keys';

export type Direction = 'left' | 'right' | 'up' | 'down' | 'home' | 'end' | 'top' | 'bottom';

/** A row of the grid as the keyboard sees it: its title, then for each column the keys that can have the focus, from top to bottom. */
interface Row { title: string | null; cells: string[][] }

export interface GridShape {
  layout: ColumnLayout;
  /** The lanes that are shown. */
  lanes: Lane[];
  collapsedLanes: ReadonlySet<string>;
}

/** The key that an arrow leads to; undefined at the edge of the grid. */
export function neighbour(shape: GridShape, key: string, direction: Direction): string | undefined {
  const rows = rowsOf(shape);
  const at = locate(rows, key);
  if (!at) return rows[1]?.cells[0]?.[0] ?? rows[0]?.cells[0]?.[0];
  const row = rows[at.row]!;
  switch (direction) {
    case 'left':
      return sideways(row, key, at, -1);
    case 'right':
      return sideways(row, key, at, 1);
    case 'home':
      return row.cells.flat()[0];
    case 'end':
      return row.cells.findLast((keys) => keys.length > 0)?.[0];
    case 'top':
      return rows[0]?.cells[0]?.[0];
    case 'bottom':
      return rows.flatMap(({ cells }) => cells.flat()).at(-1);
    case 'up':
    case 'down':
      return vertically(rows, at, direction === 'up' ? -1 : 1);
  }
}

interface Location { row: number; column: number; index: number }

function rowsOf({ layout, lanes, collapsedLanes }: GridShape): Row[] {
  const phases: Row = { title: null, cells: layout.columns.map((column) => [`phase:${column.phase}`]) };
  const steps: Row = { title: null, cells: layout.columns.map((column) => (column.kind === 'step' ? [`step:${column.id}`] : [])) };
  const rows = lanes.map((lane): Row => {
    const title = `lane:${lane.id}`;
    if (collapsedLanes.has(lane.id)) return { title, cells: layout.columns.map(() => []) };
    return { title, cells: layout.columns.map((column) => (column.kind === 'step' ? cellKeys(lane, column.id) : [])) };
  });
  return [phases, steps, ...rows];
}

function cellKeys(lane: Lane, step: string): string[] {
  if (formOf(lane) === 'emotion') return [pointKey('assumed', step), pointKey('staff', step)];
  const cards = cardsIn(lane, step).map((card) => `card:${card.id}`);
  return cards.length > 0 ? cards : [cellKey(lane.id, step)];
}

/** The title of a lane is column -1. */
function locate(rows: Row[], key: string): Location | undefined {
  for (const [row, { title, cells }] of rows.entries()) {
    if (title === key) return { row, column: -1, index: 0 };
    for (const [column, keys] of cells.entries()) {
      const index = keys.indexOf(key);
      if (index >= 0) return { row, column, index };
    }
  }
  return undefined;
}

function sideways(row: Row, key: string, at: Location, step: -1 | 1): string | undefined {
  for (let column = at.column + step; column >= 0 && column < row.cells.length; column += step) {
    const keys = row.cells[column]!;
    const target = keys[Math.min(at.index, keys.length - 1)];
    // A phase spans several columns: its own key is not a neighbour.
    if (target !== undefined && target !== key) return target;
  }
  return step === -1 && at.column >= 0 ? (row.title ?? undefined) : undefined;
}

function vertically(rows: Row[], at: Location, step: -1 | 1): string | undefined {
  const within = at.column < 0 ? undefined : rows[at.row]!.cells[at.column]![at.index + step];
  if (within !== undefined) return within;
  for (let row = at.row + step; row >= 0 && row < rows.length; row += step) {
    const { title, cells } = rows[row]!;
    if (at.column < 0) {
      if (title) return title;
      continue;
    }
    const keys = cells[at.column] ?? [];
    const target = step === 1 ? keys[0] : keys.at(-1);
    if (target !== undefined) return target;
  }
  return undefined;
}
