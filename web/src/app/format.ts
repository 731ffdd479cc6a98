import type { Language } from '@/messages';

/** Numbers, shares, times and spans in the words of one language. */
export interface Format {
  number: (value: number, digits?: number) => string;
  /** A share of 0…1 as per cent. */
  share: (value: number, digits?: number) => string;
  date: (instant: string) => string;
  dateTime: (instant: string) => string;
  /** A month such as "2026-01". */
  month: (month: string) => string;
  /** A span in its largest sensible unit: 2,6 Tage, 5 Std. */
  duration: (seconds: number) => string;
  /** How long ago an instant was: vor 3 Stunden. */
  ago: (instant: string, now?: Date) => string;
  bytes: (bytes: number) => string;
  money: (amount: number, currency: string) => string;
  list: (parts: string[]) => string;
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const month = 30.44 * day;

export function createFormat(language: Language): Format {
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const monthOnly = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const number = (value: number, digits = 0) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
  const unit = (value: number, name: string) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);

  return {
    number,
    share: (value, digits = 0) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits }).format(value),
    date: (instant) => date.format(new Date(instant)),
    dateTime: (instant) => dateTime.format(new Date(instant)),
    month: (value) => monthOnly.format(new Date(`${value}-01T00:00:00Z`)),
    duration: (seconds) => {
      if (seconds < minute) return unit(seconds, 'second');
      if (seconds < hour) return unit(seconds / minute, 'minute');
      if (seconds < 2 * day) return unit(seconds / hour, 'hour');
      if (seconds < 3 * month) return unit(seconds / day, 'day');
      return unit(seconds / month, 'month');
    },
    ago: (instant, now = new Date()) => {
      const seconds = (new Date(instant).getTime() - now.getTime()) / 1000;
      const size = Math.abs(seconds);
      if (size < minute) return relative.format(0, 'minute');
      if (size < hour) return relative.format(Math.round(seconds / minute), 'minute');
      if (size < day) return relative.format(Math.round(seconds / hour), 'hour');
      if (size < 2 * month) return relative.format(Math.round(seconds / day), 'day');
      return date.format(new Date(instant));
    },
    bytes: (bytes) => {
      if (bytes < 1_000_000) return unit(bytes / 1000, 'kilobyte');
      if (bytes < 1_000_000_000) return unit(bytes / 1_000_000, 'megabyte');
      return unit(bytes / 1_000_000_000, 'gigabyte');
    },
    money: (amount, currency) => new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount),
    list: (parts) => new Intl.ListFormat(locale).format(parts),
  };
}
