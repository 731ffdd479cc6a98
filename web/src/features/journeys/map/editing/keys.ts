/** The name of an element of the grid, as its `data-key` and in the state: what it is and which. */
export type GridKey =
  | { what: 'phase' | 'step' | 'lane' | 'card'; id: string }
  | { what: 'cell'; lane: string; step: string }
  | { what: 'point'; series: 'assumed' | 'staff'; step: string };

export function cellKey(lane: string, step: string): string {
  return `cell:${lane}/${step}`;
}

export function pointKey(series: 'assumed' | 'staff', step: string): string {
  return `point:${series}/${step}`;
}

export function parseKey(key: string): GridKey | null {
  const colon = key.indexOf(':');
  const what = key.slice(0, colon);
  const rest = key.slice(colon + 1);
  const [first = '', second = ''] = rest.split('/');
  switch (what) {
    case 'phase':
    case 'step':
    case 'lane':
    case 'card':
      return { what, id: rest };
    case 'cell':
      return { what, lane: first, step: second };
    case 'point':
      return first === 'assumed' || first === 'staff' ? { what, series: first, step: second } : null;
    default:
      return null;
  }
}
