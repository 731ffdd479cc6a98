import { describe, expect, it } from 'vitest';
import type { Evidence, Journey } from '@/api/types';
import type { LibraryEntry } from '@/features/journeys/map/state/library';
import { type Ageing, isStale, knowledgeOf, todayIn } from './ageing';

const ageing: Ageing = { rule: { assumption_days: 30, qualitative_days: 365, quantitative_days: null }, today: '2026-03-01' };

describe('evidence', () => {
  it('is too old the day after its limit', () => {
    const at = (level: Evidence['level'], date: string) => isStale({ level, date }, ageing);
    expect(at('assumption', '2026-01-30')).toBe(false);
    expect(at('assumption', '2026-01-29')).toBe(true);
    expect(at('qualitative', '2025-02-28')).toBe(true);
    expect(at('quantitative', '1990-01-01')).toBe(false);
    expect(isStale({ level: 'assumption' }, ageing)).toBe(false);
    expect(isStale(null, ageing)).toBe(false);
  });

  it('is counted for texts and insights, not for placed objects', () => {
    const insight = { kind: 'insight', id: 'i', title: {}, body: {}, insight: { title: {}, evidence: { level: 'quantitative', date: '2026-01-01' } } } as LibraryEntry;
    const journey = {
      title: {}, phases: [],
      lanes: [{ id: 'l', kind: 'needs', title: {}, cards: [
        { id: '1', step: 's', text: {} },
        { id: '2', step: 's', evidence: { level: 'assumption', date: '2025-01-01' } },
        { id: '3', step: 's', reference: { kind: 'insight', id: 'i' } },
        { id: '4', step: 's', reference: { kind: 'touchpoint', id: 't' } },
      ] }],
    } as unknown as Journey;
    expect(knowledgeOf(journey, { find: (_, id) => (id === 'i' ? insight : undefined) }, ageing)).toEqual({ statements: 3, assumption: 2, qualitative: 0, quantitative: 1, stale: 1 });
  });

  it('ages by the days of the workspace', () => {
    expect(todayIn('Pacific/Auckland', new Date('2026-03-01T12:00:00Z'))).toBe('2026-03-02');
  });
});
