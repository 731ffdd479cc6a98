import { Problem } from '@/api/client';
import { newId } from '@/api/ids';
import type { Change, Changed, Document, Operation } from '@/api/types';
import { afterChange, overlap } from './following';
import { keepIdentity } from './identity';
import { applyOperations } from './operations';

/** How the editor of a document reaches the server. A change sent twice under one id is recorded once. */
export interface Transport<Body> {
  send: (operations: Operation[], baseVersion: number, changeId: string) => Promise<Changed<Body>>;
  undo: (sequence: number, changeId: string) => Promise<Changed<Body>>;
  load: () => Promise<Document<Body>>;
}

/** Keeps changes that could not be sent yet over a reload of the page. */
export interface Keep {
  read: () => Unsent[];
  write: (unsent: Unsent[]) => void;
}

/** A change without an answer, and the version of the document that its author saw. */
export interface Unsent { id: string; operations: Operation[]; base: number }

/** What the person should hear about. */
export type Notice =
  | { type: 'lost'; unsent: number }
  | { type: 'restored' }
  | { type: 'rejected'; error: unknown }
  /** This person's change came later and counts; these came before it. */
  | { type: 'overlap'; changes: Change[] }
  /** What this person's change was about had been removed: it is only kept in the history. */
  | { type: 'dropped'; change: Change; bringBack: () => void }
  /** Somebody who had not seen this person's change changed or removed the same. */
  | { type: 'overtaken'; change: Change; removed: boolean }
  /** Somebody edited what this person had removed. */
  | { type: 'missed'; change: Change };

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
  /** Made here, so that the server knows the change again when it comes twice. */
  id: string;
  operations: Operation[] | null;
  undoes: Entry | null;
  /** Its number in the server's change log, once known. */
  sequence: number | null;
  /** The version of the document that the person saw. */
  base: number;
  /** It was sent once without an answer: it may have arrived. */
  tried: boolean;
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
  /** This person's changes since the page was opened, by their number. */
  private readonly own = new Map<number, Change>();
  private loading = false;
  /** Called with every new state of the log, and the change that led to it. */
  onAdvanced: (document: Document<Body>, change: Change) => void = () => {};

  constructor(private document: Document<Body>, private readonly transport: Transport<Body>, private readonly keep: Keep) {
    this.queue = keep.read().map(({ id, operations, base }) => ({ id, operations, undoes: null, sequence: null, base, tried: true }));
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

  /** Takes over a newer state from the server. */
  receive(document: Document<Body>): void {
    if (document.version <= this.document.version) return;
    this.document = document;
    this.publish();
  }

  /** Takes over a change as soon as it stands in the log, whoever made it. */
  follow(change: Change): void {
    const own = this.queue.find((entry) => entry.id === change.change_id);
    if (own) this.remember(own, change);
    if (change.sequence <= this.document.version) return;
    const next = afterChange(this.document, change);
    if (!next) return void this.reload();
    this.document = next;
    this.publish();
    this.onAdvanced(next, change);
    if (!own) this.tellIfOvertaken(change);
  }

  /** Changes the document; the answer takes exactly this change back, whatever came after it. */
  change = (operations: Operation[]): (() => void) => {
    if (operations.length === 0) return () => {};
    const entry = this.entry({ operations });
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
    const past = this.entry({ sequence });
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
    const stillHere = this.queue[last] === entry && !(this.sending && last === 0) && !entry.tried;
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

  private entry(content: Partial<Entry>): Entry {
    return { id: newId(), operations: null, undoes: null, sequence: null, base: this.document.version, tried: false, ...content };
  }

  private enqueueUndoOf(entry: Entry): Entry {
    const undoing = this.entry({ undoes: entry });
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
      const changed = await this.send(entry);
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

  private send(entry: Entry): Promise<Changed<Body>> {
    if (entry.operations) return this.transport.send(entry.operations, entry.base, entry.id);
    const sequence = entry.undoes?.sequence;
    if (sequence === null || sequence === undefined) {
      throw new Problem(409, 'undo_impossible', 'the change to undo was not accepted');
    }
    return this.transport.undo(sequence, entry.id);
  }

  private confirm(entry: Entry, { document, change, overlapping }: Changed<Body>): void {
    this.remember(entry, change);
    if (document.version >= this.document.version) this.document = document;
    this.retryMs = firstRetryMs;
    const wasLost = this.lost;
    this.lost = false;
    if (change.dropped) this.giveUp(entry);
    this.publish();
    this.onAdvanced(this.document, change);
    if (wasLost) this.notify({ type: 'restored' });
    const others = overlapping.filter(({ sequence }) => !this.own.has(sequence));
    if (change.dropped) this.notify({ type: 'dropped', change, bringBack: () => this.bringBack(change) });
    else if (others.length > 0) this.notify({ type: 'overlap', changes: others });
  }

  /** Notes that a change of this person stands in the log; what was made right after it has seen it. */
  private remember(entry: Entry, change: Change): void {
    entry.sequence = change.sequence;
    this.own.set(change.sequence, change);
    for (const later of this.queue) {
      if (later !== entry && later.base === change.sequence - 1) later.base = change.sequence;
    }
  }

  /** Undoes the removal that kept a change from taking effect, and makes the change again. */
  private bringBack({ dropped }: Change): void {
    if (!dropped) return;
    this.undoSequence(dropped.because);
    this.change(dropped.operations);
  }

  /** Says to the earlier of two that somebody who had not seen their change came after it. */
  private tellIfOvertaken(change: Change): void {
    if (change.dropped) {
      if (this.own.has(change.dropped.because)) this.notify({ type: 'missed', change });
      return;
    }
    const base = change.base_version ?? change.sequence;
    const unseen = [...this.own.values()].filter((own) => own.sequence > base);
    const place = unseen.flatMap((own) => overlap(change.operations, own.operations) ?? [])[0];
    if (place) this.notify({ type: 'overtaken', change, removed: place.op === 'remove' });
  }

  private async reload(): Promise<void> {
    if (this.loading) return;
    this.loading = true;
    try {
      this.receive(await this.transport.load());
    } catch {
      // The page asks again from time to time, and with the next change.
    } finally {
      this.loading = false;
    }
  }

  private waitForConnection(entry: Entry): void {
    entry.tried = true;
    const already = this.lost;
    this.lost = true;
    this.publish();
    if (!already) this.notify({ type: 'lost', unsent: this.queue.length });
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(() => void this.flush(), this.retryMs);
    this.retryMs = Math.min(longestRetryMs, this.retryMs * 2);
  }

  /**
   * Puts the waiting changes on top of the server's state. One that does not fit is not shown, but it is sent:
   * the server decides whether it is refused or kept in the history, and says so.
   */
  private publish(): void {
    let body = keepIdentity(this.current.body, this.document.body);
    for (const entry of this.queue) {
      if (!entry.operations || (entry.sequence !== null && entry.sequence <= this.document.version)) continue;
      try {
        body = applyOperations(body, entry.operations);
      } catch {
        continue;
      }
    }
    this.keep.write(this.queue.flatMap(({ id, operations, base }) => (operations ? [{ id, operations, base }] : [])));
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
