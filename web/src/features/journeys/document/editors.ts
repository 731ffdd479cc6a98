import type { QueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Bodies, Change, Changed, Document, Kind, Operation } from '@/api/types';
import { DocumentEditor, type Keep, type Transport, type Unsent } from './editor';

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
  editor.onConfirmed = ({ document: confirmed, change }) => {
    const { slug, kind, id } = address;
    client.setQueryData(documentKey(slug, kind, id), confirmed);
    client.setQueryData<Document<Bodies[K]>[]>(listKey(slug, kind), (list) => list?.map((one) => (one.id === id ? confirmed : one)));
    void client.invalidateQueries({ queryKey: [...documentKey(slug, kind, id), 'changes'] });
    if (affectsNumbers(kind, change)) void client.invalidateQueries({ queryKey: ['reports', slug] });
  };
  globalThis.addEventListener?.('online', editor.retryNow);
  return editor;
}

function transportTo<K extends Kind>({ path, kind, id }: Address<K>): Transport<Bodies[K]> {
  const base = `${path}/repository/${kind}/${id}`;
  return {
    send: (operations, baseVersion) => api.post<Changed<Bodies[K]>>(`${base}/changes`, { operations, base_version: baseVersion }),
    undo: (sequence) => api.post<Changed<Bodies[K]>>(`${base}/changes/${sequence}/undo`),
    changesAfter: (version) => api.get<Change[]>(`${base}/changes`, { after: version }),
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
