import { useMapState } from '../state/store';

/** 0 for the one element of the grid that the Tab key reaches, -1 for all others. */
export function useTab(key: string): 0 | -1 {
  return useMapState((state) => state.active === key) ? 0 : -1;
}
