import { grouped } from './grouped';
import type { AtlasJourney } from './useAtlas';
import { treeOf } from './tree';

export interface MatrixCell { persona: string; journeys: AtlasJourney[] }
export interface MatrixRow { journey: AtlasJourney; depth: number; cells: MatrixCell[] }

/**
 * Which persona has which journey. A row is a journey together with its variants, so that a persona's own variant stands
 * in its column; retired journeys are left out.
 */
export function matrixOf(journeys: AtlasJourney[], personas: string[], title: (journey: AtlasJourney) => string): MatrixRow[] {
  const valid = journeys.filter(({ state }) => state !== 'retired');
  const known = new Set(valid.map(({ id }) => id));
  const isVariant = ({ base }: AtlasJourney) => base !== null && known.has(base);
  const variants = grouped(valid.filter(isVariant), ({ base }) => base);
  return treeOf(valid.filter((journey) => !isVariant(journey)), title).map(({ journey, depth }) => {
    const family = [journey, ...(variants.get(journey.id) ?? [])];
    return { journey, depth, cells: personas.map((persona) => ({ persona, journeys: family.filter((one) => one.personas.includes(persona)) })) };
  });
}
