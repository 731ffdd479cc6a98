import type { QueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Bodies, Change, Changed, Document, FeedEntry, Kind, Operation } from '@/api/types';
import { DocumentEditor, type Keep, type Transport, type Unsent } from './editor';
import { afterChange } from './following';

/** Where a document is kept: its workspace, kind and id. */
export interface Address<K extends Kind> { slug: string; path: string; kind: K; id: string }

export function listKey(slug: string, kind: Kind) {
  return ['repository', slug, kind] as const;
}

export function documentKey(slug: string, kind: Kind, id: string) {
  return ['repository', slug, kind, id] as const;
}

/** One editor per document and session; it goes on sending after its page is left. */
const editors = new WeakMap<QueryClient, Map<string, DocumentEditor<object>>>();

export function editorOf<K extends Kind>(client: QueryClient, address: Address<K>, document: Document<Bodies[K]>): DocumentEditor<Bodies[K]> {
  let own = editors.get(client);
  if (!own) {
    own = new Map();
    editors.set(client, own);
  }
  const key = `${address.slug}/${address.kind}/${address.id}`;
  let editor = own.get(key) as DocumentEditor<Bodies[K]> | undefined;
  if (!editor) {
    editor = createEditor(client, address, document);
    own.set(key, editor as unknown as DocumentEditor<object>);
  }
  return editor;
}

function createEditor<K extends Kind>(client: QueryClient, address: Address<K>, document: Document<Bodies[K]>): DocumentEditor<Bodies[K]> {
  const editor = new DocumentEditor<Bodies[K]>(document, transportTo(address), keepFor(address));
  editor.onAdvanced = (advanced, change) => spread(client, address, advanced, change);
  globalThis.addEventListener?.('online', editor.retryNow);
  return editor;
}

/** Takes a change that the stream brought to wherever its document is shown. */
export function takeChange(client: QueryClient, slug: string, { kind, document: id, change }: FeedEntry): void {
  const address = { slug, path: '', kind, id };
  const editor = editors.get(client)?.get(`${slug}/${kind}/${id}`);
  if (editor) {
    editor.follow(change);
    void client.invalidateQueries({ queryKey: [...documentKey(slug, kind, id), 'changes'] });
    return;
  }
  const list = client.getQueryData<Document<object>[]>(listKey(slug, kind));
  const known = client.getQueryData<Document<object>>(documentKey(slug, kind, id)) ?? list?.find((one) => one.id === id);
  if (known && known.version >= change.sequence) return;
  const next = known && afterChange(known, change);
  if (next) spread(client, address, next, change);
  else void client.invalidateQueries({ queryKey: listKey(slug, kind) });
}

/** Tells everything that shows a document, or is computed from it, what it is now. */
function spread<Body extends object>(client: QueryClient, { slug, kind, id }: Address<Kind>, document: Document<Body>, change: Change): void {
  client.setQueryData<Document<object>>(documentKey(slug, kind, id), document);
  client.setQueryData<Document<object>[]>(listKey(slug, kind), (list) => list?.map((one) => (one.id === id ? document : one)));
  void client.invalidateQueries({ queryKey: [...documentKey(slug, kind, id), 'changes'] });
  if (affectsNumbers(kind, change)) void client.invalidateQueries({ queryKey: ['reports', slug] });
}

function transportTo<K extends Kind>({ path, kind, id }: Address<K>): Transport<Bodies[K]> {
  const base = `${path}/repository/${kind}/${id}`;
  return {
    send: (operations, baseVersion, changeId) => api.post<Changed<Bodies[K]>>(`${base}/changes`, { operations, base_version: baseVersion }, { change_id: changeId }),
    undo: (sequence, changeId) => api.post<Changed<Bodies[K]>>(`${base}/changes/${sequence}/undo`, undefined, { change_id: changeId }),
    load: () => api.get<Document<Bodies[K]>>(base),
  };
}

function keepFor<K extends Kind>({ slug, kind, id }: Address<K>): Keep {
  const key = `wegmarke-unsent/${slug}/${kind}/${id}`;
  return {
    read: () => {
      try {
        return JSON.parse(localStorage.getItem(key) ?? '[]') as Unsent[];
      } catch {
        return [];
      }
    },
    write: (unsent) => {
      try {
        if (unsent.length === 0) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify(unsent));
      } catch {
        // Storage may be blocked or full: the changes then last as long as the page.
      }
    },
  };
}

/** Whether reports have to be asked for again: the course of the journey or the meaning of events changed. */
export function affectsNumbers(kind: Kind, change: Change): boolean {
  if (change.undoes !== null) return true;
  if (kind === 'touchpoint') return change.operations.some(({ path }) => path === 'key' || path.startsWith('bindings'));
  if (kind === 'journey') return change.operations.some(changesCourse);
  return false;
}

function changesCourse(operation: Operation): boolean {
  const parts = operation.path.split('/');
  if (operation.op !== 'set') {
    const isText = operation.op === 'insert' && parts[2] === 'cards' && !('reference' in operation.value);
    return parts[0] === 'phases' || (parts[0] === 'lanes' && !isText);
  }
  const field = parts[4];
  return ['timeout_days', 'loop'].includes(parts[0]!) || field === 'patience_days' || field === 'repeatable' || parts[4] === 'reference';
}
