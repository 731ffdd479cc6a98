import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import de from '@/messages/de.json';
import { createsIn, laneGroups, referenceKindOf } from './lanes';

interface Shipped { key: string; family: string; refers_to?: string; creates?: Record<string, unknown> }
const file = join(import.meta.dirname, '../../../../../../crates/wegmarke/src/taxonomy/vocabulary.json');
const vocabulary = JSON.parse(readFileSync(file, 'utf8')) as { lane_kinds: Shipped[]; touchpoint_categories: { key: string }[] };
/** Kinds of objects that another feature brings; their lanes take text until then. */
const notYet = new Set(['opportunity']);

describe('the kinds of lanes', () => {
  it('are those of the server', () => {
    const offered = laneGroups.flatMap(({ kinds }) => [...kinds]) as string[];
    expect([...offered, 'custom'].sort()).toEqual(vocabulary.lane_kinds.map(({ key }) => key).sort());
  });

  it('refer to the same kinds of objects as on the server', () => {
    for (const { key, refers_to: kind, creates = {} } of vocabulary.lane_kinds) {
      const known = referenceKindOf({ kind: key });
      if (!kind || !notYet.has(kind) || known) expect([key, known]).toEqual([key, kind ?? null]);
      expect([key, createsIn({ kind: key })]).toEqual([key, creates]);
    }
  });

  it('have names, as the kinds of touchpoints do', () => {
    const names = new Set(Object.keys(de));
    const missing = [...vocabulary.lane_kinds.map(({ key }) => `laneKind.${key}`), ...vocabulary.touchpoint_categories.map(({ key }) => `touchCategory.${key}`)].filter((key) => !names.has(key));
    expect(missing).toEqual([]);
  });
});
