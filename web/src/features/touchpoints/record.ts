import type { ProcessingRecord } from '@/api/reports';

export const legalBases = ['consent', 'contract', 'legal-obligation', 'vital-interests', 'public-task', 'legitimate-interests'] as const;
export const safeguards = ['adequacy', 'standard-clauses', 'binding-rules', 'derogation'] as const;
export const impactAssessments = ['not-needed', 'due', 'done'] as const;

export type Activity = ProcessingRecord['activities'][number];

/** One named line of the document; `missing` when the law asks for it and nothing is said. */
export interface Line { name: string; value: string; missing: boolean }
export interface RecordPart { title: string; lines: Line[] }

/** The record as a document in one language: who answers for it, then a part for each activity. */
export interface RecordDocument { title: string; controller: RecordPart; activities: RecordPart[]; undeclaredTitle: string; undeclared: string[]; missing: string }

/** The document as Markdown, for a wiki or an archive. */
export function toMarkdown({ title, controller, activities, undeclared, undeclaredTitle, missing }: RecordDocument): string {
  const part = ({ title: heading, lines }: RecordPart) => [`## ${plain(heading)}`, '', ...lines.map(({ name, value, missing: gap }) => `* **${plain(name)}**: ${gap ? `_${missing}_` : plain(value)}`), ''];
  const open = undeclared.length === 0 ? [] : [`## ${undeclaredTitle}`, '', ...undeclared.map((one) => `* ${plain(one)}`), ''];
  return [`# ${plain(title)}`, '', ...part(controller), ...activities.flatMap(part), ...open].join('\n');
}

/** The activities as a table for a spreadsheet: one row each, one column a field. */
export function toCsv({ activities, missing }: RecordDocument, head: string): string {
  const names = [...new Set(activities.flatMap(({ lines }) => lines.map(({ name }) => name)))];
  const rows = activities.map(({ title, lines }) => {
    const values = new Map(lines.map(({ name, value, missing: gap }) => [name, gap ? missing : value]));
    return [title, ...names.map((name) => values.get(name) ?? '')];
  });
  // The mark at the start tells spreadsheets that the text is UTF-8.
  return `\ufeff${[[head, ...names], ...rows].map((row) => row.map(quoted).join(';')).join('\r\n')}\r\n`;
}

/** Markdown characters stand for themselves, and a text stays in its line. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/g, '\\$&').replace(/\s*\n\s*/g, ' ');
}

/** A cell that no spreadsheet takes for a formula. */
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
