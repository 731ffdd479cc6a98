import { Problem } from '@/api/client';
import type { Change, Changed, Document, Operation } from '@/api/types';
import { keepIdentity } from './identity';
import { applyOperations } from './operations';

/** How the editor of a document reaches the server. */
export interface Transport<Body> {
  send: (operations: Operation[], baseVersion: number) => Promise<Changed<Body>>;
  undo: (sequence: number) => Promise<Changed<Body>>;
  /** The changes after a version, to find out whether a change arrived although its answer did not. */
  changesAfter: (version: number) => Promise<Change[]>;
  load: () => Promise<Document<Body>>;
}

/** Keeps changes that could not be sent yet over a reload of the page. */
export interface Keep {
  read: () => Unsent[];
  write: (unsent: Unsent[]) => void;
}

/** A change without an answer, and the version of the document when it was made: it has not arrived before that. */
export interface Unsent { operations: Operation[]; after: number }

/** What the person should hear about. */
export type Notice =
  | { type: 'lost'; unsent: number }
  | { type: 'restored' }
  | { type: 'rejected'; error: unknown }
  | { type: 'overlap'; changes: Change[] };

export interface Snapshot<Body> {
  /** The document as the server knows it. */
  document: Document<Body>;
  /** Its body with all changes that are not confirmed yet. */
  body: Body;
  /** How many changes wait for the server. */
  unsent: number;
  /** The server cannot be reached; changes are kept. */
  lost: boolean;
  canUndo: boolean;
  canRedo: boolean;
}

/** One thing in the queue: a change of the person, or the undoing of an earlier entry. */
interface Entry {
  operations: Operation[] | null;
  undoes: Entry | null;
  /** Its number in the server's change log, once confirmed. */
  sequence: number | null;
  /** The document's version before a first attempt that had no answer: the entry may have arrived after it. */
  triedAfter: number | null;
}

const firstRetryMs = 1_000;
const longestRetryMs = 15_000;

/**
 * Edits one document optimistically: a change is seen at once, sent in order, kept while the connection is lost,
 * and taken back when the server refuses it. Undo and redo go through the server's change log.
 */
export class DocumentEditor<Body extends object> {
  private queue: Entry[] = [];
  private undoable: Entry[] = [];
  private redoable: Entry[] = [];
  private sending = false;
  private lost = false;
  private retryMs = firstRetryMs;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private current: Snapshot<Body>;
  private readonly listeners = new Set<() => void>();
  private readonly noticeListeners = new Set<(notice: Notice) => void>();
  /** Called with every document that the server confirmed, and the operations that led to it. */
  onConfirmed: (changed: Changed<Body>) => void = () => {};

