/** What a person opened from the search last, kept in their browser. */
export interface Recent { address: string; title: string; kind: string }

const most = 6;
const keyOf = (workspace: string) => `wegmarke-recent/${workspace}`;

export function readRecents(workspace: string): Recent[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(workspace)) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isRecent) : [];
  } catch {
    return [];
  }
}

export function addRecent(workspace: string, recent: Recent): void {
  const others = readRecents(workspace).filter(({ address }) => address !== recent.address);
  try {
    localStorage.setItem(keyOf(workspace), JSON.stringify([recent, ...others].slice(0, most)));
  } catch {
    // Storage may be blocked; then nothing is remembered.
  }
}

function isRecent(value: unknown): value is Recent {
  const { address, title, kind } = (value ?? {}) as Record<string, unknown>;
  return typeof address === 'string' && typeof title === 'string' && typeof kind === 'string';
}
