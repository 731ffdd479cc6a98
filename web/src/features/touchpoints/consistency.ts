import type { Score, TouchpointNumbers } from '@/api/reports';
import type { Document, Journey, Touchpoint } from '@/api/types';

export interface ScoredPlace { touchpoint: Document<Touchpoint>; score: Score }

/** Touchpoints among which customers choose, and how far apart their scores are. */
export interface Spread {
  id: string;
  places: ScoredPlace[];
  /** Best mean minus worst mean, in points. */
  points: number;
  /** Whether the intervals of the best and the worst do not meet: the difference is none of chance. */
  certain: boolean;
}

function spreadOf(id: string, places: ScoredPlace[]): Spread {
  const sorted = [...places].sort((a, b) => b.score.mean - a.score.mean);
  const best = sorted[0]!;
  const worst = sorted[sorted.length - 1]!;
  return { id, places: sorted, points: best.score.mean - worst.score.mean, certain: best.score.low > worst.score.high };
}

/** The steps of a journey that customers may take at several measured touchpoints; the widest spread first. */
export function spreadByStep(journey: Journey, touchpoints: Document<Touchpoint>[], numbers: TouchpointNumbers[]): Spread[] {
  const scored = scoredTouchpoints(touchpoints, numbers);
  return journey.phases.flatMap((phase) => phase.steps).flatMap((step) => {
    const ids = new Set(journey.lanes.flatMap(({ cards }) => cards.flatMap(({ reference, step: at }) => (at === step.id && reference?.kind === 'touchpoint' ? [reference.id] : []))));
    const places = scored.filter(({ touchpoint }) => ids.has(touchpoint.id));
    return places.length > 1 ? [spreadOf(step.id, places)] : [];
  }).sort((a, b) => b.points - a.points);
}

/** Each channel's touchpoints: how equal the quality within it is; the widest spread first, channels with one score last. */
export function spreadByChannel(touchpoints: Document<Touchpoint>[], numbers: TouchpointNumbers[]): Spread[] {
  const byChannel = new Map<string, ScoredPlace[]>();
  for (const place of scoredTouchpoints(touchpoints, numbers)) {
    const { channel } = place.touchpoint.body;
    if (channel) byChannel.set(channel, [...(byChannel.get(channel) ?? []), place]);
  }
  return [...byChannel].map(([channel, places]) => spreadOf(channel, places)).sort((a, b) => b.points - a.points);
}

/** The mean over all responses of a group. */
export function pooledMean(places: ScoredPlace[]): { mean: number; n: number } {
  const n = places.reduce((sum, { score }) => sum + score.n, 0);
  return { n, mean: n === 0 ? 0 : places.reduce((sum, { score }) => sum + score.mean * score.n, 0) / n };
}

function scoredTouchpoints(touchpoints: Document<Touchpoint>[], numbers: TouchpointNumbers[]): ScoredPlace[] {
  const byId = new Map(numbers.map((one) => [one.id, one.score]));
  return touchpoints.flatMap((touchpoint) => {
    const score = byId.get(touchpoint.id);
    return score ? [{ touchpoint, score }] : [];
  });
}
