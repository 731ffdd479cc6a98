import { describe, expect, it } from 'vitest';
import type { TouchpointNumbers } from '@/api/reports';
import type { Document, Touchpoint } from '@/api/types';
import { priorities, quadrant, totals } from './priorities';

const touchpoint = (id: string, body: Partial<Touchpoint>) => ({ id, body: { key: id, title: {}, ...body } }) as Document<Touchpoint>;
const numbers = (id: string, events: number, customers: number) => ({ id, events, customers }) as TouchpointNumbers;

describe('priorities', () => {
  it('multiply the cost of a contact with the contacts of the period', () => {
    const rows = priorities(
      [touchpoint('free', {}), touchpoint('mail', { cost_per_contact: { amount: 0.5, currency: 'EUR' } }), touchpoint('call', { cost_per_contact: { amount: 9, currency: 'EUR' } }), touchpoint('unseen', { cost_per_contact: { amount: 5, currency: 'CHF' } })],
      [numbers('free', 50, 40), numbers('mail', 200, 80), numbers('call', 20, 10)],
      100,
    );
    expect(rows.map(({ touchpoint: { id } }) => id)).toEqual(['call', 'mail', 'free', 'unseen']);
    expect(rows[0]).toMatchObject({ share: 0.1, cost: { amount: 180, currency: 'EUR' } });
    expect(rows[3]).toMatchObject({ share: null, cost: null });
    expect(totals(rows)).toEqual([{ amount: 280, currency: 'EUR' }]);
  });

  it('are told apart by whom a touchpoint matters to', () => {
    const of = (customer: number, company: number | null) => quadrant({ key: '', title: {}, importance_customer: customer, importance_company: company });
    expect([of(5, 5), of(4, 3), of(3, 4), of(1, 1), of(5, null)]).toEqual(['keep', 'strengthen', 'question', 'watch', null]);
  });
});
