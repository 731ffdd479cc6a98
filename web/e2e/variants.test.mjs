import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violationsOn } from './support/axe.mjs';
import { newPage, startBrowser, settled } from './support/browser.mjs';
import { screensOf } from './support/screens.mjs';
import { startServer } from './support/server.mjs';

let server;
let browser;
let base;
before(async () => {
  server = await startServer(['demo', '--customers', '1500']);
  browser = await startBrowser();
  base = (await screensOf(server)).overview;
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function open(path, options = {}) {
  const page = await newPage(browser, { address: server.address, settled: true, ...options });
  await page.goto(server.address + base + path);
  await settled(page);
  return page;
}

const workspace = () => `${server.address}/api/workspaces/morgenbucht`;
async function send(path, body) {
  const answer = await fetch(workspace() + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  assert.ok(answer.ok, `${path}: ${answer.status}`);
  return answer.json();
}
const read = async (path) => (await fetch(workspace() + path)).json();
const change = (journey, operations) => send(`/repository/journey/${journey}/changes`, { operations });
const titlePath = 'phases/p/title/de';

test('twenty markets stand on one page; two of them wait for a decision', async () => {
  const page = await open('/variants');
  const matrix = page.getByRole('table', { name: 'Basis-Journeys und ihre Varianten' });
  await matrix.waitFor();
  assert.equal(await matrix.locator('thead th').count(), 21);
  assert.equal(await matrix.locator('[data-conflict]').count(), 2);
  assert.deepEqual(await violationsOn(page), []);
  await matrix.getByRole('link', { name: /^Schweiz:/ }).click();
  await page.getByText('Der Ton klingt nach Betreibung').first().waitFor();
  assert.deepEqual(await violationsOn(page), []);
  page.assertQuiet();
  await page.context().close();
});

test('a review is asked for in the panel of the map', async () => {
  const body = { title: { de: 'Umsteigen' }, phases: [{ id: 'p', title: { de: 'Weg' }, steps: [{ id: 's' }] }], lanes: [] };
  const journey = (await send('/repository/journey', { body })).id;
  const page = await open(`/journeys/${journey}?panel=review`);
  await page.getByRole('combobox', { name: 'Wer soll prüfen?' }).click();
  await page.getByRole('option').first().click();
  await page.getByRole('textbox', { name: 'Worauf soll geachtet werden?' }).fill('Stimmen die Wege?');
  const asked = page.waitForResponse((response) => response.request().method() === 'POST' && /\/reviews/.test(response.url()));
  await page.getByRole('button', { name: 'Prüfung anfordern' }).click();
  await asked;
  await page.getByText('Stimmen die Wege?').waitFor();
  assert.equal((await read(`/repository/journey/${journey}`)).body.state, 'in-review');
  assert.deepEqual(await violationsOn(page), []);
  page.assertQuiet();
  await page.context().close();
});
