import { useMemo, useRef } from 'react';
import type { Journey } from '@/api/types';
import { useLanguage } from '@/app/language';
import type { MapCommands, Panel } from './state/context';
import type { MapStore } from './state/store';

const nothing = () => {};

/** The commands of a map that is only looked at. `open` may show what was chosen; panels that nobody wants stay closed. */
export function useReadOnlyCommands(store: MapStore, body: Journey, open: (panel: Panel) => void = nothing): MapCommands {
  const { language } = useLanguage();
  const latest = useRef({ body, language, open });
  latest.current = { body, language, open };
  return useMemo(
    () => ({
      store,
      body: () => latest.current.body,
      change: () => nothing,
      undo: nothing,
      redo: nothing,
      language: () => latest.current.language,
      canEdit: false,
      comments: false,
      open: (panel) => latest.current.open(panel),
      focus: nothing,
      announce: nothing,
      offerBack: nothing,
    }),
    [store],
  );
}
