/** One place on the river: a step, or a collapsed phase with its steps added up. Shares are 0…1 of all runs. */
export interface RiverNode {
  id: string;
  x: number;
  width: number;
  /** The share that reached this place or a later one: the river's width here. */
  remaining: number;
  /** The share for whom this was the furthest place and whose run is over. */
  left: number;
  /** The share for whom this is the furthest place and whose run is still open. */
  inProgress: number;
  /** The log never shows this step. */
  hollow: boolean;
}

export interface RiverSizes {
  /** The straight upper edge. */
  top: number;
  /** The thickness that stands for all runs. */
  thickness: number;
  /** Where the branches of those who leave end. */
  branchEnd: number;
}

export interface Branch {
  id: string;
  path: string;
  share: number;
  /** The middle of the branch where it falls, and its thickness. */
  x: number;
  thickness: number;
}

export interface Pool { id: string; path: string; share: number }

export interface RiverStretch {
  id: string;
  /** The middle of the step. */
  centre: number;
  top: number;
  bottom: number;
  /** The outline of a step that the log never shows; null elsewhere. */
  hollow: string | null;
}

export interface River {
  trunk: string;
  /** Who leaves after a step; the last step has none, because to end there is to arrive. */
  branches: Branch[];
  /** Who still stands at a step when the log ends; this is not a loss. */
  pools: Pool[];
  stretches: RiverStretch[];
}

/** Branches thinner than this could not be seen. */
const thinnest = 1;
const bend = 12;

/**
 * Draws the river: a trunk with a straight upper edge whose thickness is the share that goes on,
 * branches that fall away where people leave, and stubs for those who are still on their way.
 * Branches and stubs lie behind the trunk and come out from under it.
 */
export function layoutRiver(nodes: readonly RiverNode[], sizes: RiverSizes): River {
  const bottoms = nodes.map((node) => sizes.top + node.remaining * sizes.thickness);
  const branches: Branch[] = [];
  const pools: Pool[] = [];
  nodes.forEach((node, index) => {
    const next = nodes[index + 1];
    if (!next) return;
    const start = transitionStart(node);
    const pool = node.inProgress * sizes.thickness;
    const underTrunk = bottoms[index + 1]!;
    if (node.inProgress > 0) {
      pools.push({ id: node.id, share: node.inProgress, path: poolPath(start, transitionEnd(next), underTrunk, Math.max(pool, thinnest)) });
    }
    if (node.left > 0) branches.push(branchAt(node, start, underTrunk + pool, sizes));
  });
  return {
    trunk: trunkPath(nodes, bottoms, sizes.top),
    branches,
    pools,
    stretches: nodes.map((node, index) => ({
      id: node.id,
      centre: node.x + node.width / 2,
      top: sizes.top,
      bottom: bottoms[index]!,
      hollow: node.hollow ? hollowPath(node, sizes.top, bottoms[index]!) : null,
    })),
  };
}

/** A quarter of the width on either side of the middle the river flows straight; between two steps it narrows. */
function transitionStart(node: RiverNode): number {
  return node.x + node.width * 0.75;
}

function transitionEnd(node: RiverNode): number {
  return node.x + node.width * 0.25;
}

function trunkPath(nodes: readonly RiverNode[], bottoms: number[], top: number): string {
  const first = nodes[0];
  const last = nodes[nodes.length - 1];
  if (!first || !last) return '';
  let path = `M${r(first.x)},${r(top)}H${r(last.x + last.width)}V${r(bottoms[bottoms.length - 1]!)}`;
  for (let index = nodes.length - 1; index > 0; index -= 1) {
    const end = transitionEnd(nodes[index]!);
    const start = transitionStart(nodes[index - 1]!);
    const middle = (start + end) / 2;
    const low = bottoms[index]!;
    const high = bottoms[index - 1]!;
    path += `H${r(end)}C${r(middle)},${r(low)} ${r(middle)},${r(high)} ${r(start)},${r(high)}`;
  }
  return `${path}H${r(first.x)}Z`;
}

/** A band of even thickness that turns from along the river to straight down: two quarter circles around one centre. */
function branchAt(node: RiverNode, start: number, top: number, sizes: RiverSizes): Branch {
  const exact = node.left * sizes.thickness;
  const thickness = Math.max(exact, thinnest);
  const bottom = top + thickness;
  const turned = bottom + bend;
  const inner = start + bend;
  const outer = inner + thickness;
  const end = Math.max(sizes.branchEnd, turned);
  const path =
    `M${r(start)},${r(top)}A${r(bend + thickness)},${r(bend + thickness)} 0 0 1 ${r(outer)},${r(turned)}` +
    `V${r(end)}H${r(inner)}V${r(turned)}A${bend},${bend} 0 0 0 ${r(start)},${r(bottom)}Z`;
  return { id: node.id, path, share: node.left, x: (inner + outer) / 2, thickness };
}

/** A stub along the river's lower edge that ends round. */
function poolPath(start: number, end: number, top: number, thickness: number): string {
  const radius = thickness / 2;
  return `M${r(start)},${r(top)}H${r(end)}A${r(radius)},${r(radius)} 0 0 1 ${r(end)},${r(top + thickness)}H${r(start)}Z`;
}

function hollowPath(node: RiverNode, top: number, bottom: number): string {
  const from = transitionEnd(node);
  const to = transitionStart(node);
  return `M${r(from)},${r(top)}H${r(to)}V${r(bottom)}H${r(from)}Z`;
}

export interface FreeRoom { id: string; centre: number; x: number; width: number }

/**
 * The room that each of the given places has to itself below the river: up to the next branch on either side,
 * half-way to the next place that wants room too, and never further than `reach` from its middle.
 */
export function freeRooms(places: readonly { id: string; centre: number }[], branches: readonly Branch[], reach: number, padding: number): FreeRoom[] {
  return places.map(({ id, centre }, index) => {
    const before = places[index - 1];
    const after = places[index + 1];
    const leftWalls = [centre - reach, ...(before ? [(before.centre + centre) / 2] : [])];
    const rightWalls = [centre + reach, ...(after ? [(after.centre + centre) / 2] : [])];
    for (const branch of branches) {
      if (branch.x <= centre) leftWalls.push(branch.x + branch.thickness / 2);
      else rightWalls.push(branch.x - branch.thickness / 2);
    }
    const left = Math.max(...leftWalls) + padding;
    const right = Math.min(...rightWalls) - padding;
    return { id, centre, x: left, width: Math.max(0, right - left) };
  });
}

function r(value: number): number {
  return Math.round(value * 100) / 100;
}
