import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Bodies, Change, Document, Kind, Operation } from '@/api/types';
import { useWorkspace } from '@/app/session';
import { useConnected } from '@/features/live/presence';
import type { DocumentEditor, Snapshot } from './editor';
import { documentKey, editorOf, listKey } from './editors';
import { useNotices } from './notices';

/** How often an open document looks for the changes of others while they do not arrive by themselves. */
const refreshMs = 15_000;

/** All documents of a kind in the current workspace. */
export function useDocuments<K extends Kind>(kind: K) {
  const { slug, path } = useWorkspace();
  return useQuery({
    queryKey: listKey(slug, kind),
    queryFn: ({ signal }) => api.get<Document<Bodies[K]>[]>(`${path}/repository/${kind}`, {}, signal),
  });
}

export interface EditedDocument<Body> extends Snapshot<Body> {
  /** Gives the way to take exactly this change back. */
  change: (operations: Operation[]) => () => void;
  undo: () => void;
  redo: () => void;
  /** Undoes one change of the history. */
  undoSequence: (sequence: number) => void;
}

export interface DocumentState<Body> {
  /** Undefined while it loads. */
  edited: EditedDocument<Body> | undefined;
  isPending: boolean;
  error: unknown;
  refetch: () => void;
}

/** One document, with the person's own changes shown at once. Messages about lost, refused and overlapping changes are shown by it. */
export function useDocument<K extends Kind>(kind: K, id: string): DocumentState<Bodies[K]> {
  const { slug, path } = useWorkspace();
  const client = useQueryClient();
  const connected = useConnected();
  const query = useQuery({
    queryKey: documentKey(slug, kind, id),
    queryFn: ({ signal }) => api.get<Document<Bodies[K]>>(`${path}/repository/${kind}/${id}`, {}, signal),
    refetchInterval: connected ? false : refreshMs,
    enabled: id !== '',
    // The editor keeps identities itself, by the ids of phases, steps, lanes and cards.
    structuralSharing: false,
  });
  const editor = query.data && editorOf(client, { slug, path, kind, id }, query.data);
  useEffect(() => {
    if (editor && query.data) editor.receive(query.data);
  }, [editor, query.data]);
  useNotices(editor, `${kind}/${id}`);
  const snapshot = useSnapshot(editor);
  return {
    edited: editor && snapshot && { ...snapshot, change: editor.change, undo: editor.undo, redo: editor.redo, undoSequence: editor.undoSequence },
    isPending: query.isPending,
    error: query.error,
    refetch: () => void query.refetch(),
  };
}

/** A document of a list, edited in its row: without a request for each row. */
export function useListed<K extends Kind>(document: Document<Bodies[K]>): EditedDocument<Bodies[K]> {
  const { slug, path } = useWorkspace();
  const client = useQueryClient();
  const editor = editorOf(client, { slug, path, kind: document.kind as K, id: document.id }, document);
  useEffect(() => editor.receive(document), [editor, document]);
  useNotices(editor, `${document.kind}/${document.id}`);
  const snapshot = useSyncExternalStore(editor.subscribe, editor.snapshot);
  return { ...snapshot, change: editor.change, undo: editor.undo, redo: editor.redo, undoSequence: editor.undoSequence };
}

const nothing = () => undefined;
const subscribeToNothing = () => nothing;

function useSnapshot<Body extends object>(editor: DocumentEditor<Body> | undefined): Snapshot<Body> | undefined {
  return useSyncExternalStore(editor?.subscribe ?? subscribeToNothing, editor?.snapshot ?? nothing);
}

/** The change log of a document, newest first. */
export function useChanges(kind: Kind, id: string) {
  const { slug, path } = useWorkspace();
  return useQuery({
    queryKey: [...documentKey(slug, kind, id), 'changes'],
    queryFn: async ({ signal }) => {
      const all: Change[] = [];
      // The log is read in pages from the oldest change on.
      for (let after = 0; ; ) {
        const page = await api.get<Change[]>(`${path}/repository/${kind}/${id}/changes`, { after, limit: 500 }, signal);
        all.push(...page);
        const last = page[page.length - 1];
        if (page.length < 500 || !last) return all.reverse();
        after = last.sequence;
      }
    },
  });
}

/** Creates documents of any kind; the list of the kind knows the new one at once. */
export function useCreation(): <K extends Kind>(kind: K, body: Bodies[K]) => Promise<Document<Bodies[K]>> {
  const { slug, path } = useWorkspace();
  const client = useQueryClient();
  return useCallback(
    async <K extends Kind>(kind: K, body: Bodies[K]) => {
      const document = await api.post<Document<Bodies[K]>>(`${path}/repository/${kind}`, { body });
      client.setQueryData<Document<Bodies[K]>[]>(listKey(slug, kind), (list) => (list ? [...list, document] : list));
      client.setQueryData(documentKey(slug, kind, document.id), document);
      if (kind === 'touchpoint') void client.invalidateQueries({ queryKey: ['reports', slug] });
      return document;
    },
    [client, slug, path],
  );
}

/** Creates documents of one kind, with the state of the request. */
export function useCreate<K extends Kind>(kind: K) {
  const create = useCreation();
  return useMutation({ mutationFn: (body: Bodies[K]) => create(kind, body) });
}

/** Removes a document; the log keeps it, and undoing its last change brings it back. */
export function useRemove(kind: Kind) {
  const { slug, path } = useWorkspace();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete<void>(`${path}/repository/${kind}/${id}`),
    onSuccess: (_, id) => {
      client.setQueryData<Document<object>[]>(listKey(slug, kind), (list) => list?.filter((one) => one.id !== id));
      void client.invalidateQueries({ queryKey: ['reports', slug] });
    },
  });
}

/** Sends changes of a document without drawing it. */
export function useChange<K extends Kind>(kind: K, id: string): (operations: Operation[]) => void {
  const { edited } = useDocument(kind, id);
  const change = edited?.change;
  return useCallback((operations) => change?.(operations), [change]);
}
