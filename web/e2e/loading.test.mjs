import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newPage, startBrowser, settled } from './support/browser.mjs';
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

const budget = 300_000;

for (const name of ['overview', 'map', 'touchpoint']) {
  test(`the first load of the ${name} needs less than 300 kB of program, compressed`, async () => {
    const page = await newPage(browser, { address: server.address });
    await page.goto(server.address + screens[name]);
    await page.locator('h1').first().waitFor();
    await settled(page);
    const bytes = await page.evaluate(() =>
      performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    );
    assert.ok(bytes > 50_000, `${bytes} bytes: nothing was measured`);
    assert.ok(bytes < budget, `${bytes} bytes`);
    page.assertQuiet();
  });
}

test('a server that does not answer is said, and asked again on request', async () => {
  const page = await newPage(browser, { address: server.address });
  await page.route('**/api/session', (route) => route.abort());
  await page.goto(server.address + screens.overview);
  await page.getByText('Der Server antwortet nicht.').waitFor();
  await page.unroute('**/api/session');
  await page.getByRole('button', { name: 'Noch einmal versuchen' }).click();
  await page.getByRole('heading', { name: 'Übersicht' }).waitFor();
});

test('an address that does not exist leads back', async () => {
  const page = await newPage(browser, { address: server.address });
  await page.goto(`${server.address}/nowhere/at/all`);
  await page.getByText('Diese Seite gibt es nicht').waitFor();
  await page.getByRole('link', { name: 'Zur Übersicht' }).click();
  await page.getByRole('heading', { name: 'Übersicht' }).waitFor();
  page.assertQuiet();
});
