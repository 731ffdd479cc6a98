import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Term } from '@/api/types';
import { corrected, misnomers } from './wording';

interface Cases { terms: Term[]; cases: { language: string; text: string; found: [number, string, string][] }[] }
const file = join(import.meta.dirname, '../../../../crates/wegmarke/src/glossary/cases.json');
const { terms, cases } = JSON.parse(readFileSync(file, 'utf8')) as Cases;

describe('words that the glossary forbids', () => {
  it.each(cases)('$language: $text', ({ language, text, found }) => {
    expect(misnomers(text, language, terms).map((one) => [one.start, one.found, one.instead])).toEqual(found);
  });

  it('are replaced where they stand', () => {
    const text = '👍 An allen Berührungspunkten';
    const [first] = misnomers(text, 'de', terms);
    expect(corrected(text, first!)).toBe('👍 An allen Touchpoint');
  });
});
