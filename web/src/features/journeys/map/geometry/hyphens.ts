import type { MeasureText } from './labels';

/** Shorter words are never parted. */
const longWord = 9;
const softHyphen = '\u00ad';
const vowels = 'aeiouyäöüàâéèêëïîôù';
/** Consonants that are written together belong to the same syllable. */
const together = ['sch', 'ch', 'ck', 'ph', 'th', 'qu', 'bl', 'br', 'dr', 'fl', 'fr', 'gl', 'gr', 'kl', 'kr', 'pfl', 'pf', 'pl', 'pr', 'schl', 'schr', 'schw', 'schm', 'schn', 'sp', 'spr', 'st', 'str', 'tr', 'zw'];

/**
 * Marks where words that do not fit on a line of `room` pixels may break, with soft hyphens. Words that fit are left alone,
 * so that they move to the next line as a whole. Columns are narrow and German words are long,
 * and not every browser brings a dictionary. The rule is the plain one of school books: the last consonant
 * (or consonant group) between two vowels goes to the next line.
 */
export function withSoftHyphens(text: string, room: number, measure: MeasureText, size: number, weight?: number): string {
  return text.replace(/\p{L}+/gu, (word) => (word.length < longWord || measure(word, size, weight) <= room ? word : hyphenated(word)));
}

function hyphenated(word: string): string {
  const breaks = breaksOf(word.toLowerCase()).filter((at) => at >= 2 && word.length - at >= 3);
  let result = '';
  let from = 0;
  for (const at of breaks) {
    result += word.slice(from, at) + softHyphen;
    from = at;
  }
  return result + word.slice(from);
}

function breaksOf(word: string): number[] {
  const breaks: number[] = [];
  let lastVowel = -1;
  for (let index = 0; index < word.length; index += 1) {
    if (!vowels.includes(word[index]!)) continue;
    const between = word.slice(lastVowel + 1, index);
    if (lastVowel >= 0 && between.length > 0) breaks.push(index - onset(between));
    lastVowel = index;
  }
  return breaks;
}

/** How many of the consonants before a vowel belong to it. */
function onset(consonants: string): number {
  const groups = together.filter((group) => consonants.endsWith(group) && !partsAfterS(consonants, group));
  return Math.max(1, ...groups.map((group) => group.length));
}

/** "st" alone is parted (kos-ten), and after another consonant the s ends what came before (Vergleichs-portal, Fens-ter). */
function partsAfterS(consonants: string, group: string): boolean {
  if (!group.startsWith('s') || group.startsWith('sch')) return false;
  const before = consonants.at(-group.length - 1);
  return before === undefined ? group.length === 2 : before !== 's';
}
