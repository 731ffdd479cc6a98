import { describe, expect, it } from 'vitest';
import type { Document, Initiative, Journey } from '@/api/types';
import { progressOf, stepsDoneOf, unfinishedSteps } from './steps';

const document = <Body>(kind: string, body: Body) => ({ id: kind, kind, body }) as unknown as Document<Body>;
const card = (step: string) => ({ id: `c-${step}`, step, text: {}, reference: { kind: 'touchpoint', id: 't' } });
const journey = (titles: string[], touched: string[]) =>
  document('journey', {
    title: {},
    phases: [{ id: 'p', title: {}, steps: titles.map((de, index) => ({ id: `s${index}`, title: { de } })) }],
    lanes: [{ id: 'l', kind: 'touchpoints', title: {}, cards: touched.map(card) }],
  } as unknown as Journey);
const initiative = (body: Partial<Initiative>) => document('initiative', { title: {}, ...body } as Initiative);

describe('the progress of a project', () => {
  it('is open everywhere at the beginning', () => {
    const progress = progressOf({ title: { de: 'Neu' } }, { journey: undefined, initiatives: [] });
    expect(Object.values(progress)).toEqual(['open', 'open', 'open', 'open', 'open']);
    expect(stepsDoneOf(progress)).toBe(0);
  });

  it('takes a map for done when every step has a name and a touchpoint', () => {
    const of = (map: Document<Journey>) => progressOf({ title: {} }, { journey: map, initiatives: [] }).map;
    expect(of(journey(['Suchen', 'Buchen'], ['s0', 's1']))).toBe('done');
    expect(of(journey(['Suchen', 'Buchen'], ['s0']))).toBe('begun');
    expect(of(journey(['Suchen', ' '], ['s0', 's1']))).toBe('begun');
    expect(of(journey([], []))).toBe('begun');
    expect(unfinishedSteps(journey(['Suchen', ''], ['s1']).body)).toBe(2);
  });

  it('takes an analysis for done by its findings, and for begun by a workshop', () => {
    const of = (project: object) => progressOf({ title: {}, ...project }, { journey: undefined, initiatives: [] }).analysis;
    expect(of({ workshops: ['w'] })).toBe('begun');
    expect(of({ workshops: ['w'], findings: { de: 'Zu langsam' } })).toBe('done');
  });

  it('takes a plan for done when everybody knows who does what until when', () => {
    const of = (initiatives: Document<Initiative>[]) => progressOf({ title: {} }, { journey: undefined, initiatives }).plan;
    expect(of([initiative({ owner: 'Leonie', due: '2026-03-01' })])).toBe('done');
    expect(of([initiative({ owner: 'Leonie', due: '2026-03-01' }), initiative({ owner: 'Jonas' })])).toBe('begun');
  });
});
