import { useEffect, useMemo, useState } from 'react';
import type { Phase } from '@/api/types';
import { type ColumnLayout, layoutColumns } from './geometry/columns';
import { useMapState } from './state/store';

/** The column of lane titles, in pixels. */
export const titleWidth = 180;
const widths = { minimum: 88, comfortable: 116, maximum: 320, collapsed: 44 };
const smallestZoom = 0.35;
/** The width of a landscape A3 sheet without its margins, on which a map is printed. */
const paperWidth = 1500;

/** Columns for the room there is, and the zoom that applies to the whole canvas. */
export function useMapLayout(phases: Phase[], width: number): { layout: ColumnLayout; zoom: number } {
  const collapsed = useMapState((state) => state.collapsedPhases);
  const chosen = useMapState((state) => state.zoom);
  const printing = usePrinting();
  const room = printing ? paperWidth : width;
  const zoom = printing || chosen === 'fit' ? zoomToFit(phases, collapsed, room) : chosen;
  const layout = useMemo(
    () => layoutColumns(phases, collapsed, { available: Math.floor(room / zoom) - titleWidth, ...widths }),
    [phases, collapsed, room, zoom],
  );
  return { layout, zoom };
}

/** The largest zoom up to the natural size at which all columns are seen. */
export function zoomToFit(phases: Phase[], collapsed: ReadonlySet<string>, room: number): number {
  const needed = phases.reduce((sum, phase) => sum + (collapsed.has(phase.id) ? widths.collapsed : Math.max(1, phase.steps.length) * widths.minimum), titleWidth);
  return Math.max(smallestZoom, Math.min(1, room / needed));
}

function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const query = matchMedia('print');
    const onChange = () => setPrinting(query.matches);
    query.addEventListener('change', onChange);
    return () => query.removeEventListener('change', onChange);
  }, []);
  return printing;
}
