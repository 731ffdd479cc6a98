import { expect, it } from 'vitest';
import type { StepsReport } from '@/api/reports';
import type { Lane, Text } from '@/api/types';
import { inWordsOfTheMap } from './reasons';

const english = (text: Text | undefined) => text?.en ?? text?.de ?? '';
const given = (reason: string) => ({ reason, runs: 12, share: 0.5 });
const report = { steps: [{ step: 'a', reasons: [given('Zu teuer'), given('Sonstiges')] }, { step: 'b', reasons: [given('Zu teuer')] }] } as unknown as StepsReport;
const lanes = (kind: string): Lane[] => [{ id: 'l', kind, title: {}, cards: [{ id: '1', step: 'a', text: { de: 'Zu teuer', en: 'Too expensive' } }] }];
const reasonsOf = (kind: string) => inWordsOfTheMap(report, lanes(kind), english).steps.map((step) => step.reasons.map((one) => one.reason));

it('shows a reason as the card at the same step says it', () => {
  expect(reasonsOf('abandonment-reasons')).toEqual([['Too expensive', 'Sonstiges'], ['Zu teuer']]);
});

it('leaves reasons alone that no such card says', () => {
  expect(reasonsOf('fears')).toEqual([['Zu teuer', 'Sonstiges'], ['Zu teuer']]);
});
