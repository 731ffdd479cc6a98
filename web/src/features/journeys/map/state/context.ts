import { createContext, useContext } from 'react';
import type { Journey, Operation } from '@/api/types';
import type { Language } from '@/messages';
import type { MapStore } from './store';

/** What every part of the map may do. The object stays the same while the map is open, so that it never causes drawing. */
export interface MapCommands {
  store: MapStore;
  /** The journey as it is now, with all changes shown. */
  body: () => Journey;
  /** Gives the way to take exactly this change back. */
  change: (operations: Operation[]) => () => void;
  undo: () => void;
  redo: () => void;
  language: () => Language;
  canEdit: boolean;
  /** Whether there are comments: not on a map that is shown to strangers. */
  comments: boolean;
  /** Opens a side panel by putting it into the address. */
  open: (panel: Panel) => void;
  /** Moves the keyboard focus to an element of the grid, once it is drawn. */
  focus: (key: string) => void;
  announce: (message: string) => void;
  /** Says that an element went, and offers to bring it back. */
  offerBack: (key: string, before: Journey, takeBack: () => void) => void;
}

export interface Panel {
  step?: string | undefined;
  touchpoint?: string | undefined;
  card?: string | undefined;
  panel?: 'history' | 'journey' | 'table' | 'comments' | 'compare' | 'review' | undefined;
  /** The place whose comments are shown. */
  place?: string | undefined;
  /** The thread of comments that is shown. */
  comment?: string | undefined;
}

export const MapCommandsContext = createContext<MapCommands | null>(null);

export function useCommands(): MapCommands {
  const commands = useContext(MapCommandsContext);
  if (!commands) throw new Error('useCommands needs a MapCommandsContext');
  return commands;
}
