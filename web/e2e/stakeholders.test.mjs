import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
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
const nodes = (page) => page.locator('[data-node]');
const saved = (page) => page.waitForResponse((response) => /\/changes$/.test(new URL(response.url()).pathname) && response.request().method() === 'POST');
const choose = async (page, label, option, within = page) => {
  await within.getByRole('combobox', { name: label, exact: true }).first().click();
  await page.getByRole('option', { name: option, exact: true }).click();
};

test('a stakeholder is added, related to customers, and named on the map', async () => {
  const page = await open('/stakeholders');
  const before = await nodes(page).count();
  assert.ok(before >= 20, `only ${before} stakeholders`);
  await page.getByRole('button', { name: 'Neuer Stakeholder', exact: true }).click();
  const panel = page.getByRole('complementary', { name: 'Neuer Stakeholder' });
  await panel.waitFor();
  assert.equal(await nodes(page).count(), before + 1);
  await panel.getByRole('button', { name: /^Titel/ }).click();
  await page.keyboard.type('Fotograf vor Ort');
  let answer = saved(page);
  await page.keyboard.press('Enter');
  await answer;
  await page.getByRole('button', { name: /^Fotograf vor Ort/ }).waitFor();

  const own = page.getByRole('complementary', { name: 'Fotograf vor Ort' });
  await own.getByRole('button', { name: 'Beziehung hinzufügen' }).click();
  await own.getByRole('button', { name: /^Was genau/ }).click();
  await page.keyboard.type('Familienfoto');
  answer = saved(page);
  await page.keyboard.press('Enter');
  await answer;
  answer = saved(page);
  await choose(page, 'Für Kunden', 'nützt', own);
  await answer;
  await own.getByText('Familienfoto · Kunden').waitFor();

  // The table says the same in words.
  await page.getByText('Tabelle', { exact: true }).click();
  const row = page.getByRole('row', { name: /Fotograf vor Ort/ });
  assert.match(await row.innerText(), /Familienfoto · Kunden/);
  assert.match(await row.innerText(), /nützt/);
  page.assertQuiet();
  await page.context().close();
});

test('filters leave who fits, and stand in the address', async () => {
  const page = await open('/stakeholders');
  const all = await nodes(page).count();
  await choose(page, 'Art', 'Behörde');
  await page.waitForURL(/kind=authority/);
  const authorities = await nodes(page).count();
  assert.ok(authorities > 0 && authorities < all);
  await page.reload();
  await nodes(page).first().waitFor();
  assert.equal(await nodes(page).count(), authorities);
  await page.goto(`${server.address}${base}/stakeholders?effect=suffers&view=table`);
  await page.locator('tbody tr').first().waitFor();
  for (const row of await page.locator('tbody tr').allInnerTexts()) assert.match(row, /schadet/);
  await page.context().close();
});

test('dragging to another ring changes how near somebody works', async () => {
  const page = await open('/stakeholders?kind=partner');
  const node = page.getByRole('button', { name: /^Druckerei/ });
  const box = await node.boundingBox();
  const middle = await page.getByText('Kunden', { exact: true }).first().boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move((x + middle.x) / 2, (y + middle.y) / 2, { steps: 4 });
  const answer = saved(page);
  await page.mouse.move(middle.x + 60, middle.y + 40, { steps: 8 });
  await page.mouse.up();
  await answer;
  await page.getByRole('button', { name: /^Druckerei, Partner, Direkter Kontakt/ }).waitFor();
  await page.context().close();
});

test('the keyboard opens a stakeholder, Escape comes back to it', async () => {
  const page = await open('/stakeholders');
  await page.getByRole('button', { name: /^Reiseberatung/ }).focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Reiseberatung' });
  await panel.getByText('Anteil an den Journeys').waitFor();
  await panel.getByRole('link', { name: 'Anfrage und Angebot' }).first().waitFor();
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label')?.startsWith('Reiseberatung'));
  await page.context().close();
});

test('the map is saved as a picture that stands alone', async () => {
  const page = await open('/stakeholders');
  for (const [item, ending] of [['SVG (Vektor)', '.svg'], ['PNG für Präsentationen', '.png']]) {
    await page.getByRole('button', { name: 'Als Bild speichern' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: item }).click();
    const file = await download;
    assert.ok(file.suggestedFilename().endsWith(ending));
    const bytes = await readFile(await file.path());
    if (ending === '.svg') {
      const text = bytes.toString();
      assert.match(text, /Reiseberatung/);
      assert.doesNotMatch(text, /var\(|class=/);
    } else {
      assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
      assert.ok(bytes.length > 50_000, `${bytes.length} bytes`);
    }
  }
  await page.context().close();
});

test('my part shows where I occur, and why', async () => {
  const page = await open('');
  await page.getByRole('button', { name: /Leonie Haas/ }).click();
  await page.getByRole('menuitem', { name: 'Mein Anteil' }).click();
  await page.waitForURL(/\/part/);
  await page.getByRole('link', { name: 'Luxus-Familienreise' }).first().waitFor();
  await page.getByText(/gibt Reiseberatung/).first().waitFor();
  assert.match(await page.locator('main').innerText(), /verantwortlich/);
  assert.deepEqual(await violationsOn(page), []);
  await page.context().close();
});

for (const [language, scheme] of [['de', 'light'], ['en', 'dark']]) {
  test(`axe finds nothing on the stakeholder map (${language}, ${scheme})`, async () => {
    for (const path of ['/stakeholders', '/stakeholders?view=table', '/stakeholders?selected=01941f29-7c00-7070-8000-000000000001']) {
      const page = await open(path, { language, scheme });
      assert.deepEqual(await violationsOn(page), [], path);
      page.assertQuiet();
      await page.context().close();
    }
  });
}
