import { type ReactNode, useEffect, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useSession, useWorkspace } from '@/app/session';
import { takeChange } from '@/features/journeys/document/editors';
import { PresenceContext, PresenceStore } from './presence';
import { listen } from './stream';

/** Keeps everything below up to date with what others do in this workspace. */
export function Live({ children }: { children: ReactNode }) {
  const { slug, path } = useWorkspace();
  const client = useQueryClient();
  const user = useSession().user?.id;
  const [store] = useState(() => new PresenceStore(user));
  useEffect(() => {
    const readAnew = () => void client.invalidateQueries({ queryKey: ['repository', slug] });
    return listen(path, {
      hello: (present) => store.replace(present),
      change: (entry) => takeChange(client, slug, entry),
      presence: (present) => store.note(present),
      reload: readAnew,
      interrupted: () => store.interrupt(),
    });
  }, [client, store, slug, path]);
  return <PresenceContext value={store}>{children}</PresenceContext>;
}
