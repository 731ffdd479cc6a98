import { address } from '@/api/client';
import type { FeedEntry, Present } from '@/api/types';

/** What the stream of a workspace tells. */
export interface Listener {
  /** The stream is open; who is there. */
  hello: (present: Present[]) => void;
  change: (entry: FeedEntry) => void;
  presence: (present: Present) => void;
  /** Too much was missed: everything has to be read anew. */
  reload: () => void;
  interrupted: () => void;
}

const firstRetryMs = 1_000;
const longestRetryMs = 30_000;
/** A page that nobody looks at gives its connection back: browsers have few of them for one server. */
const hiddenMs = 10_000;

/** Listens to a workspace until the answer is called. After an interruption it goes on where it was. */
export function listen(path: string, listener: Listener): () => void {
  let source: EventSource | null = null;
  let last: string | null = null;
  let retryMs = firstRetryMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;

  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
    listener.interrupted();
  };
  const open = () => {
    clearTimeout(timer);
    if (source || ended) return;
    source = new EventSource(address(`${path}/live`, { after: last }));
    const on = <Data>(name: string, take: (data: Data) => void) => {
      source?.addEventListener(name, (event: MessageEvent<string>) => {
        if (event.lastEventId) last = event.lastEventId;
        take(JSON.parse(event.data) as Data);
      });
    };
    on<{ present: Present[] }>('hello', ({ present }) => {
      retryMs = firstRetryMs;
      listener.hello(present);
    });
    on('change', listener.change);
    on('presence', listener.presence);
    on('reload', listener.reload);
    on('end', () => {
      ended = true;
      close();
    });
    source.onerror = () => {
      // The browser itself would not try again after an answer such as "too many".
      close();
      timer = setTimeout(open, retryMs);
      retryMs = Math.min(longestRetryMs, retryMs * 2);
    };
  };
  const onVisibility = () => {
    clearTimeout(timer);
    if (document.visibilityState === 'visible') open();
    else timer = setTimeout(close, hiddenMs);
  };
  document.addEventListener('visibilitychange', onVisibility);
  open();
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    ended = true;
    close();
  };
}
