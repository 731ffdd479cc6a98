import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { newPage, startBrowser } from './support/browser.mjs';
import { writeEvents } from './support/events.mjs';
import { startWithAdmin } from './support/server.mjs';
import { signIn } from './support/steps.mjs';

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

test('a file goes through the wizard, becomes a journey, is edited, and is the same after a reload', async () => {
  const file = join(server.data, 'reisen.csv');
  const truth = await writeEvents(file);
  const page = await newPage(browser, { address: server.address });
  await signIn(page, server);

  await page.getByRole('link', { name: 'Ereignisse importieren' }).click();
  await page.setInputFiles('input[type=file]', file);
  // Recognised without help: separator, columns, German dates.
  await page.getByText('Trennzeichen Semikolon').waitFor();
  assert.equal(await page.getByRole('combobox', { name: 'Kunde' }).inputValue(), 'Kunde');
  assert.equal(await page.getByRole('combobox', { name: 'Ereignis' }).inputValue(), 'Ereignis');
  assert.equal(await page.getByRole('combobox', { name: 'Zeit', exact: true }).inputValue(), 'Zeit');
  await page.getByText('2 fehlerhaft').waitFor();
  await page.getByRole('button', { name: 'Importieren', exact: true }).click();

  await page.getByRole('heading', { name: 'reisen.csv ist importiert' }).waitFor();
  assert.equal(await figure(page, 'Neue Ereignisse'), String(truth.events));
  assert.equal(await figure(page, 'Kundinnen und Kunden'), String(truth.customers));
  assert.equal(await figure(page, 'Nicht gelesen'), String(truth.rejected));
  await page.getByText('Die Zeit ist nicht lesbar.').waitFor();

  await page.getByRole('button', { name: 'Journey vorschlagen' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Anfrage').first().waitFor();
  await dialog.getByLabel('Titel').fill('Reise buchen');
  await dialog.getByRole('button', { name: 'Journey anlegen' }).click();

  await page.waitForURL(/\/journeys\//);
  await page.getByRole('heading', { name: 'Reise buchen' }).waitFor();
  await page.getByText('Buchung').first().waitFor();
  await page.getByRole('button', { name: /Reise buchen/ }).first().click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Reise planen und buchen');
  const saved = page.waitForResponse((response) => new URL(response.url()).pathname.endsWith('/changes') && response.request().method() === 'POST');
  await page.keyboard.press('Enter');
  assert.equal((await saved).status(), 200);

  await page.reload();
  await page.getByRole('heading', { name: 'Reise planen und buchen' }).waitFor();
  assert.equal(await page.title(), 'Reise planen und buchen · Wegmarke');
  page.assertQuiet();
});

test('the same file again changes nothing and says so', async () => {
  const file = join(server.data, 'reisen.csv');
  const truth = await writeEvents(file);
  const page = await newPage(browser, { address: server.address, language: 'en' });
  await signIn(page, server);
  await page.goto(`${server.address}/w/${server.workspace}/data/import`);
  await page.setInputFiles('input[type=file]', file);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('heading', { name: 'reisen.csv has been imported' }).waitFor();
  assert.equal(await figure(page, 'New events'), '0');
  assert.equal(await figure(page, 'Duplicates'), String(truth.events));
  page.assertQuiet();
});

test('a rule on a property is more exact than one on a name: the touchpoint takes the events over', async () => {
  await server.call('POST', `/workspaces/${server.workspace}/repository/touchpoint`, { body: { key: 'beratung', title: { de: 'Beratung' }, kind: 'both' } });
  const page = await newPage(browser, { address: server.address });
  await signIn(page, server);
  await page.goto(`${server.address}/w/${server.workspace}/touchpoints`);
  await page.getByRole('link', { name: 'Beratung' }).click();
  await page.getByRole('button', { name: 'Regel hinzufügen' }).click();
  await page.getByRole('combobox', { name: 'Name', exact: true }).fill('Angebot');
  await page.getByRole('button', { name: 'Nur mit bestimmter Eigenschaft' }).click();
  await page.getByRole('combobox', { name: 'Eigenschaft', exact: true }).fill('Kanal');
  await page.getByRole('combobox', { name: 'Wert', exact: true }).fill('e-mail');
  await page.getByText('50 Ereignisse · 50 Personen').first().waitFor();
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByText('Ereignis heißt').waitFor();
  await page.getByRole('img', { name: /Personen je Monat/ }).waitFor();
  page.assertQuiet();
});

async function figure(page, label) {
  return page.locator('dl > div', { has: page.getByText(label, { exact: true }) }).locator('dd').innerText();
}
