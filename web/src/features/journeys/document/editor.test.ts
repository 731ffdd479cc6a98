import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '@/api/client';
import type { Change, Changed, Document, Operation } from '@/api/types';
import { DocumentEditor, type Notice, type Transport, type Unsent } from './editor';
import { applyOperations } from './operations';

interface Body { title: string; items: { id: string; text?: string }[] }

/** A server in memory: a change log, undo by replay, and a line that can be cut before or after the change arrives. */
class FakeServer {
  log: (Change & { undone?: boolean })[] = [];
  line: 'good' | 'cut' | 'answer-lost' = 'good';
  refuse: Problem | null = null;
  readonly start: Body = { title: 'a', items: [] };

  document(): Document<Body> {
    const live = this.log.filter((change) => this.counts(change));
    const body = live.reduce((current, change) => applyOperations(current, change.operations), this.start);
    return { id: 'd', kind: 'journey', version: this.log.length, created_at: '', changed_at: '', changed_by: null, removed: false, body: structuredClone(body) };
  }

  private counts(change: Change): boolean {
    const undoing = this.log.findLast((other) => other.undoes === change.sequence);
    return !undoing || !this.counts(undoing);
  }

  private answer(operations: Operation[], undoes: number | null, base: number, id: string, author = 'me'): Changed<Body> {
    if (this.line === 'cut') throw new Problem(0, 'unreachable', '');
    if (this.refuse) throw this.refuse;
    const known = this.log.find((change) => change.change_id === id);
    if (known) return { document: this.document(), change: known, overlapping: [] };
    const removal = this.log.slice(base).findLast((change) => change.operations.some((one) => one.op === 'remove'));
    let change: Change = { sequence: this.log.length + 1, at: '', author, operations, undoes, base_version: base, change_id: id };
    try {
      applyOperations(this.document().body, operations);
    } catch {
      if (!removal) throw new Problem(409, 'path_not_found', '');
      change = { ...change, operations: [], dropped: { operations, because: removal.sequence } };
    }
    this.log.push(change);
    if (this.line === 'answer-lost') throw new Problem(0, 'unreachable', '');
    return { document: this.document(), change, overlapping: [] };
  }

  /** A change by somebody else, who had seen the version `base`. */
  byAnother(operations: Operation[], base = this.log.length): Change {
    return this.answer(operations, null, base, `another-${this.log.length}`, 'Ada').change;
  }

  transport: Transport<Body> = {
    send: async (operations, base, id) => this.answer(operations, null, base, id),
    undo: async (sequence, id) => this.answer([], sequence, this.log.length, id),
    load: async () => this.document(),
  };
}

function setUp(server = new FakeServer(), kept: Unsent[] = []) {
  const store = { unsent: kept };
  const editor = new DocumentEditor(server.document(), server.transport, { read: () => store.unsent, write: (unsent) => (store.unsent = unsent) });
  const notices: Notice[] = [];
  editor.onNotice((notice) => notices.push(notice));
  return { server, editor, notices, store };
}

const setTitle = (value: string): Operation[] => [{ op: 'set', path: 'title', value }];
const insert = (id: string): Operation[] => [{ op: 'insert', path: 'items', value: { id } }];
const settled = () => vi.advanceTimersByTimeAsync(0);

