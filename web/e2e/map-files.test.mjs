import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { violationsOn } from './support/axe.mjs';
import { newPage, settled, startBrowser } from './support/browser.mjs';
import { startWithAdmin } from './support/server.mjs';
import { signIn } from './support/steps.mjs';

const table = [
  ['Phase', 'Orientierung', '', 'Kauf'],
  ['Schritt', 'Suchen', 'Vergleichen', 'Buchen'],
  ['Kontaktpunkte', 'Website', 'Website', '"Buchungsformular\nBestätigung"'],
  ['Stimmung', '4', '2', ':-)'],
  ['Was uns auffiel', 'viele Reiter', '', 'Ruhe'],
  ['Bedürfnisse', 'Überblick', 'Klarheit', 'Sicherheit'],
];

let server;
let browser;
before(async () => {
  server = await startWithAdmin();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function openDialog(options = {}) {
  const page = await newPage(browser, { address: server.address, settled: true, ...options });
  await signIn(page, server);
  await settled(page);
  await page.getByRole('button', { name: 'Neue Journey' }).click();
  await page.getByRole('menuitem', { name: 'Aus Tabelle oder Datei' }).click();
  const dialog = page.getByRole('dialog', { name: 'Journey aus Tabelle oder Datei' });
  await dialog.getByText('Datei hierher ziehen').waitFor();
  return { page, dialog };
}

const library = (kind) => server.call('GET', `/workspaces/${server.workspace}/repository/${kind}`);
const journeys = async () => (await library('journey')).map(({ body }) => body.title.de);

test('a pasted table is looked at, corrected, becomes a map, and is taken back from there', async () => {
  const before = { journeys: (await journeys()).length, touchpoints: (await library('touchpoint')).length };
  const { page, dialog } = await openDialog();
  assert.deepEqual(await violationsOn(page), []);
  await dialog.getByLabel('Oder aus der Zwischenablage').fill(table.map((row) => row.join('\t')).join('\n'));
  await dialog.getByRole('button', { name: 'Einlesen' }).click();

  await dialog.getByText('Verstanden – Phasen: 2, Schritte: 3, Elemente: 9').waitFor();
  const preview = dialog.getByRole('region', { name: 'Vorschau der Karte' });
  assert.deepEqual(await preview.locator('thead th').allTextContents(), ['Zeile', 'Orientierung', 'Kauf', 'Suchen', 'Vergleichen', 'Buchen']);
  const kindOf = (row) => dialog.getByRole('combobox', { name: `Was „${row}“ wird` });
  assert.equal(await kindOf('Kontaktpunkte').inputValue(), 'Touchpoints');
  assert.equal(await kindOf('Stimmung').inputValue(), 'Emotionskurve');
  assert.equal(await kindOf('Bedürfnisse').inputValue(), 'Bedürfnisse');
  await dialog.getByText('Bei 1 Zeile war nicht zu erkennen, was sie ist.').waitFor();
  assert.deepEqual(await violationsOn(page), []);
  await kindOf('Was uns auffiel').click();
  await page.getByRole('option', { name: 'Fragen', exact: true }).click();
  await dialog.getByText('war nicht zu erkennen').waitFor({ state: 'detached' });
  assert.equal((await journeys()).length, before.journeys);

  await dialog.getByLabel('Titel').fill('Reise buchen');
  await dialog.getByRole('button', { name: 'Anlegen' }).click();
  await dialog.getByText('Schritte: 3, Elemente: 9, neue Touchpoints: 3.').waitFor();
  await dialog.getByRole('button', { name: 'Karte öffnen' }).click();

  await page.waitForURL(/\/journeys\//);
  await page.getByRole('heading', { name: 'Reise buchen' }).waitFor();
  for (const name of ['Orientierung', 'Kauf', 'Suchen', 'Vergleichen', 'Buchen', 'Bestätigung', 'Überblick']) await page.getByText(name, { exact: true }).first().waitFor();
  await page.getByText('Die Journey ist eingelesen.').waitFor();
  assert.deepEqual(await violationsOn(page), []);
  await page.getByRole('button', { name: 'Rückgängig machen' }).click();
  await page.getByText('Der Import ist rückgängig gemacht').waitFor();
  assert.equal((await journeys()).length, before.journeys);
  assert.equal((await library('touchpoint')).length, before.touchpoints);
  page.assertQuiet();
  await page.context().close();
});

test('a file gives the title; an import is taken back in the dialog; what is no map is said', async () => {
  const { page, dialog } = await openDialog();
  const csv = table.map((row) => row.join(';')).join('\r\n').replace(':-)', 'sehr komisch');
  await page.setInputFiles('input[type=file]', { name: 'bild.png', mimeType: 'image/png', buffer: Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1') });
  await dialog.getByRole('alert').waitFor();
  assert.deepEqual(await violationsOn(page), []);
  await page.setInputFiles('input[type=file]', { name: 'Unsere_Reise.csv', mimeType: 'text/csv', buffer: Buffer.from(csv, 'latin1') });
  await dialog.getByText('Schritte: 3').waitFor();
  assert.equal(await dialog.getByLabel('Titel').inputValue(), 'Unsere Reise');
  await dialog.getByText('Keine Emotion: Stimmung / Buchen: sehr komisch').waitFor();
  assert.deepEqual(await violationsOn(page), []);
  await dialog.getByRole('button', { name: 'Anlegen' }).click();
  await dialog.getByRole('button', { name: 'Rückgängig machen' }).waitFor();
  assert.ok((await journeys()).includes('Unsere Reise'));
  await dialog.getByRole('button', { name: 'Rückgängig machen' }).click();
  await dialog.getByText('Der Import ist rückgängig gemacht').waitFor();
  assert.ok(!(await journeys()).includes('Unsere Reise'));
  page.assertQuiet();
  await page.context().close();
});

async function download(page, dialog) {
  const [file] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('link', { name: 'Herunterladen' }).click()]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test('a map leaves as PDF, Mermaid and workbook, says what they cannot carry, and comes back in', async () => {
  const steps = [{ id: 's1', title: { de: 'Suchen' }, optional: true, emotion: { assumed: 40 } }, { id: 's2', title: { de: 'Buchen' } }];
  const body = {
    title: { de: 'Größere Reise', en: 'Larger trip' },
    phases: [{ id: 'p', title: { de: 'Kauf' }, steps }],
    lanes: [{ id: 'l', kind: 'needs', cards: [{ id: 'c', step: 's1', text: { de: 'Überblick' } }] }],
  };
  const { id } = await server.call('POST', `/workspaces/${server.workspace}/repository/journey`, { body });
  const page = await newPage(browser, { address: server.address, settled: true });
  await signIn(page, server);
  await page.goto(`${server.address}/w/${server.workspace}/journeys/${id}`);
  await settled(page);
  await page.getByRole('button', { name: 'Mehr', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Exportieren …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Karte exportieren' });
  await dialog.getByText('Texte in anderen Sprachen').waitFor();
  assert.deepEqual(await violationsOn(page), []);

  const pdf = await download(page, dialog);
  assert.equal(pdf.name, 'groessere-reise.pdf');
  assert.equal(pdf.bytes.subarray(0, 5).toString(), '%PDF-');

  await dialog.getByRole('radio', { name: 'Mermaid' }).check();
  await dialog.getByText('Ganze Spuren').waitFor();
  await dialog.getByText('Emotionen, gerundet auf die Stufen des Formats').waitFor();
  assert.equal(await dialog.getByLabel('Papier').count(), 0);
  assert.deepEqual(await violationsOn(page), []);
  const mermaid = (await download(page, dialog)).bytes.toString();
  assert.match(mermaid, /^journey\n {2}title Größere Reise\n {2}section Kauf\n {4}Suchen: 3: /);

  await dialog.getByRole('radio', { name: 'Excel-Tabelle' }).check();
  await dialog.getByText('optional, wiederholbar oder in beliebiger Reihenfolge').waitFor();
  const workbook = await download(page, dialog);
  page.assertQuiet();
  await page.context().close();

  const again = await openDialog();
  await again.page.setInputFiles('input[type=file]', { name: workbook.name, mimeType: 'application/octet-stream', buffer: workbook.bytes });
  await again.dialog.getByText('Phasen: 1, Schritte: 2, Elemente: 1').waitFor();
  again.page.assertQuiet();
  await again.page.context().close();
});
