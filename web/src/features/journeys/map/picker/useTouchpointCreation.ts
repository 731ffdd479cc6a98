import { useCallback } from 'react';
import type { Touchpoint } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useCreate } from '../../document/hooks';
import { useLibrary } from '../state/library';
import { touchpointKey } from './options';

/** Makes a touchpoint of the library; `event` binds it to the events of that name. Gives its id. */
export function useTouchpointCreation(): (title: string, event?: string) => Promise<string> {
  const { language } = useLanguage();
  const library = useLibrary();
  const { mutateAsync } = useCreate('touchpoint');
  return useCallback(
    async (title, event) => {
      const taken = new Set(library.ofKind('touchpoint').flatMap((entry) => entry.touchpoint?.key ?? []));
      const body: Touchpoint = { key: touchpointKey(title, taken), title: { [language]: title }, kind: 'digital', bindings: event ? [{ event }] : [] };
      return (await mutateAsync(body)).id;
    },
    [language, library, mutateAsync],
  );
}
