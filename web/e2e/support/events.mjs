import { writeFile } from 'node:fs/promises';

/**
 * Writes a small log as a German office program would: semicolons, day first, commas for decimals. 60 customers
 * enquire, most of them book and travel; two lines are broken on purpose.
 */
export async function writeEvents(path) {
  const lines = ['Kunde;Ereignis;Zeit;Kanal;rating;comment'];
  for (let customer = 1; customer <= 60; customer++) {
    const id = `K-${1000 + customer}`;
    const day = (days) => {
      const date = new Date(Date.UTC(2026, 0, 5 + (customer % 20) + days));
      return `${String(date.getUTCDate()).padStart(2, '0')}.${String(date.getUTCMonth() + 1).padStart(2, '0')}.${date.getUTCFullYear()}`;
    };
    lines.push(`${id};Anfrage;${day(0)} 09:15;web;;`);
    if (customer % 6 === 0) continue;
    lines.push(`${id};Angebot;${day(3)} 14:00;e-mail;${1 + (customer % 5)};`);
    if (customer % 4 === 0) continue;
    lines.push(`${id};Buchung;${day(5)} 18:30;web;4;"Schnell; und freundlich"`);
    lines.push(`${id};Reise;${day(60)} 10:00;vor Ort;5;`);
  }
  lines.push('K-1001;Anfrage;31.02.2026 10:00;web;;');
  lines.push(';Anfrage;01.02.2026 10:00;web;;');
  await writeFile(path, `${lines.join('\r\n')}\r\n`);
  return { events: lines.length - 3, rejected: 2, customers: 60 };
}
