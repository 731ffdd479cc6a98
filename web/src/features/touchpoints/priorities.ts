import type { TouchpointNumbers } from '@/api/reports';
import type { Document, Touchpoint } from '@/api/types';

/** A touchpoint with what it means, whom it reaches and what it cost in the period. */
export interface Priority {
  touchpoint: Document<Touchpoint>;
  numbers: TouchpointNumbers | undefined;
  /** Customers who had it, of all customers of the period; null when nothing was measured. */
  share: number | null;
  /** Cost per contact times contacts; null when one of both is not known. */
  cost: { amount: number; currency: string } | null;
}

/** What each touchpoint means, reaches and costs; the dearest first, then by reach. */
export function priorities(touchpoints: Document<Touchpoint>[], numbers: TouchpointNumbers[], customers: number): Priority[] {
  const byId = new Map(numbers.map((one) => [one.id, one]));
  const rows = touchpoints.map((touchpoint): Priority => {
    const own = byId.get(touchpoint.id);
    const price = touchpoint.body.cost_per_contact;
    return {
      touchpoint,
      numbers: own,
      share: own && customers > 0 ? own.customers / customers : null,
      cost: own && price ? { amount: price.amount * own.events, currency: price.currency } : null,
    };
  });
  return rows.sort((a, b) => (b.cost?.amount ?? -1) - (a.cost?.amount ?? -1) || (b.share ?? -1) - (a.share ?? -1));
}

export type Quadrant = 'strengthen' | 'keep' | 'question' | 'watch';

/** What to do about a touchpoint: importance to customers decides, importance to the company tells the rest apart. Null while one is missing. */
export function quadrant({ importance_customer: customer, importance_company: company }: Touchpoint): Quadrant | null {
  if (!customer || !company) return null;
  if (customer >= 4) return company >= 4 ? 'keep' : 'strengthen';
  return company >= 4 ? 'question' : 'watch';
}

/** Sums of amounts by currency; amounts of different currencies are never added. */
export function totals(rows: Priority[]): { amount: number; currency: string }[] {
  const sums = new Map<string, number>();
  for (const { cost } of rows) if (cost) sums.set(cost.currency, (sums.get(cost.currency) ?? 0) + cost.amount);
  return [...sums].map(([currency, amount]) => ({ amount, currency }));
}
