import { describe, expect, it } from 'vitest';
import type { Document, Journey, PhaseModel } from '@/api/types';
import { journeyByPhase, mappedPhase } from './phases';

const model = (id: string, phases: PhaseModel['phases']) => ({ id, body: { title: {}, phases } }) as Document<PhaseModel>;
const models = [
  model('nine', [{ id: 'orient', title: {}, maps_to: [{ model: 'five', phase: 'aware' }] }, { id: 'weigh', title: {}, maps_to: [{ model: 'five', phase: 'aware' }] }, { id: 'lost', title: {} }]),
  model('five', [{ id: 'aware', title: {} }]),
];
const reference = (kind: string, id: string) => ({ kind, id });
const journey = {
  title: {},
  phase_model: 'nine',
  phases: [
    { id: 'a', title: {}, model_phase: 'orient', steps: [{ id: '1', title: {} }, { id: '2', title: {} }] },
    { id: 'b', title: {}, model_phase: 'weigh', steps: [{ id: '3', title: {} }] },
    { id: 'c', title: {}, model_phase: 'lost', steps: [{ id: '4', title: {} }] },
  ],
  lanes: [{ id: 'l', kind: 'x', title: {}, cards: [
    { id: 'c1', step: '1', reference: reference('touchpoint', 't') },
    { id: 'c2', step: '2', reference: reference('touchpoint', 't') },
    { id: 'c3', step: '3', reference: reference('insight', 'hurts') },
    { id: 'c4', step: '3', reference: reference('insight', 'delights') },
  ] }],
} as unknown as Journey;

describe('phases of different models', () => {
  it('are the same by the mapping, or by their name within a model', () => {
    expect(mappedPhase(models, 'nine', 'weigh', 'five')).toBe('aware');
    expect(mappedPhase(models, 'five', 'aware', 'five')).toBe('aware');
    expect(mappedPhase(models, 'nine', 'lost', 'five')).toBeNull();
    expect(mappedPhase(models, undefined, 'weigh', 'five')).toBeNull();
  });

  it('gather what a journey has in them', () => {
    const found = journeyByPhase(journey, models, 'five', (id) => id === 'hurts');
    expect(found.get('aware')).toEqual({ steps: 3, touchpoints: 1, painPoints: 1 });
    expect(found.get(null)).toEqual({ steps: 1, touchpoints: 0, painPoints: 0 });
  });
});
