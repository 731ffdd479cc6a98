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

test('variants are made, follow their base, and a conflict is decided', async () => {
  const body = { title: { de: 'Reiseversicherung' }, phases: [{ id: 'p', title: { de: 'Abschluss' }, steps: [{ id: 's', title: { de: 'Wählen' } }] }], lanes: [] };
  const journey = (await send('/repository/journey', { body })).id;
  const page = await open(`/journeys/${journey}`);
  await page.getByRole('button', { name: 'Mehr', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Varianten anlegen …' }).click();
  await page.getByLabel('Märkte oder andere Bezeichnungen').first().click();
  await page.keyboard.type('Malta,Zypern,');
  await page.getByRole('button', { name: '2 Varianten anlegen' }).click();
  await page.waitForURL(/\/variants$/);
  const family = (await read('/variants')).find((one) => one.base === journey);
  const [malta, cyprus] = family.variants.map(({ id }) => id);

  await change(malta, [{ op: 'set', path: titlePath, value: 'Polizze' }]);
  await change(journey, [{ op: 'set', path: titlePath, value: 'Vertrag' }]);
  await page.goto(`${server.address}${base}/journeys/${cyprus}`);
  await page.getByRole('columnheader', { name: /Vertrag/ }).waitFor();
  await page.goto(`${server.address}${base}/variants/${malta}`);
  await page.getByRole('textbox', { name: 'Etwas anderes' }).fill('Versicherungsvertrag');
  await page.getByRole('button', { name: 'So übernehmen' }).click();
  await page.getByRole('button', { name: 'So übernehmen' }).waitFor({ state: 'detached' });
  assert.equal((await read(`/repository/journey/${malta}`)).body.phases[0].title.de, 'Versicherungsvertrag');
  await page.getByRole('link', { name: 'In der Map vergleichen' }).click();
  await page.getByRole('status').filter({ hasText: 'Verglichen mit Reiseversicherung' }).waitFor();
  await page.getByRole('columnheader', { name: /Versicherungsvertrag/ }).locator('del').filter({ hasText: 'Vertrag' }).waitFor();
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
  await settled(page);
  assert.equal((await read(`/repository/journey/${journey}`)).body.state, 'in-review');
  assert.deepEqual(await violationsOn(page), []);
  page.assertQuiet();
  await page.context().close();
});
