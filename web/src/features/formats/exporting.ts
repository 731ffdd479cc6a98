import type { Query } from '@/api/client';
import type { PeriodAndSegment } from '@/app/period';

/** What a map can be written as, what people ask for most first. */
export const formats = ['pdf', 'png', 'svg', 'xlsx', 'csv', 'markdown', 'bpmn', 'cjml', 'mermaid'] as const;
export const papers = ['a4', 'a3', 'a2', 'a1', 'a0'] as const;
type Format = (typeof formats)[number];

export interface Wish {
  format: Format;
  language: string;
  paper: (typeof papers)[number];
  orientation: 'landscape' | 'portrait';
  split: boolean;
  measured: boolean;
}

/** Whether the file is a drawing on paper. */
export function isDrawn(format: Format): boolean {
  return format === 'pdf' || format === 'png' || format === 'svg';
}

/** What the server is asked; wishes that do not fit the format are left out. */
export function exportQuery({ format, language, paper, orientation, split, measured }: Wish, period: PeriodAndSegment): Query {
  if (!isDrawn(format)) return { language };
  return {
    language,
    paper,
    orientation,
    ...(format === 'pdf' && split ? { split } : {}),
    ...(measured ? { measured, from: period.from, until: period.until } : {}),
  };
}
