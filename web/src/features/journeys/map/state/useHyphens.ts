import { createContext, useContext } from 'react';
import { withSoftHyphens } from '../geometry/hyphens';
import { measureText } from './measure';

/** The width of the narrowest step column, rounded down in steps so that dragging the window does not draw every card again. */
export const ColumnWidthContext = createContext(116);

export function roundedColumnWidth(width: number): number {
  return Math.floor(width / 12) * 12;
}

/** Parts words that do not fit into a column; `taken` is what padding and marks take of its width. */
export function useHyphens(taken: number, size = 12, weight = 400): (text: string) => string {
  const room = useContext(ColumnWidthContext) - taken;
  return (text) => withSoftHyphens(text, room, measureText, size, weight);
}
