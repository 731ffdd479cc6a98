import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newPage, startBrowser, settled } from './support/browser.mjs';
import { screensOf } from './support/screens.mjs';
import { startServer } from './support/server.mjs';

let server;
let browser;
let screens;
before(async () => {
  server = await startServer(['demo', '--customers', '3000']);
  browser = await startBrowser();
  screens = await screensOf(server);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function open(path, options = {}) {
  const page = await newPage(browser, { address: server.address, settled: true, ...options });
  await page.goto(server.address + path);
  await settled(page);
  return page;
}
const saved = (page) => page.waitForResponse((response) => /\/changes(\/\d+\/undo)?$/.test(new URL(response.url()).pathname) && response.request().method() === 'POST');

test('the map is coloured by what its statements rest on, and says how much is known', async () => {
  const page = await open(screens.map);
  await page.waitForSelector('[data-ready]');
  await page.getByRole('button', { name: 'Nach Belegen einfärben' }).click();
  const strip = page.getByRole('region', { name: 'Was wir wissen' });
  const [counted, heard, assumed] = [...(await strip.innerText()).matchAll(/(\d+)\s*%/g)].map(([, share]) => Number(share));
  assert.ok(Math.abs(counted + heard + assumed - 100) <= 1, `${counted} + ${heard} + ${assumed}`);
  assert.ok(counted > 0 && heard > 0 && assumed > 0);
  const background = (level) => page.locator(`[data-evidence="${level}"]`).first().evaluate((card) => getComputedStyle(card).backgroundColor + getComputedStyle(card).backgroundImage);
  assert.equal(new Set([await background('assumption'), await background('qualitative'), await background('quantitative')]).size, 3);
  page.assertQuiet();
});

test('stale evidence is listed with its owner, and is fresh once it is confirmed', async () => {
  const page = await open(screens.evidence);
  const rows = page.locator('table').nth(1).locator('tbody tr');
  const before = await rows.count();
  assert.ok(before > 0);
  await rows.filter({ has: page.locator('a') }).first().locator('a').click();
  const answer = saved(page);
  await page.getByRole('button', { name: 'Heute bestätigt' }).click();
  await answer;
  await page.goto(server.address + screens.evidence);
  await settled(page);
  assert.equal(await rows.count(), before - 1);
  page.assertQuiet();
});

test('the gap view shows the largest misjudgement first, in the direction asked for', async () => {
  const page = await open(screens.gap);
  const judgements = async () => (await page.locator('[data-judgement]').evaluateAll((all) => all.map((one) => [one.dataset.judgement, Number(one.nextElementSibling.textContent.match(/\d+/)[0])])));
  const all = await judgements();
  const wrong = all.filter(([judgement]) => judgement !== 'agrees');
  assert.ok(wrong.length > 1);
  assert.deepEqual(all.slice(0, wrong.length), wrong, 'misjudgements stand above what agrees');
  assert.deepEqual(wrong.map(([, points]) => points), wrong.map(([, points]) => points).sort((a, b) => b - a));
  await page.getByText('Überschätzt', { exact: true }).click();
  await page.waitForURL(/direction=overrated/);
  assert.ok((await judgements()).every(([judgement]) => judgement === 'overrated'));
  page.assertQuiet();
});

test('a forbidden word is pointed out while somebody types and replaced with one click', async () => {
  const page = await open(screens.touchpoint);
  await page.getByRole('button', { name: /^Beschreibung: / }).click();
  const field = page.getByRole('textbox', { name: 'Beschreibung' });
  await field.fill('Dieser Berührungspunkt ist neu.');
  await page.getByRole('button', { name: '→ Touchpoint' }).click();
  assert.equal(await field.inputValue(), 'Dieser Touchpoint ist neu.');
  await page.keyboard.press('Escape');
  page.assertQuiet();
});

test('a step takes alternatives and the decisive moment', async () => {
  const page = await open(`${screens.map}?step=book`);
  await page.waitForSelector('[data-ready]');
  const alternatives = page.getByRole('button', { name: /^Alternative \d/ });
  await page.getByRole('button', { name: 'Alternative hinzufügen' }).waitFor();
  const before = await alternatives.count();
  let answer = saved(page);
  await page.getByRole('button', { name: 'Alternative hinzufügen' }).click();
  await answer;
  answer = saved(page);
  await page.getByRole('checkbox', { name: 'Entscheidender Moment vor dem Kauf' }).check();
  await answer;
  await page.reload();
  await page.getByRole('button', { name: 'Alternative hinzufügen' }).waitFor();
  assert.equal(await alternatives.count(), before + 1);
  assert.ok(await page.getByRole('checkbox', { name: 'Entscheidender Moment vor dem Kauf' }).isChecked());
  page.assertQuiet();
});

test('several touchpoints are changed at once and taken back at once', async () => {
  const page = await open(`${screens.touchpoints}?search=hotline`);
  await page.getByRole('button', { name: 'Spalten' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Dienstleister' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('columnheader', { name: 'Dienstleister' }).waitFor();
  await page.goto(`${page.url().replace(/search=[^&]*&?/, '')}`);
  await page.getByRole('checkbox', { name: 'Alle auswählen' }).check();
  const rows = await page.locator('tbody tr').count();
  await page.getByRole('combobox', { name: 'Was ändern?' }).click();
  await page.getByRole('option', { name: 'Dienstleister' }).click();
  await page.getByRole('combobox', { name: 'Dienstleister' }).click();
  await page.getByRole('option', { name: 'Eigenbetrieb' }).click();
  await page.getByRole('button', { name: 'Übernehmen' }).click();
  const own = page.locator('tbody td', { hasText: /^Eigenbetrieb$/ });
  await page.waitForFunction((count) => [...document.querySelectorAll('tbody td')].filter((cell) => cell.textContent === 'Eigenbetrieb').length === count, rows);
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await page.waitForFunction((count) => [...document.querySelectorAll('tbody td')].filter((cell) => cell.textContent === 'Eigenbetrieb').length < count, rows);
  assert.ok((await own.count()) < rows);
  page.assertQuiet();
});

test('the record of processing activities names what is missing and is taken along as a table', async () => {
  const page = await open(screens.processing);
  await page.getByRole('region', { name: 'Was noch fehlt' }).waitFor();
  await page.locator('article section').first().waitFor();
  const activities = await page.locator('article section').count();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  const stream = await (await download).createReadStream();
  let text = '';
  for await (const part of stream) text += part;
  // One section is the controller's; one line the head.
  assert.equal(text.trim().split('\r\n').length, activities);
  page.assertQuiet();
});
