import { useEffect } from 'react';
import { api } from '@/api/client';
import { newId } from '@/api/ids';
import { useWorkspace } from '@/app/session';

/** This page, among all that the person has open. */
const page = newId();
const repeatMs = 10_000;
/** Moving over cells with the arrow keys is not told cell by cell. */
const settleMs = 200;

/** Tells the others that this page has a document open, and the place in it. */
export function useBeHere(document: string, place: string | null): void {
  const { path } = useWorkspace();
  useEffect(() => {
    const say = () => {
      if (globalThis.document.visibilityState === 'visible') tell(path, { page, document, place });
    };
    const first = setTimeout(say, settleMs);
    const timer = setInterval(say, repeatMs);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [path, document, place]);
  useEffect(() => {
    const leave = () => tell(path, { page });
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, [path, document]);
}

function tell(path: string, where: { page: string; document?: string; place?: string | null }): void {
  // Whoever is not told now is told with the next repetition.
  api.post(`${path}/live/presence`, where).catch(() => {});
}
