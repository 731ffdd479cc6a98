import { useCallback } from 'react';
import type { Kind } from '@/api/types';
import { useLanguage } from '@/app/language';
import { useCreation } from '../../document/hooks';
import { useTouchpointCreation } from './useTouchpointCreation';

/** The kinds that are made of a title alone, so that nobody has to leave the map for a new one. */
const creatable = ['touchpoint', 'channel', 'device', 'system', 'department', 'knowledge-item', 'insight', 'initiative', 'metric'] as const satisfies Kind[];
type Creatable = (typeof creatable)[number];

export function isCreatable(kind: Kind): kind is Creatable {
  return (creatable as readonly Kind[]).includes(kind);
}

/** Makes an object of the library from a title, with the fields that the lane gives it. Gives its id. */
export function useObjectCreation(): (kind: Kind, title: string, fields: Record<string, unknown>) => Promise<string> {
  const { language } = useLanguage();
  const create = useCreation();
  const createTouchpoint = useTouchpointCreation();
  return useCallback(
    async (kind, title, fields) => {
      if (kind === 'touchpoint') return createTouchpoint(title);
      return (await create(kind, { ...fields, title: { [language]: title } } as never)).id;
    },
    [language, create, createTouchpoint],
  );
}
