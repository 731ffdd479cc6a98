import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violationsOn } from './support/axe.mjs';
import { newPage, startBrowser } from './support/browser.mjs';
import { screensOf } from './support/screens.mjs';
import { startServer } from './support/server.mjs';

let server;
let browser;
let screens;
before(async () => {
  server = await startServer(['demo', '--customers', '1500']);
  browser = await startBrowser();
  screens = await screensOf(server);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function open(address, options = {}) {
  const page = await newPage(browser, { address: server.address, settled: true, ...options });
  await page.goto(address);
  return page;
}
const laneNames = (page) => page.locator('[data-lane] [role=rowheader]').evaluateAll((titles) => titles.map(({ dataset }) => dataset.key));

test('a view shows its lanes, a link with a password shows them to strangers and nothing else, until it is revoked', async () => {
  const page = await open(server.address + screens.map);
  await page.waitForSelector('[data-ready]');
  await page.getByRole('button', { name: 'Ansicht', exact: true }).click();
  await page.getByRole('menuitemradio', { name: 'Für IT und Abläufe' }).click();
  await page.waitForFunction(() => document.querySelectorAll('[data-lane]').length === 6);
  const chosen = await laneNames(page);

  await page.getByRole('button', { name: 'Teilen' }).click();
  await page.getByRole('menuitem', { name: 'Öffentlicher Link' }).click();
  await page.getByLabel('Für wen ist der Link?').fill('Agentur Nordlicht');
  await page.getByLabel('Passwort', { exact: true }).fill('nur für die Agentur');
  await page.getByRole('button', { name: 'Link anlegen' }).click();
  const address = await page.locator('[data-share-link]').innerText();
  await page.getByText('Agentur Nordlicht').waitFor();
  assert.deepEqual(await violationsOn(page), []);

  const guest = await open(address);
  await guest.getByRole('heading', { name: 'Eine Journey wurde geteilt' }).waitFor();
  assert.deepEqual(await violationsOn(guest), []);
  await guest.locator('input[type=password]').fill('falsch geraten');
  await guest.getByRole('button', { name: 'Ansehen' }).click();
  await guest.getByText('Das Passwort stimmt nicht.').waitFor();
  await guest.locator('input[type=password]').fill('nur für die Agentur');
  await guest.getByRole('button', { name: 'Ansehen' }).click();
  await guest.waitForSelector('[data-ready]');
  await guest.waitForFunction((count) => document.querySelectorAll('[data-lane]').length === count, chosen.length);
  assert.deepEqual(await laneNames(guest), chosen);
  await guest.getByRole('heading', { name: 'Luxus-Familienreise' }).waitFor();
  assert.equal(await guest.getByRole('navigation').count(), 0);
  assert.deepEqual(await violationsOn(guest), []);

  await page.getByRole('button', { name: 'Link für Agentur Nordlicht zurückziehen' }).click();
  await page.getByText('zurückgezogen', { exact: true }).waitFor();
  await guest.reload();
  await guest.getByRole('heading', { name: 'Dieser Link öffnet nichts' }).waitFor();
  page.assertQuiet();
  guest.assertQuiet();
});

test('a presentation is led by the keyboard, phase by phase, with notes', async () => {
  const page = await open(server.address + screens.map);
  await page.waitForSelector('[data-ready]');
  await page.getByRole('button', { name: 'Teilen' }).click();
  await page.getByRole('menuitem', { name: 'Vorführen' }).click();
  const show = page.getByRole('dialog', { name: 'Vorführung' });
  const title = show.getByRole('heading', { level: 1 });
  await title.getByText('Luxus-Familienreise').waitFor();
  await page.keyboard.press('ArrowRight');
  await title.getByText('Bedarf').waitFor();
  await page.keyboard.press('ArrowRight');
  await title.getByText('Orientierung').waitFor();
  // Only this phase is unfolded.
  assert.deepEqual(await show.locator('[data-key^="step:"]').evaluateAll((steps) => steps.map(({ dataset }) => dataset.key)), ['step:ideas', 'step:search']);
  await page.keyboard.press('n');
  await show.getByRole('complementary', { name: 'Notizen (N)' }).getByText('Noch sucht niemand gezielt.').waitFor();
  assert.deepEqual(await violationsOn(page), []);
  await page.keyboard.press('End');
  await show.getByText('Zum Schluss').first().waitFor();
  await page.keyboard.press('Escape');
  await show.waitFor({ state: 'detached' });
  assert.doesNotMatch(page.url(), /present/);
  page.assertQuiet();
});
