import { describe, expect, it } from 'vitest';
import type { Present } from '@/api/types';
import { colourOf, PresenceStore } from './presence';

const page = (id: string, user: string, place: string | null = null): Present => ({ user, name: user.toUpperCase(), page: id, document: 'map', place });

describe('PresenceStore', () => {
  it('shows others once, however many pages they have, and never oneself', () => {
    const store = new PresenceStore('me');
    store.replace([page('1', 'me'), page('2', 'ada', 'cells/a/b'), page('3', 'ada')]);
    expect(store.at('map')).toEqual([{ user: 'ada', name: 'ADA' }]);
    expect(store.at('map', 'cells/a/b')).toHaveLength(1);
    expect(store.at('other')).toEqual([]);
  });

  it('keeps the list of a place while nobody comes to it or leaves it', () => {
    const store = new PresenceStore('me');
    store.replace([page('1', 'ada', 'cells/a/b')]);
    const before = store.at('map', 'cells/a/b');
    store.note(page('2', 'bo', 'cells/c/d'));
    expect(store.at('map', 'cells/a/b')).toBe(before);
    store.note({ ...page('1', 'ada'), document: null });
    expect(store.at('map', 'cells/a/b')).toEqual([]);
    expect(store.at('map')).toEqual([{ user: 'bo', name: 'BO' }]);
  });

  it('forgets everybody when the connection is lost, for it knows no better', () => {
    const store = new PresenceStore('me');
    store.replace([page('1', 'ada')]);
    store.interrupt();
    expect(store.at('map')).toEqual([]);
    expect(store.connected).toBe(false);
  });
});

describe('colourOf', () => {
  it('gives one person one colour', () => {
    expect(colourOf('ada')).toBe(colourOf('ada'));
    expect(new Set(['a', 'b', 'c', 'd', 'e'].map(colourOf)).size).toBeGreaterThan(3);
  });
});
