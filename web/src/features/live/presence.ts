import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Present } from '@/api/types';

/** Somebody else, however many pages they have open. */
export interface Person { user: string; name: string }

const nobody: readonly Person[] = [];

/** Who else is where. A small store outside React: a cell draws again only when somebody comes into it or leaves it. */
export class PresenceStore {
  private pages = new Map<string, Present>();
  private people = new Map<string, readonly Person[]>();
  private readonly listeners = new Set<() => void>();
  connected = false;

  /** `self` is not shown to themselves. */
  constructor(private readonly self: string | undefined) {}

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The people on a document, or at a place of it. The same list while nobody comes or goes. */
  at(document: string, place?: string): readonly Person[] {
    return this.people.get(place === undefined ? document : `${document}/${place}`) ?? nobody;
  }

  replace(present: readonly Present[]): void {
    this.pages = new Map(present.filter((page) => page.document).map((page) => [page.page, page]));
    this.connected = true;
    this.arrange();
  }

  note(present: Present): void {
    if (present.document) this.pages.set(present.page, present);
    else this.pages.delete(present.page);
    this.arrange();
  }

  interrupt(): void {
    this.pages = new Map();
    this.connected = false;
    this.arrange();
  }

  private arrange(): void {
    const next = new Map<string, Person[]>();
    for (const { user, name, document, place } of this.pages.values()) {
      if (user === this.self || !document) continue;
      for (const key of place ? [document, `${document}/${place}`] : [document]) {
        const list = next.get(key) ?? [];
        if (!list.some((one) => one.user === user)) list.push({ user, name });
        next.set(key, list.sort((a, b) => a.name.localeCompare(b.name) || a.user.localeCompare(b.user)));
      }
    }
    this.people = new Map([...next].map(([key, list]) => [key, same(this.people.get(key), list)]));
    for (const listener of this.listeners) listener();
  }
}

function same(before: readonly Person[] | undefined, now: readonly Person[]): readonly Person[] {
  const isSame = before?.length === now.length && now.every((one, index) => one.user === before[index]?.user && one.name === before[index].name);
  return isSame && before ? before : now;
}

/** The same person has the same colour on every screen: the number of one of the colours of people in tokens.css. */
export function colourOf(user: string): string {
  let sum = 0;
  for (const character of user) sum = (sum * 31 + character.charCodeAt(0)) % 9_973;
  return `var(--person-${(sum % 8) + 1})`;
}

export const PresenceContext = createContext<PresenceStore>(new PresenceStore(undefined));

/** The other people on a document, or at one place of it. */
export function usePeopleAt(document: string, place?: string): readonly Person[] {
  const store = useContext(PresenceContext);
  return useSyncExternalStore(store.subscribe, () => store.at(document, place));
}

/** Whether changes of others arrive by themselves. */
export function useConnected(): boolean {
  const store = useContext(PresenceContext);
  return useSyncExternalStore(store.subscribe, () => store.connected);
}