  constructor(private document: Document<Body>, private readonly transport: Transport<Body>, private readonly keep: Keep) {
    this.queue = keep.read().map(({ operations, after }) => ({ operations, undoes: null, sequence: null, triedAfter: after }));
    this.undoable = [...this.queue];
    this.current = this.snapshotOver(document.body);
    this.publish();
    void this.flush();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  onNotice(listener: (notice: Notice) => void): () => void {
    this.noticeListeners.add(listener);
    return () => this.noticeListeners.delete(listener);
  }

  snapshot = (): Snapshot<Body> => this.current;

  /** Takes over a newer state from the server, for instance after someone else's change. */
  receive(document: Document<Body>): void {
    if (document.version <= this.document.version || this.sending) return;
    this.document = document;
    this.publish();
  }

  /** Changes the document; the answer takes exactly this change back, whatever came after it. */
  change = (operations: Operation[]): (() => void) => {
    if (operations.length === 0) return () => {};
    const entry: Entry = { operations, undoes: null, sequence: null, triedAfter: null };
    this.queue.push(entry);
    this.undoable.push(entry);
    this.redoable = [];
    this.publish();
    void this.flush();
    return () => this.takeBack(entry);
  };

  undo = (): void => this.revert(this.undoable, this.redoable);

  redo = (): void => this.revert(this.redoable, this.undoable);

  /** Undoes any change of the history; itself undoable. */
  undoSequence = (sequence: number): void => {
    const past: Entry = { operations: null, undoes: null, sequence, triedAfter: null };
    this.undoable.push(this.enqueueUndoOf(past));
    this.redoable = [];
    this.publish();
    void this.flush();
  };

  /** Tries to send at once, for instance when the browser says that it is online again. */
  retryNow = (): void => {
    clearTimeout(this.retryTimer);
    void this.flush();
  };

  private takeBack(entry: Entry): void {
    if (!this.undoable.includes(entry)) return;
    this.undoable = [...this.undoable.filter((other) => other !== entry), entry];
    this.undo();
  }

  private revert(from: Entry[], to: Entry[]): void {
    const entry = from.pop();
    if (!entry) return;
    const last = this.queue.length - 1;
    const stillHere = this.queue[last] === entry && !(this.sending && last === 0) && entry.triedAfter === null;
    if (stillHere) {
      this.queue.pop();
      to.push(entry.undoes ?? entry);
    } else if (entry.sequence === null && entry.operations && !this.queue.includes(entry)) {
      // It was withdrawn before it was ever sent: send it now.
      this.queue.push(entry);
      to.push(entry);
    } else {
      to.push(this.enqueueUndoOf(entry));
    }
    this.publish();
    void this.flush();
  }

  private enqueueUndoOf(entry: Entry): Entry {
    const undoing: Entry = { operations: null, undoes: entry, sequence: null, triedAfter: null };
    this.queue.push(undoing);
    return undoing;
  }

  private async flush(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    try {
      while (this.queue.length > 0) {
        if (!(await this.sendFirst(this.queue[0]!))) return;
      }
    } finally {
      this.sending = false;
    }
  }

  /** True when the entry is done with, be it confirmed or refused. */
  private async sendFirst(entry: Entry): Promise<boolean> {
    try {
      const changed = entry.triedAfter === null ? await this.sendOnce(entry) : await this.sendAgain(entry, entry.triedAfter);
      this.queue.shift();
      this.confirm(entry, changed);
      return true;
    } catch (error) {
      if (error instanceof Problem && (error.code === 'unreachable' || error.status === 401 || error.status === 429)) {
        this.waitForConnection(entry);
        return false;
      }
      this.giveUp(entry);
      this.publish();
      this.notify({ type: 'rejected', error });
      return true;
    }
  }

  private sendOnce(entry: Entry): Promise<Changed<Body>> {
    if (entry.operations) return this.transport.send(entry.operations, this.document.version);
    const sequence = entry.undoes?.sequence;
    if (sequence === null || sequence === undefined) {
      throw new Problem(409, 'undo_impossible', 'the change to undo was not accepted');
    }
    return this.transport.undo(sequence);
  }

  /** The answer to an earlier attempt may have been lost: look into the log before sending twice. */
  private async sendAgain(entry: Entry, triedAfter: number): Promise<Changed<Body>> {
    const arrived = (await this.transport.changesAfter(triedAfter)).find((change) => isAnswerTo(change, entry));
    if (!arrived) return this.sendOnce(entry);
    return { document: await this.transport.load(), change: arrived, overlapping: [] };
  }

  private confirm(entry: Entry, changed: Changed<Body>): void {
    entry.sequence = changed.change.sequence;
    this.document = changed.document;
    this.retryMs = firstRetryMs;
    const wasLost = this.lost;
    this.lost = false;
    this.publish();
    this.onConfirmed(changed);
    if (wasLost) this.notify({ type: 'restored' });
    if (changed.overlapping.length > 0) this.notify({ type: 'overlap', changes: changed.overlapping });
  }

  private waitForConnection(entry: Entry): void {
    entry.triedAfter ??= this.document.version;
    const already = this.lost;
    this.lost = true;
    this.publish();
    if (!already) this.notify({ type: 'lost', unsent: this.queue.length });
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(() => void this.flush(), this.retryMs);
    this.retryMs = Math.min(longestRetryMs, this.retryMs * 2);
  }

  /** Puts the waiting changes on top of the server's state; those that no longer fit are given up and said. */
  private publish(): void {
    let body = keepIdentity(this.current.body, this.document.body);
    for (const entry of [...this.queue]) {
      if (!entry.operations) continue;
      try {
        body = applyOperations(body, entry.operations);
      } catch (error) {
        // One that may have arrived is already part of the server's state; its answer will say so.
        const perhapsArrived = entry.triedAfter !== null || (this.sending && this.queue[0] === entry);
        if (perhapsArrived) continue;
        this.giveUp(entry);
        this.notify({ type: 'rejected', error });
      }
    }
    this.keep.write(this.queue.flatMap(({ operations, triedAfter }) => (operations ? [{ operations, after: triedAfter ?? this.document.version }] : [])));
    this.current = this.snapshotOver(keepIdentity(this.current.body, body));
    for (const listener of this.listeners) listener();
  }

  /** Forgets an entry and what would undo it. */
  private giveUp(entry: Entry): void {
    const others = (list: Entry[]) => list.filter((other) => other !== entry && other.undoes !== entry);
    this.queue = others(this.queue);
    this.undoable = others(this.undoable);
    this.redoable = others(this.redoable);
  }

  private snapshotOver(body: Body): Snapshot<Body> {
    return {
      document: this.document,
      body,
      unsent: this.queue.length,
      lost: this.lost,
      canUndo: this.undoable.length > 0,
      canRedo: this.redoable.length > 0,
    };
  }

  private notify(notice: Notice): void {
    for (const listener of this.noticeListeners) listener(notice);
  }
}

function isAnswerTo(change: Change, entry: Entry): boolean {
  if (!entry.operations) return change.undoes !== null && change.undoes === entry.undoes?.sequence;
  const texts = change.operations.map(canonical);
  return entry.operations.every((operation) => texts.includes(canonical(operation)));
}

/** A text that is the same for equal operations, whatever the order of their keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