describe('DocumentEditor', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('shows a change at once and confirms it', async () => {
    const { server, editor } = setUp();
    editor.change(setTitle('b'));
    expect(editor.snapshot()).toMatchObject({ body: { title: 'b' }, unsent: 1 });
    await settled();
    expect(editor.snapshot()).toMatchObject({ body: { title: 'b' }, unsent: 0, canUndo: true });
    expect(server.document().body.title).toBe('b');
  });

  it('takes a refused change back, keeps the others and says why', async () => {
    const { server, editor, notices } = setUp();
    editor.change(insert('x'));
    await settled();
    server.refuse = new Problem(422, 'invalid_field', 'no');
    editor.change(setTitle('b'));
    await settled();
    expect(editor.snapshot().body).toEqual({ title: 'a', items: [{ id: 'x' }] });
    expect(notices).toEqual([{ type: 'rejected', error: server.refuse }]);
  });

  it('keeps changes while the connection is lost and sends them in order afterwards', async () => {
    const { server, editor, notices, store } = setUp();
    server.line = 'cut';
    editor.change(insert('x'));
    editor.change(insert('y'));
    await settled();
    expect(editor.snapshot()).toMatchObject({ lost: true, unsent: 2 });
    expect(store.unsent).toHaveLength(2);
    server.line = 'good';
    await vi.advanceTimersByTimeAsync(2_000);
    expect(server.document().body.items.map((item) => item.id)).toEqual(['x', 'y']);
    expect(notices.map((notice) => notice.type)).toEqual(['lost', 'restored']);
    expect(store.unsent).toEqual([]);
  });

  it('does not apply a change twice when only its answer was lost', async () => {
    const { server, editor, notices } = setUp();
    server.line = 'answer-lost';
    editor.change(insert('x'));
    await settled();
    server.line = 'good';
    await vi.advanceTimersByTimeAsync(2_000);
    expect(server.log).toHaveLength(1);
    expect(editor.snapshot().body.items).toEqual([{ id: 'x' }]);
    expect(notices.map((notice) => notice.type)).toEqual(['lost', 'restored']);
  });

  it('sends what an earlier visit could not, unless it had arrived', async () => {
    const server = new FakeServer();
    await server.transport.send(insert('x'), 0, 'first');
    const { editor, notices } = setUp(server, [{ id: 'first', operations: insert('x'), base: 0 }, { id: 'second', operations: insert('y'), base: 0 }]);
    await settled();
    expect(editor.snapshot()).toMatchObject({ body: { items: [{ id: 'x' }, { id: 'y' }] }, unsent: 0 });
    expect(server.log).toHaveLength(2);
    expect(notices).toEqual([]);
  });

  it('undoes and redoes through the log, again and again', async () => {
    const { editor } = setUp();
    editor.change(setTitle('b'));
    editor.change(setTitle('c'));
    await settled();
    const titles: string[] = [];
    for (const step of [editor.undo, editor.undo, editor.redo, editor.redo, editor.undo]) {
      step();
      await settled();
      titles.push(editor.snapshot().body.title);
    }
    expect(titles).toEqual(['b', 'a', 'b', 'c', 'b']);
    expect(editor.snapshot()).toMatchObject({ canUndo: true, canRedo: true });
  });

  it('takes one change back although others came after it', async () => {
    const { editor } = setUp();
    const takeBack = editor.change(insert('x'));
    editor.change(setTitle('b'));
    await settled();
    takeBack();
    await settled();
    expect(editor.snapshot().body).toEqual({ title: 'b', items: [] });
    takeBack();
    await settled();
    expect(editor.snapshot().body.items).toEqual([]);
  });

  it('undoes a change whose answer is still on its way', async () => {
    const { server, editor } = setUp();
    editor.change(setTitle('b'));
    editor.undo();
    await settled();
    expect(editor.snapshot().body.title).toBe('a');
    expect(server.document().body.title).toBe('a');
  });

  it('withdraws a change that was never sent, and can send it after all', async () => {
    const { server, editor } = setUp();
    server.line = 'cut';
    editor.change(setTitle('b'));
    await settled();
    editor.change(setTitle('c'));
    editor.undo();
    expect(editor.snapshot()).toMatchObject({ body: { title: 'b' }, unsent: 1, canRedo: true });
    editor.redo();
    server.line = 'good';
    await vi.advanceTimersByTimeAsync(2_000);
    expect(server.document().body.title).toBe('c');
  });

  it('takes over what others did and gives up a change whose place is gone', async () => {
    const { server, editor, notices } = setUp();
    editor.change(insert('x'));
    await settled();
    server.byAnother([{ op: 'remove', path: 'items/x' }]);
    editor.receive(server.document());
    expect(editor.snapshot().body.items).toEqual([]);
    editor.change([{ op: 'set', path: 'items/x/text', value: 'late' }]);
    await settled();
    expect(notices.map((notice) => notice.type)).toEqual(['rejected']);
    expect(server.log).toHaveLength(2);
  });

  it('undoes any change of the history', async () => {
    const { server, editor } = setUp();
    editor.change(insert('x'));
    editor.change(setTitle('b'));
    await settled();
    editor.undoSequence(1);
    await settled();
    expect(editor.snapshot().body).toEqual({ title: 'b', items: [] });
    editor.undo();
    await settled();
    expect(server.document().body.items).toEqual([{ id: 'x' }]);
  });

  it('shows what another does as it arrives, also while own changes wait', async () => {
    const { server, editor } = setUp();
    server.line = 'cut';
    editor.change(insert('x'));
    await settled();
    server.line = 'good';
    const change = server.byAnother(setTitle('by Ada'));
    editor.follow(change);
    expect(editor.snapshot()).toMatchObject({ body: { title: 'by Ada', items: [{ id: 'x' }] }, unsent: 1 });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(editor.snapshot()).toMatchObject({ body: server.document().body, unsent: 0 });
    editor.follow(change);
    expect(editor.snapshot().document.version).toBe(2);
  });

  it('knows its own change when the stream is faster than the answer', async () => {
    const server = new FakeServer();
    const { editor, notices } = setUp(server);
    let answer = () => {};
    const send = server.transport.send;
    server.transport.send = async (...sent) => {
      const changed = await send(...sent);
      await new Promise<void>((resolve) => (answer = resolve));
      return changed;
    };
    editor.change(insert('x'));
    await settled();
    editor.follow(server.log[0]!);
    editor.follow(server.byAnother([{ op: 'set', path: 'items/x/text', value: 'Ada' }]));
    expect(editor.snapshot().body.items).toEqual([{ id: 'x', text: 'Ada' }]);
    answer();
    await settled();
    expect(editor.snapshot()).toMatchObject({ document: { version: 2 }, body: { items: [{ id: 'x', text: 'Ada' }] }, unsent: 0 });
    expect(notices).toEqual([]);
  });

  it('loads the document when a change of the log is missing', async () => {
    const { server, editor } = setUp();
    server.byAnother(insert('x'));
    editor.follow(server.byAnother(setTitle('b')));
    await settled();
    expect(editor.snapshot()).toMatchObject({ document: { version: 2 }, body: { title: 'b', items: [{ id: 'x' }] } });
  });

  it('keeps an edit of something removed meanwhile, and brings both back', async () => {
    const { server, editor, notices } = setUp();
    editor.change(insert('x'));
    await settled();
    server.line = 'cut';
    editor.change([{ op: 'set', path: 'items/x/text', value: 'mine' }]);
    await settled();
    server.line = 'good';
    editor.follow(server.byAnother([{ op: 'remove', path: 'items/x' }]));
    expect(editor.snapshot().body.items).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    const dropped = notices.find((notice) => notice.type === 'dropped');
    expect(notices.map(({ type }) => type)).toEqual(['lost', 'restored', 'dropped']);
    dropped?.bringBack();
    await settled();
    expect(server.document().body.items).toEqual([{ id: 'x', text: 'mine' }]);
    expect(editor.snapshot().body).toEqual(server.document().body);
  });

  it('tells the earlier of two that the later had not seen their change, and nobody who had', async () => {
    const { server, editor, notices } = setUp();
    editor.change(setTitle('mine'));
    await settled();
    editor.follow(server.byAnother(setTitle('seen')));
    expect(notices).toEqual([]);
    editor.follow(server.byAnother(setTitle('unseen'), 0));
    editor.follow(server.byAnother([{ op: 'set', path: 'title', value: 'unseen too' }], 2));
    expect(notices).toMatchObject([{ type: 'overtaken', removed: false, change: { author: 'Ada', sequence: 3 } }]);
  });

  it('tells who removed something that another went on editing', async () => {
    const { server, editor, notices } = setUp();
    editor.change(insert('x'));
    editor.change([{ op: 'remove', path: 'items/x' }]);
    await settled();
    editor.follow(server.byAnother([{ op: 'set', path: 'items/x/text', value: 'late' }], 1));
    expect(notices).toMatchObject([{ type: 'missed', change: { author: 'Ada' } }]);
  });
});
