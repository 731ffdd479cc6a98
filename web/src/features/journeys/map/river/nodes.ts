import type { StepNumbers, StepsReport } from '@/api/reports';
import type { Column, ColumnLayout } from '../geometry/columns';
import type { RiverNode } from '../geometry/river';

/** The numbers of every step by its id. */
export function numbersByStep(report: StepsReport | undefined): Map<string, StepNumbers> {
  return new Map(report?.steps.map((numbers) => [numbers.step, numbers]));
}

/**
 * The places of the river: one per column that has steps. A collapsed phase is one place: as wide as its first step,
 * and all who leave inside it leave there.
 */
export function riverNodes(layout: ColumnLayout, report: StepsReport): RiverNode[] {
  const numbers = numbersByStep(report);
  const places = layout.columns.filter((column) => column.steps.length > 0);
  return places.map((column, index) => nodeOf(column, numbers, report.runs, index === places.length - 1));
}

function nodeOf(column: Column, numbers: Map<string, StepNumbers>, runs: number, isLast: boolean): RiverNode {
  const own = column.steps.flatMap((step) => numbers.get(step) ?? []);
  const share = (count: number) => (runs === 0 ? 0 : count / runs);
  // The end of the last step is where the journey ends, also when its phase is collapsed.
  const leavers = isLast ? own.slice(0, -1) : own;
  return {
    id: column.id,
    x: column.x,
    width: column.width,
    remaining: own[0]?.remaining_share ?? 0,
    left: share(sum(leavers, (step) => step.left)),
    inProgress: share(sum(own, (step) => step.in_progress)),
    hollow: column.kind === 'step' && (own[0]?.runs ?? 0) === 0,
  };
}

function sum(list: StepNumbers[], value: (numbers: StepNumbers) => number): number {
  return list.reduce((total, one) => total + value(one), 0);
}
