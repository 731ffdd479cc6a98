import type { AtlasJourney } from './useAtlas';
import { folded, treeOf } from './tree';

export interface MatrixCell { persona: string; journeys: AtlasJourney[] }
export interface MatrixRow { journey: AtlasJourney; depth: number; cells: MatrixCell[] }

/**
 * Which persona has which journey. A row is a journey together with its variants, so that a persona's own variant stands
 * in its column; retired journeys are left out.
 */
export function matrixOf(journeys: AtlasJourney[], personas: string[], title: (journey: AtlasJourney) => string): MatrixRow[] {
  const { heads, variants } = folded(journeys.filter(({ state }) => state !== 'retired'));
  return treeOf(heads, title).map(({ journey, depth }) => {
    const family = [journey, ...(variants.get(journey.id) ?? [])];
    return { journey, depth, cells: personas.map((persona) => ({ persona, journeys: family.filter((one) => one.personas.includes(persona)) })) };
  });
}
