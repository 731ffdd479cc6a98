import type { Field, Text } from '@/api/types';
import type { Format } from '@/app/format';

interface Words { text: (text: Text | undefined | null) => string; format: Format }

/** The value of a custom field as people read it; empty when there is none. A value that does not fit its type is shown as it is. */
export function valueWords(field: Field, value: unknown, { text, format }: Words): string {
  if (value === undefined || value === null) return '';
  switch (field.type) {
    case 'number': return typeof value === 'number' ? format.number(value, 6) : String(value);
    case 'money': {
      const { amount, currency } = value as { amount?: number; currency?: string };
      return typeof amount === 'number' && /^[A-Z]{3}$/.test(currency ?? '') ? format.money(amount, currency!) : JSON.stringify(value);
    }
    case 'date': return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? format.date(value) : String(value);
    case 'choice': return text(field.choices?.find((choice) => choice.id === value)?.title) || String(value);
    case 'person':
    case 'link': return String(value);
    default: return typeof value === 'object' ? text(value as Text) : String(value);
  }
}

/** What rows are sorted by: numbers and amounts by size, all else by its words. */
export function sortValue(field: Field, value: unknown, words: Words): string | number | null {
  if (value === undefined || value === null) return null;
  if (field.type === 'number' && typeof value === 'number') return value;
  if (field.type === 'money') return (value as { amount?: number }).amount ?? null;
  if (field.type === 'date') return String(value);
  return valueWords(field, value, words).toLocaleLowerCase() || null;
}

/** A number as people write it, with a point or a comma; null when it is none. */
export function readNumber(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '');
  const number = Number(/,\d+$/.test(plain) ? plain.replaceAll('.', '').replace(',', '.') : plain);
  return plain === '' || !Number.isFinite(number) ? null : number;
}

/** Only addresses that open a page or a letter. */
export function isLink(text: string): boolean {
  return /^(https?:\/\/|mailto:)\S+$/.test(text);
}
