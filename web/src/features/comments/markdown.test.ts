import { describe, expect, it } from 'vitest';
import { keepMentions, plainLine, readBlocks, readInline, typeMentions } from './markdown';

const anna = '01900000-0000-7000-8000-00000000000a';
const ben = '01900000-0000-7000-8000-00000000000b';

describe('the formatting of comments', () => {
  it('knows bold, italics, code, links, people and lists', () => {
    expect(readInline(`**so *very* long** \`a*b\` @[Anna Berg](${anna})`)).toEqual([
      { kind: 'bold', content: [{ kind: 'text', text: 'so ' }, { kind: 'italic', content: [{ kind: 'text', text: 'very' }] }, { kind: 'text', text: ' long' }] },
      { kind: 'text', text: ' ' },
      { kind: 'code', text: 'a*b' },
      { kind: 'text', text: ' ' },
      { kind: 'mention', name: 'Anna Berg', user: anna },
    ]);
    expect(readBlocks('one\ntwo\n\n- a\n- b\nthree').map(({ kind }) => kind)).toEqual(['paragraph', 'list', 'paragraph']);
    expect(readInline('see https://example.org/a?b=1.')).toEqual([
      { kind: 'text', text: 'see ' },
      { kind: 'link', text: 'https://example.org/a?b=1', address: 'https://example.org/a?b=1' },
      { kind: 'text', text: '.' },
    ]);
  });

  it('never makes an address that runs something', () => {
    for (const text of ['[x](javascript:alert(1))', '[x](data:text/html,1)', '<img src=x onerror=alert(1)>', '[x](//example.org)']) {
      expect(readInline(text).every(({ kind }) => kind === 'text')).toBe(true);
    }
  });

  it('leaves lone signs as they are', () => {
    expect(readInline('2 * 3 ** 4 ` @[x](y)')).toEqual([{ kind: 'text', text: '2 * 3 ** 4 ` @[x](y)' }]);
  });
});

describe('people in a text', () => {
  const people = [{ user: anna, name: 'Anna' }, { user: ben, name: 'Anna Berg' }];

  it('are kept by id, the longest name first, and typed by name', () => {
    const typed = 'Hi @Anna Berg and @Anna, mail a@Anna.example';
    const kept = keepMentions(typed, people);
    expect(kept).toBe(`Hi @[Anna Berg](${ben}) and @[Anna](${anna}), mail a@[Anna](${anna}).example`);
    expect(typeMentions(kept)).toBe(typed);
    expect(plainLine(`**Hi**\n@[Anna](${anna})`)).toBe('Hi @Anna');
  });
});
