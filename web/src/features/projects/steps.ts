import type { Document, Initiative, Journey, Project } from '@/api/types';

/** The five steps from a goal to an action plan, in their order. */
export const projectSteps = ['goal', 'personas', 'map', 'analysis', 'plan'] as const;
export type ProjectStep = (typeof projectSteps)[number];
export type Progress = 'open' | 'begun' | 'done';

export interface PointedAt { journey: Document<Journey> | undefined; initiatives: Document<Initiative>[] }

/** How far each step is, read from the documents that the project points at: nobody ticks anything off. */
export function progressOf(project: Project, { journey, initiatives }: PointedAt): Record<ProjectStep, Progress> {
  return {
    goal: project.goal ? 'done' : 'open',
    personas: project.personas?.length ? 'done' : 'open',
    map: mapProgress(journey?.body),
    analysis: isWritten(project.findings) ? 'done' : project.workshops?.length ? 'begun' : 'open',
    plan: planProgress(initiatives),
  };
}

function mapProgress(journey: Journey | undefined): Progress {
  if (!journey) return 'open';
  const hasSteps = journey.phases.some((phase) => phase.steps.length > 0);
  return hasSteps && unfinishedSteps(journey) === 0 ? 'done' : 'begun';
}

/** Done when every initiative says who does it until when. */
function planProgress(initiatives: Document<Initiative>[]): Progress {
  if (initiatives.length === 0) return 'open';
  return initiatives.every(({ body }) => body.owner && body.due) ? 'done' : 'begun';
}

/** Steps of the map that have no name or no touchpoint yet. */
export function unfinishedSteps(journey: Journey): number {
  const touched = new Set(journey.lanes.flatMap((lane) => lane.cards).filter(({ reference }) => reference?.kind === 'touchpoint').map(({ step }) => step));
  return journey.phases.flatMap((phase) => phase.steps).filter(({ id, title }) => !isWritten(title) || !touched.has(id)).length;
}

export function stepsDoneOf(progress: Record<ProjectStep, Progress>): number {
  return projectSteps.filter((step) => progress[step] === 'done').length;
}

function isWritten(text: Record<string, string | undefined> | undefined | null): boolean {
  return Object.values(text ?? {}).some((value) => value?.trim());
}
