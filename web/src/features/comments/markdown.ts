/** The little formatting that a comment may have. Everything else stays the text that was typed. */

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic'; content: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; text: string; address: string }
  | { kind: 'mention'; name: string; user: string };

export type Block = { kind: 'paragraph'; lines: Inline[][] } | { kind: 'list'; items: Inline[][] };

const uuid = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
/** In the order of precedence; links lead to web addresses only, so that nothing can be run by a click. */
const patterns: { pattern: RegExp; read: (match: RegExpExecArray) => Inline }[] = [
  { pattern: /`([^`\n]+)`/, read: (match) => ({ kind: 'code', text: match[1]! }) },
  { pattern: new RegExp(`@\\[([^\\[\\]\\n]+)\\]\\((${uuid})\\)`), read: (match) => ({ kind: 'mention', name: match[1]!, user: match[2]! }) },
  { pattern: /\[([^[\]\n]+)\]\((https?:\/\/[^\s()]+)\)/, read: (match) => ({ kind: 'link', text: match[1]!, address: match[2]! }) },
  { pattern: /https?:\/\/[^\s()<>"']*[^\s()<>"'.,;:!?]/, read: (match) => ({ kind: 'link', text: match[0], address: match[0] }) },
  { pattern: /\*\*(?=\S)([^\n]+?)(?<=\S)\*\*/, read: (match) => ({ kind: 'bold', content: readInline(match[1]!) }) },
  { pattern: /\*(?=\S)([^*\n]+?)(?<=\S)\*/, read: (match) => ({ kind: 'italic', content: readInline(match[1]!) }) },
];

/** A line of text with its formatting. */
export function readInline(text: string): Inline[] {
  let first: { match: RegExpExecArray; read: (match: RegExpExecArray) => Inline } | null = null;
  for (const { pattern, read } of patterns) {
    const match = pattern.exec(text);
    if (match && (!first || match.index < first.match.index)) first = { match, read };
  }
  if (!first) return text === '' ? [] : [{ kind: 'text', text }];
  const { match, read } = first;
  const before = text.slice(0, match.index);
  return [...(before === '' ? [] : [{ kind: 'text', text: before } as const]), read(match), ...readInline(text.slice(match.index + match[0].length))];
}

/** A whole comment: paragraphs, and lists of lines that begin with a dash. */
export function readBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  for (const paragraph of text.split(/\n\s*\n/)) {
    for (const line of paragraph.split('\n')) {
      const item = /^\s*[-*]\s+(.*)$/.exec(line);
      const last = blocks.at(-1);
      if (item) {
        if (last?.kind === 'list') last.items.push(readInline(item[1]!));
        else blocks.push({ kind: 'list', items: [readInline(item[1]!)] });
      } else if (line.trim() !== '') {
        if (last?.kind === 'paragraph' && line !== paragraph.split('\n')[0]) last.lines.push(readInline(line));
        else blocks.push({ kind: 'paragraph', lines: [readInline(line)] });
      }
    }
  }
  return blocks;
}

/** People who can be named, as they are typed and as they are kept. */
export interface Named { user: string; name: string }

/** What is typed, `@Anna Berg`, as it is kept: `@[Anna Berg](id)`. The longest name wins. */
export function keepMentions(typed: string, people: Named[]): string {
  const longestFirst = [...people].sort((a, b) => b.name.length - a.name.length);
  let kept = '';
  for (let at = 0; at < typed.length; ) {
    const person = typed[at] === '@' ? longestFirst.find(({ name }) => name !== '' && typed.startsWith(name, at + 1)) : undefined;
    // A name may hold brackets, the kept form may not.
    kept += person ? `@[${person.name.replaceAll(/[[\]\n]/g, '')}](${person.user})` : typed[at];
    at += person ? person.name.length + 1 : 1;
  }
  return kept;
}

/** What is kept as it is typed. */
export function typeMentions(kept: string): string {
  return kept.replaceAll(new RegExp(`@\\[([^\\[\\]\\n]+)\\]\\(${uuid}\\)`, 'g'), '@$1');
}

/** A comment as one plain line. */
export function plainLine(kept: string): string {
  return typeMentions(kept).replaceAll(/[*`]/g, '').replaceAll(/\s+/g, ' ').trim();
}
