import { describe, expect, it } from 'vitest';
import { type RecordDocument, toCsv, toMarkdown } from './record';

const line = (name: string, value: string, missing = false) => ({ name, value, missing });
const record: RecordDocument = {
  title: 'Verzeichnis', missing: 'fehlt', undeclaredTitle: 'Ohne Angabe', undeclared: ['Chat'],
  controller: { title: 'Verantwortlicher', lines: [line('Name', 'Morgenbucht *Reisen*')] },
  activities: [
    { title: 'Formular', lines: [line('Zweck', 'Anfrage\nbeantworten'), line('Frist', '', true)] },
    { title: 'Telefon', lines: [line('Zweck', '=1+1; "x"')] },
  ],
};

describe('the record of processing activities', () => {
  it('is a readable document that says what is missing', () => {
    const text = toMarkdown(record);
    expect(text).toContain('# Verzeichnis\n');
    expect(text).toContain('* **Name**: Morgenbucht \\*Reisen\\*');
    expect(text).toContain('* **Zweck**: Anfrage beantworten');
    expect(text).toContain('* **Frist**: _fehlt_');
    expect(text).toContain('## Ohne Angabe\n\n* Chat');
  });

  it('is a table whose cells are never formulas', () => {
    const lines = toCsv(record, 'Touchpoint').split('\r\n');
    expect(lines[0]).toBe('\ufeff"Touchpoint";"Zweck";"Frist"');
    expect(lines[1]).toBe('"Formular";"Anfrage\nbeantworten";"fehlt"');
    expect(lines[2]).toBe('"Telefon";"\'=1+1; ""x""";""');
  });
});
