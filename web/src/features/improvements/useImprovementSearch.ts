import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ImprovementSearch } from './filters';

/** What the address says of the improvements, and the way to change it. */
export function useImprovementSearch() {
  const search = useSearch({ strict: false }) as ImprovementSearch;
  const navigate = useNavigate();
  const setSearch = (next: ImprovementSearch) => void navigate({ to: '.', replace: true, search: ((before: object) => ({ ...before, ...next })) as never });
  return { search, setSearch };
}
