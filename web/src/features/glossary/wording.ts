import type { Term } from '@/api/types';

/** A word of a text that the glossary does not allow; `start` counts characters, not code units. */
export interface Misnomer { start: number; found: string; instead: string }

/**
 * The words of a text that terms forbid in its language. Where two overlap, the one that begins earlier counts, of those the
 * longer. The server checks in the same way (`crates/wegmarke/src/glossary/wording.rs`); both are tested with the same cases.
 */
export function misnomers(text: string, language: string, terms: readonly Term[]): Misnomer[] {
  const characters = [...text];
  const small = characters.map(lower);
  const found: { start: number; end: number; instead: string }[] = [];
  for (const { title, forbidden } of terms) {
    const instead = title[language]?.trim() ? title[language] : '';
    for (const phrase of forbidden?.[language] ?? []) found.push(...occurrences(small, phrase).map(([start, end]) => ({ start, end, instead })));
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let last = 0;
  return found.flatMap(({ start, end, instead }) => {
    if (start < last) return [];
    last = end;
    return [{ start, found: characters.slice(start, end).join(''), instead }];
  });
}

/** The text with one of its words replaced. */
export function corrected(text: string, { start, found, instead }: Misnomer): string {
  const characters = [...text];
  characters.splice(start, [...found].length, instead);
  return characters.join('');
}

function occurrences(text: string[], written: string): [number, number][] {
  const phrase = written.trim();
  const anyEnding = phrase.endsWith('*');
  const word = [...phrase.replace(/\*+$/, '').trim()].map(lower);
  const places: [number, number][] = [];
  if (word.length === 0) return places;
  for (let start = 0; start + word.length <= text.length; start += 1) {
    if (start > 0 && isLetter(text[start - 1])) continue;
    if (word.some((character, index) => text[start + index] !== character)) continue;
    let end = start + word.length;
    while (anyEnding && isLetter(text[end])) end += 1;
    if (!isLetter(text[end])) places.push([start, end]);
  }
  return places;
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{Alphabetic}\p{Number}]/u.test(character);
}

/** The small letter, where it is one character; so that places stay what they are. */
function lower(character: string): string {
  const small = character.toLowerCase();
  return [...small].length === 1 ? small : character;
}
