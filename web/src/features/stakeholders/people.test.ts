import { describe, expect, it } from 'vitest';
import type { Document, Stakeholder, StakeholderRelation } from '@/api/types';
import { filtered, partyKey, partyOf } from './people';
import { twoLines } from './twoLines';

const document = <Body,>(id: string, body: Body): Document<Body> =>
  ({ id, kind: 'stakeholder', version: 1, created_at: '', changed_at: '', changed_by: null, removed: false, body });

const stakeholders = [
  document<Stakeholder>('team', { title: {}, kind: 'team', influence: 5 }),
  document<Stakeholder>('hotel', { title: {}, kind: 'partner', influence: 2 }),
];
const end = (id: string) => ({ kind: 'stakeholder' as const, id });
const relations = [
  document<StakeholderRelation>('harm', { from: end('team'), to: { kind: 'customer' }, effect: 'suffers' }),
  document<StakeholderRelation>('katrin', { from: end('team'), to: { kind: 'persona', id: 'katrin' } }),
  document<StakeholderRelation>('both', { from: end('team'), to: end('hotel') }),
];
const show = (shown: Parameters<typeof filtered>[1], ofJourney: Set<string> | null = null) => {
  const result = filtered({ stakeholders, relations, ofJourney }, shown);
  return [result.stakeholders.map(({ id }) => id), result.relations.map(({ id }) => id)];
};

describe('the filters of the stakeholder map', () => {
  it('leave everything when nothing is chosen', () => {
    expect(show({})).toEqual([['team', 'hotel'], ['harm', 'katrin', 'both']]);
  });
  it('take relations away with their ends', () => {
    expect(show({ influence: '3' })).toEqual([['team'], ['harm', 'katrin']]);
    expect(show({ kind: 'partner' })).toEqual([['hotel'], []]);
    expect(show({}, new Set(['hotel']))).toEqual([['hotel'], []]);
  });
  it('know what customers suffer from', () => {
    expect(show({ effect: 'suffers' })).toEqual([['team'], ['harm']]);
  });
  it('show one persona with what all customers have', () => {
    expect(show({ persona: 'selina' })[1]).toEqual(['harm', 'both']);
    expect(show({ persona: 'katrin' })[1]).toEqual(['harm', 'katrin', 'both']);
  });
  it('name ends in lists', () => {
    for (const party of [{ kind: 'customer' as const }, end('team'), { kind: 'persona' as const, id: 'a:b' }]) expect(partyOf(partyKey(party))).toEqual(party);
  });
});

describe('names in boxes', () => {
  const lines = (name: string) => twoLines(name, 16, (text) => text.length);
  it('are parted between words, else within a long word', () => {
    expect(lines('Reiseberatung')).toEqual(['Reiseberatung']);
    expect(lines('Freunde und Bekannte')).toEqual(['Freunde und', 'Bekannte']);
    expect(lines('Zielgebietsbetreuung').join('').replace('-', '')).toBe('Zielgebietsbetreuung');
    for (const line of lines('Zielgebietsbetreuung')) expect(line.length).toBeLessThanOrEqual(16);
  });
});
