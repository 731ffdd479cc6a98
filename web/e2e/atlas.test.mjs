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
const api = async (path) => (await fetch(`${server.address}/api/workspaces/morgenbucht${path}`)).json();
const journey = (number) => `/journeys/01941f29-7c00-7073-8000-${number.toString(16).padStart(12, '0')}`;

test('the atlas places journeys over phases and levels, and names the gaps', async () => {
  const page = await open('');
  await page.getByRole('link', { name: 'Atlas', exact: true }).click();
  await page.waitForURL(/view=atlas/);
  const bar = page.getByRole('link', { name: /^Anreise und Ankommen/ });
  await bar.waitFor();
  for (const level of ['Lebenszyklus', 'Journey', 'Subjourney', 'Teil einer Subjourney']) await page.getByRole('heading', { name: new RegExp(`^${level}`) }).first().waitFor();
  const atlas = await api('/atlas');
  const gaps = atlas.gaps.phases.map((position) => atlas.phases[position].title.de);
  assert.ok(gaps.length > 0, 'the sample company shows gaps');
  for (const phase of gaps) await page.getByRole('region', { name: 'Lücken' }).getByText(phase).waitFor();
  await bar.hover();
  await page.getByText(/Schritten belegt/).waitFor();
  await page.getByRole('textbox', { name: 'Journeys suchen' }).fill('transfer');
  await bar.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: /^Transfer vom Flughafen/ }).click();
  await page.waitForURL(/\/journeys\//);
  page.assertQuiet();
  await page.context().close();
});

test('the inventory is narrowed and ordered; the order is remembered', async () => {
  const page = await open('');
  const titles = () => page.locator('tbody tr td:first-child a').allInnerTexts();
  await page.getByRole('link', { name: 'Luxus-Familienreise' }).first().waitFor();
  const tree = await titles();
  assert.equal(tree[0], 'Luxus-Familienreise');
  await page.getByRole('button', { name: 'Journey', exact: true }).click();
  await page.waitForURL(/sort=title/);
  const sorted = await titles();
  assert.deepEqual(sorted, [...sorted].sort((a, b) => a.localeCompare(b)));
  await page.goto(server.address + base);
  await page.locator('tbody tr').first().waitFor();
  assert.deepEqual(await titles(), sorted);
  await page.getByRole('combobox', { name: 'Verantwortlich' }).click();
  await page.getByRole('option', { name: 'Petra Vogt' }).click();
  await page.waitForURL(/owner=/);
  assert.deepEqual(await titles(), ['Reklamation und Erstattung', 'Umbuchen']);
  await page.context().close();
});

test('the matrix shows which persona has which journey, and fills an empty cell', async () => {
  const page = await open('?view=matrix');
  const row = page.getByRole('row', { name: /^Inspiration finden/ });
  await row.waitFor();
  const whole = page.getByRole('row', { name: /^Luxus-Familienreise/ });
  await whole.getByText(/\d+\s?%/).first().waitFor();
  const fill = row.getByRole('button', { name: '„Inspiration finden“ für Elisabeth ergänzen' });
  await fill.click();
  await page.getByRole('menuitem', { name: 'Diese Journey gilt auch für Elisabeth' }).click();
  await fill.waitFor({ state: 'detached' });
  const journeys = await api('/repository/journey');
  assert.equal(journeys.find(({ body }) => body.title.de === 'Inspiration finden').body.personas.length, 3);

  await page.getByRole('button', { name: '„Der erste Tag im Kinderclub“ für Katrin ergänzen' }).click();
  await page.getByRole('menuitem', { name: 'Eigene Journey für Katrin anlegen' }).click();
  await page.waitForURL(/\/journeys\//);
  await page.getByRole('heading', { name: /Der erste Tag im Kinderclub \(Katrin\)/ }).waitFor();
  page.assertQuiet();
  await page.context().close();
});

test('goals meet departments at touchpoints', async () => {
  const page = await open('?view=alignment');
  const row = page.getByRole('row', { name: /^Abbruchmomente im Kaufprozess reduzieren/ });
  await row.getByRole('button', { name: /^Reiseberatung für „Abbruchmomente/ }).click();
  await page.getByRole('dialog').getByRole('link').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('row', { name: /^Ohne Ziel/ }).waitFor();
  await page.getByRole('heading', { name: /Touchpoints dienen mehreren Zielen/ }).waitFor();
  page.assertQuiet();
  await page.context().close();
});

test('sub-journeys: breadcrumb upwards, cards and menu downwards, a new one at any depth', async () => {
  const page = await open(journey(12));
  const above = page.getByRole('navigation', { name: 'Übergeordnete Journeys' });
  await above.waitFor();
  assert.deepEqual(await above.getByRole('link').allInnerTexts(), ['Luxus-Familienreise', 'Anreise und Ankommen', 'Transfer vom Flughafen']);
  await above.getByRole('link', { name: 'Anreise und Ankommen' }).click();
  const card = page.getByRole('link', { name: 'Subjourney „Transfer vom Flughafen“ öffnen' });
  await card.click();
  await page.getByRole('heading', { name: /Transfer vom Flughafen/ }).waitFor();
  await page.getByRole('button', { name: /1 Subjourney/ }).click();
  await page.getByRole('menuitem', { name: 'Neue Subjourney' }).click();
  await page.getByRole('heading', { name: /Neue Subjourney/ }).waitFor();
  const made = (await api('/repository/journey')).find(({ body }) => body.title.de === 'Neue Subjourney');
  assert.deepEqual([made.body.level, made.body.parent.slice(-1)], [3, 'a']);
  page.assertQuiet();
  await page.context().close();
});

test('branches and alternatives stand under the step; the loop is drawn without data', async () => {
  const page = await open(journey(4));
  await page.waitForSelector('[data-ready]');
  const head = page.locator('[data-key="step:answer"]');
  await head.getByText('Jemand muss kommen').waitFor();
  await page.locator('[data-key="step:message"]').getByText('WhatsApp, Rezeption oder Hotline').waitFor();
  await head.click();
  const panel = page.getByRole('complementary');
  await panel.getByText('Verzweigungen').waitFor();
  await panel.getByRole('button', { name: 'Verzweigung zu „Hilfe vor Ort“ entfernen' }).click();
  await head.getByText('Jemand muss kommen').waitFor({ state: 'detached' });

  // A time without events.
  await page.goto(`${server.address}${base}${journey(6)}?from=2001-01-01&until=2001-02-01`);
  await page.getByRole('img', { name: 'Loyalitätsschleife (angenommen)' }).waitFor();
  assert.deepEqual(await violationsOn(page), []);
  page.assertQuiet();
  await page.context().close();
});

for (const [language, scheme] of [['de', 'light'], ['en', 'dark']]) {
  test(`axe finds nothing in the overview (${language}, ${scheme})`, async () => {
    for (const path of ['', '?view=atlas', '?view=matrix', '?view=alignment']) {
      const page = await open(path, { language, scheme });
      await page.getByRole('search').waitFor();
      assert.deepEqual(await violationsOn(page), [], path);
      page.assertQuiet();
      await page.context().close();
    }
  });
}
