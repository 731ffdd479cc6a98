import { describe, expect, it } from 'vitest';
import type { Workshop } from '@/api/types';
import { dropped, heapsOf, remaining } from './board';

const board: Workshop = {
  title: {},
  stickies: [{ id: 'a', text: 'A', group: 'g' }, { id: 'b', text: 'B' }, { id: 'c', text: 'C', votes: 2 }],
  groups: [{ id: 'g', title: 'G' }],
};

describe('dropping a note', () => {
  it('joins a group, also by one of its notes', () => {
    const joined = [{ op: 'set', path: 'stickies/b/group', value: 'g' }];
    expect(dropped(board, 'b', { group: 'g' }, 'New')).toEqual(joined);
    expect(dropped(board, 'b', { note: 'a' }, 'New')).toEqual(joined);
  });

  it('makes a group of two single notes', () => {
    const [insert, first, second] = dropped(board, 'b', { note: 'c' }, 'New');
    expect(insert).toMatchObject({ op: 'insert', path: 'groups', value: { title: 'New' } });
    expect([first!.path, second!.path]).toEqual(['stickies/c/group', 'stickies/b/group']);
  });

  it('leaves a group, which goes when it is empty', () => {
    expect(dropped(board, 'a', null, 'New').map(({ op, path }) => `${op} ${path}`)).toEqual(['set stickies/a/group', 'remove groups/g']);
  });

  it('does nothing onto itself or where it stands already', () => {
    expect(dropped(board, 'b', { note: 'b' }, 'New')).toEqual([]);
    expect(dropped(board, 'b', null, 'New')).toEqual([]);
    expect(dropped(board, 'a', { group: 'g' }, 'New')).toEqual([]);
  });
});

describe('the board', () => {
  it('puts the most wanted first once votes are counted', () => {
    expect(heapsOf(board).alone.map(({ id }) => id)).toEqual(['b', 'c']);
    expect(heapsOf({ ...board, voters: 3 }).alone.map(({ id }) => id)).toEqual(['c', 'b']);
  });

  it('says what is left of the time, and never less than nothing', () => {
    const now = Date.parse('2026-01-01T10:00:00Z');
    expect(remaining('2026-01-01T10:04:05Z', now)).toBe('4:05');
    expect(remaining('2026-01-01T09:00:00Z', now)).toBe('0:00');
    expect(remaining(null, now)).toBe(null);
  });
});
