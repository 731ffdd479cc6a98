import { grouped } from './grouped';
import type { AtlasJourney } from './useAtlas';

/** A journey drawn over the columns `first` to `last`, in one of the rows of its level. */
export interface Bar { journey: AtlasJourney; first: number; last: number; row: number }

export interface Level { level: number; rows: number; bars: Bar[] }

/** Lays the journeys of each level into as few rows as they need; those that span more phases come first. */
export function packed(journeys: AtlasJourney[]): Level[] {
  const levels = grouped(journeys.filter(({ covers }) => covers.length > 0), ({ level }) => level);
  return [...levels].sort(([a], [b]) => a - b).map(([level, members]) => {
    const bars = members.map((journey) => ({ journey, first: Math.min(...journey.covers), last: Math.max(...journey.covers), row: 0 }));
    bars.sort((a, b) => a.first - b.first || b.last - a.last);
    // For each row the first column that is free again.
    const free: number[] = [];
    for (const bar of bars) {
      const row = free.findIndex((column) => column <= bar.first);
      bar.row = row < 0 ? free.length : row;
      free[bar.row] = bar.last + 1;
    }
    return { level, rows: free.length, bars };
  });
}
