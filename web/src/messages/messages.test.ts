import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatMessage } from '.';
import de from './de.json';
import en from './en.json';

type Message = string | { one: string; other: string };
const german = de as Record<string, Message>;
const english = en as Record<string, Message>;
const source = sourceTexts(join(import.meta.dirname, '..'));

/** All program text of the interface, without tests and the message files. */
function sourceTexts(folder: string): string {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

function places(message: Message): string[] {
  const texts = typeof message === 'string' ? [message] : [message.one, message.other];
  return [...new Set(texts.flatMap((text) => text.match(/\{\w+\}/g) ?? []))].sort();
}

describe('the message files', () => {
  it('hold the same keys in both languages', () => {
    expect(Object.keys(german)).toEqual(Object.keys(english));
  });

  it('are sorted, so that two people rarely change the same place', () => {
    expect(Object.keys(german)).toEqual(Object.keys(german).sort());
  });

  it('name the same places in both languages', () => {
    for (const key of Object.keys(german)) expect([key, places(german[key]!)]).toEqual([key, places(english[key]!)]);
  });

  it('have no empty texts', () => {
    for (const messages of [german, english]) {
      for (const [key, message] of Object.entries(messages)) {
        const texts = typeof message === 'string' ? [message] : [message.one, message.other];
        for (const text of texts) expect([key, text.trim()]).not.toEqual([key, '']);
      }
    }
  });

  it('hold nothing that no page uses', () => {
    // Keys are written out, or made of a fixed start and a code: t(`role.${role}`), tCode('problem', code).
    const starts = [...source.matchAll(/`([a-zA-Z.]+\.)\$\{/g)].map((match) => match[1]!);
    starts.push(...[...source.matchAll(/tCode\(\s*'([a-zA-Z.]+)'/g)].map((match) => `${match[1]!}.`));
    const unused = Object.keys(german).filter((key) => !source.includes(`'${key}'`) && !starts.some((start) => key.startsWith(start)));
    expect(unused).toEqual([]);
  });
});

describe('a message', () => {
  it('is filled with numbers in the way of its language', () => {
    expect(formatMessage('{count} Ereignisse', 'de', { count: 1234567 })).toBe('1.234.567 Ereignisse');
    expect(formatMessage('{count} events', 'en', { count: 1234567 })).toBe('1,234,567 events');
  });

  it('chooses the plural by count', () => {
    const message = { one: '{count} Schritt', other: '{count} Schritte' };
    expect(formatMessage(message, 'de', { count: 1 })).toBe('1 Schritt');
    expect(formatMessage(message, 'de', { count: 0 })).toBe('0 Schritte');
  });

  it('keeps a place that has no value, so that the mistake is seen', () => {
    expect(formatMessage('Hallo {name}', 'de')).toBe('Hallo {name}');
  });
});
