import type { Document, Touchpoint } from '@/api/types';
import { grouped } from './grouped';
import type { AtlasJourney } from './useAtlas';

/** A touchpoint with the journeys through which it serves a goal. */
export interface Service { touchpoint: Document<Touchpoint>; journeys: AtlasJourney[] }

/** One goal, or none; what each department does for it. Touchpoints without a department stand under null. */
export interface AlignmentRow { goal: string | null; journeys: AtlasJourney[]; of: Map<string | null, Service[]> }

export interface Alignment {
  rows: AlignmentRow[];
  /** Touchpoints that serve more than one goal: there the goals have to get along. */
  shared: { touchpoint: Document<Touchpoint>; goals: string[] }[];
}

/**
 * Which department serves which goal through which touchpoints. A part of a journey serves the goal of that journey unless
 * it names its own. The map of the whole life cycle (level 0) touches everything, so it hands no goal down and speaks only
 * for touchpoints that no other journey shows.
 */
export function alignmentOf(all: AtlasJourney[], touchpoints: Document<Touchpoint>[], goals: string[]): Alignment {
  const journeys = all.filter(({ state }) => state !== 'retired');
  const deep = journeys.filter(({ level }) => level > 0);
  const shownDeep = new Set(deep.flatMap((journey) => journey.touchpoints));
  const known = new Set(goals);
  const byId = new Map(journeys.map((journey) => [journey.id, journey]));
  const goalOf = (journey: AtlasJourney): string | null => {
    const passed = new Set<AtlasJourney>();
    for (let next: AtlasJourney | undefined = journey; next && !passed.has(next) && (next === journey || next.level > 0); next = byId.get(next.parent ?? '')) {
      if (next.goal && known.has(next.goal)) return next.goal;
      passed.add(next);
    }
    return null;
  };
  const withGoal = journeys.map((journey) => ({ journey, goal: goalOf(journey), serving: new Set(journey.level > 0 ? journey.touchpoints : journey.touchpoints.filter((id) => !shownDeep.has(id))) }));
  const rows = [...goals, null].map((goal): AlignmentRow => {
    const serving = withGoal.filter((one) => one.goal === goal);
    const services = touchpoints.flatMap((touchpoint): Service[] => {
      const through = serving.filter((one) => one.serving.has(touchpoint.id)).map(({ journey }) => journey);
      return through.length > 0 ? [{ touchpoint, journeys: through }] : [];
    });
    return { goal, journeys: serving.map(({ journey }) => journey), of: grouped(services, ({ touchpoint }) => touchpoint.body.department ?? null) };
  });
  const shared = touchpoints.map((touchpoint) => ({ touchpoint, goals: goals.filter((goal) => withGoal.some((one) => one.goal === goal && one.serving.has(touchpoint.id))) }));
  return { rows: rows.filter(({ goal, journeys: serving }) => goal !== null || serving.length > 0), shared: shared.filter((one) => one.goals.length > 1) };
}
