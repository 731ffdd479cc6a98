import type { Phase } from '@/api/types';

/** One column of the map. Everything that lines up (river, headers, cells, curve) takes x and width from here. */
export interface Column {
  /** A step, a collapsed phase drawn as one narrow column, or a phase that has no step yet. */
  kind: 'step' | 'collapsed' | 'empty';
  /** The step's id, or the phase's id when the column stands for a whole phase. */
  id: string;
  phase: string;
  /** The steps that the column stands for. */
  steps: string[];
  x: number;
  width: number;
}

export interface PhaseSpan {
  id: string;
  /** Position among the phases, which decides the tint. */
  index: number;
  x: number;
  width: number;
  collapsed: boolean;
  /** The first column of the phase and how many it has. */
  first: number;
  count: number;
}

export interface ColumnLayout {
  columns: Column[];
  phases: PhaseSpan[];
  /** The width of all columns together, without the column of lane titles. */
  width: number;
}

export interface ColumnSizes {
  /** The room for all columns, in pixels. */
  available: number;
  /** The narrowest column that is used when that makes all columns fit. */
  minimum: number;
  /** The width of a column when the map is wider than the room anyway, and one scrolls. */
  comfortable: number;
  maximum: number;
  /** The width of a collapsed phase. */
  collapsed: number;
}

/**
 * Shares the available width among the columns, from `minimum` to `maximum` pixels each; when they cannot all fit, they are comfortable.
 * Widths are whole pixels so that lines stay crisp; the remainder goes to the first columns.
 */
export function layoutColumns(phases: Phase[], collapsed: ReadonlySet<string>, sizes: ColumnSizes): ColumnLayout {
  const drafts = phases.flatMap((phase) => draftsOf(phase, collapsed.has(phase.id)));
  const narrow = drafts.filter((draft) => draft.kind === 'collapsed').length;
  const wide = drafts.length - narrow;
  const room = Math.max(0, sizes.available - narrow * sizes.collapsed);
  const even = wide === 0 ? 0 : Math.floor(room / wide);
  const width = even < sizes.minimum ? sizes.comfortable : Math.min(even, sizes.maximum);
  let remainder = width === even ? room - width * wide : 0;

  let x = 0;
  const columns = drafts.map((draft): Column => {
    let own = draft.kind === 'collapsed' ? sizes.collapsed : width;
    if (draft.kind !== 'collapsed' && remainder > 0) {
      own += 1;
      remainder -= 1;
    }
    const column = { ...draft, x, width: own };
    x += own;
    return column;
  });
  return { columns, phases: spansOf(phases, collapsed, columns), width: x };
}

function draftsOf(phase: Phase, collapsed: boolean): Omit<Column, 'x' | 'width'>[] {
  const steps = phase.steps.map((step) => step.id);
  if (collapsed) return [{ kind: 'collapsed', id: phase.id, phase: phase.id, steps }];
  if (steps.length === 0) return [{ kind: 'empty', id: phase.id, phase: phase.id, steps }];
  return steps.map((step) => ({ kind: 'step', id: step, phase: phase.id, steps: [step] }));
}

function spansOf(phases: Phase[], collapsed: ReadonlySet<string>, columns: Column[]): PhaseSpan[] {
  let first = 0;
  return phases.map((phase, index) => {
    const count = collapsed.has(phase.id) ? 1 : Math.max(1, phase.steps.length);
    const own = columns.slice(first, first + count);
    const x = own[0]?.x ?? 0;
    const span = {
      id: phase.id,
      index,
      x,
      width: own.reduce((sum, column) => sum + column.width, 0),
      collapsed: collapsed.has(phase.id),
      first,
      count,
    };
    first += count;
    return span;
  });
}

/** The column that holds a step, be it its own or its collapsed phase's. */
export function columnOf(layout: ColumnLayout, step: string): Column | undefined {
  return layout.columns.find((column) => column.steps.includes(step));
}

export function centreOf(column: Pick<Column, 'x' | 'width'>): number {
  return column.x + column.width / 2;
}

/** The value of a CSS grid-template-columns: the lane titles, then every column. */
export function gridTemplate(layout: ColumnLayout, titleWidth: number): string {
  return [titleWidth, ...layout.columns.map((column) => column.width)].map((width) => `${width}px`).join(' ');
}
