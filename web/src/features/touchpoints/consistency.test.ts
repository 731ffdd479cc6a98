import { describe, expect, it } from 'vitest';
import type { TouchpointNumbers } from '@/api/reports';
import type { Document, Journey, Touchpoint } from '@/api/types';
import { pooledMean, spreadByChannel, spreadByStep } from './consistency';

const touchpoint = (id: string, channel: string) => ({ id, body: { key: id, title: {}, channel } }) as Document<Touchpoint>;
const numbers = (id: string, mean: number, n: number, half = 5) => ({ id, score: { n, mean, low: mean - half, high: mean + half } }) as TouchpointNumbers;
const touchpoints = [touchpoint('web', 'online'), touchpoint('phone', 'call'), touchpoint('app', 'online'), touchpoint('silent', 'online')];
const scores = [numbers('web', 50, 30), numbers('phone', 80, 10), numbers('app', 56, 10)];

describe('consistency over channels', () => {
  it('compares the touchpoints among which customers choose at a step', () => {
    const card = (step: string, id: string) => ({ id: `${step}/${id}`, step, reference: { kind: 'touchpoint', id } });
    const journey = {
      title: {}, phases: [{ id: 'p', title: {}, steps: ['ask', 'book', 'pay'].map((id) => ({ id, title: {} })) }],
      lanes: [{ id: 'l', kind: 'touchpoints', title: {}, cards: [card('ask', 'web'), card('ask', 'app'), card('book', 'web'), card('book', 'phone'), card('pay', 'web'), card('pay', 'silent')] }],
    } as unknown as Journey;
    const found = spreadByStep(journey, touchpoints, scores);
    expect(found.map(({ id, points, certain }) => [id, points, certain])).toEqual([['book', 30, true], ['ask', 6, false]]);
    expect(found[0]?.places.map(({ touchpoint: { id } }) => id)).toEqual(['phone', 'web']);
  });

  it('compares the touchpoints of a channel, and weighs by responses', () => {
    const found = spreadByChannel(touchpoints, scores);
    expect(found.map(({ id, points }) => [id, points])).toEqual([['online', 6], ['call', 0]]);
    expect(pooledMean(found[0]!.places)).toEqual({ mean: 51.5, n: 40 });
  });
});
