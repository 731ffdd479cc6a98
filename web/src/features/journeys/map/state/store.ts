import { createContext, useContext, useSyncExternalStore } from 'react';

/** Where a new text or a changed one is being typed. */
export type Editing =
  | { what: 'title'; key: string }
  | { what: 'card'; card: string }
  | { what: 'new-card'; lane: string; step: string; after: string | null; initial: string };

export interface OpenMenu { key: string; x: number; y: number }

/** The state of the screen, as opposed to that of the journey. */
export interface MapState {
  /** The one element of the grid that the Tab key reaches: "card:…", "cell:lane/step", "step:…", "phase:…", "lane:…". */
  active: string | null;
  editing: Editing | null;
  menu: OpenMenu | null;
  collapsedPhases: ReadonlySet<string>;
  collapsedLanes: ReadonlySet<string>;
  hiddenLanes: ReadonlySet<string>;
  /** 1 is the natural size; 'fit' shows all columns at once. */
  zoom: number | 'fit';
  /** What the colours of the cards say. */
  coloring: 'none' | 'evidence';
  /** The step whose panel is open. */
  openStep: string | null;
  /** Last message for screen readers. */
  announcement: string;
}

const initial: MapState = {
  active: null,
  editing: null,
  menu: null,
  collapsedPhases: new Set(),
  collapsedLanes: new Set(),
  hiddenLanes: new Set(),
  zoom: 1,
  coloring: 'none',
  openStep: null,
  announcement: '',
};

/** A small store outside React: a cell draws again only when what it selects has changed. */
export class MapStore {
  private state: MapState;
  private readonly listeners = new Set<() => void>();

  /** `key` names the place in the browser where the view of this journey is remembered; none in tests. */
  constructor(private readonly key?: string, readonly journey = '') {
    this.state = { ...initial, ...readView(key) };
  }

  get = (): MapState => this.state;

  set = (change: Partial<MapState>): void => {
    this.state = { ...this.state, ...change };
    if ('collapsedPhases' in change || 'collapsedLanes' in change || 'hiddenLanes' in change || 'zoom' in change) writeView(this.key, this.state);
    for (const listener of this.listeners) listener();
  };

  toggle = (list: 'collapsedPhases' | 'collapsedLanes' | 'hiddenLanes', id: string): void => {
    const next = new Set(this.state[list]);
    if (!next.delete(id)) next.add(id);
    this.set({ [list]: next });
  };

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}

export const MapStoreContext = createContext<MapStore | null>(null);

export function useMapStore(): MapStore {
  const store = useContext(MapStoreContext);
  if (!store) throw new Error('useMapStore needs a MapStoreContext');
  return store;
}

/** A part of the state; `select` must give equal values by identity while nothing relevant changes. */
export function useMapState<Part>(select: (state: MapState) => Part): Part {
  const store = useMapStore();
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}

interface StoredView { phases: string[]; lanes: string[]; hidden: string[]; zoom: number | 'fit' }

function readView(key: string | undefined): Partial<MapState> {
  if (!key) return {};
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? 'null') as StoredView | null;
    if (!stored) return {};
    return {
      collapsedPhases: new Set(stored.phases),
      collapsedLanes: new Set(stored.lanes),
      hiddenLanes: new Set(stored.hidden),
      zoom: stored.zoom,
    };
  } catch {
    return {};
  }
}

function writeView(key: string | undefined, state: MapState): void {
  if (!key) return;
  const view: StoredView = {
    phases: [...state.collapsedPhases],
    lanes: [...state.collapsedLanes],
    hidden: [...state.hiddenLanes],
    zoom: state.zoom,
  };
  try {
    localStorage.setItem(key, JSON.stringify(view));
  } catch {
    // The view then lasts as long as the page.
  }
}
