import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violationsOn } from './support/axe.mjs';
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

async function openMap(options = {}, path = screens.map) {
  const page = await newPage(browser, { address: server.address, ...options });
  await page.goto(server.address + path);
  await page.waitForSelector('[data-ready]');
  return page;
}

/** The words that are seen, without the marks where long ones may break. */
async function words(locator) {
  // What is far off the screen is not laid out and has no text to be seen until the frame after it came near.
  await locator.scrollIntoViewIfNeeded();
  await locator.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  return (await locator.innerText()).replaceAll('\u00ad', '').replace(/\s+/g, ' ').trim();
}
const laneOf = (page, name) => page.locator('[data-lane]', { has: page.locator('[role=rowheader]', { hasText: name }) });
const cellOf = (page, lane, step) => laneOf(page, lane).locator('[data-cell]').nth(step);
const steps = (page) => page.locator('[data-key^="step:"]');
const saved = (page) => page.waitForResponse((response) => /\/changes(\/\d+\/undo)?$/.test(new URL(response.url()).pathname) && response.request().method() === 'POST');

test('typing into cells, picking a touchpoint, undo, redo and a reload give the same map', async () => {
  const page = await openMap();
  const questions = cellOf(page, 'Fragen', 0);
  const before = await words(questions);
  await questions.click({ position: { x: 50, y: (await questions.boundingBox()).height - 4 } });
  await page.keyboard.type('Wer kommt mit?');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Wann sind Ferien?');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Wohin diesmal?');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement?.dataset.key?.startsWith('card:'));
  assert.equal(await words(questions), `${before} Wer kommt mit? Wann sind Ferien?`.trim());
  assert.match(await words(cellOf(page, 'Fragen', 1)), /Wohin diesmal\?$/);

  let answer = saved(page);
  await page.keyboard.press('Control+z');
  await answer;
  await page.getByText('Wohin diesmal?').waitFor({ state: 'detached' });
  answer = saved(page);
  await page.keyboard.press('Control+Shift+z');
  await answer;
  await page.getByText('Wohin diesmal?').waitFor();

  const touchpoints = cellOf(page, 'Touchpoints', 0);
  await touchpoints.click({ position: { x: 50, y: (await touchpoints.boundingBox()).height - 4 } });
  await page.keyboard.type('Messe Reiseland');
  await page.getByRole('option', { name: 'Neu: „Messe Reiseland“' }).waitFor();
  answer = saved(page);
  await page.keyboard.press('Enter');
  await answer;

  await page.reload();
  await page.waitForSelector('[data-ready]');
  assert.equal(await words(questions), `${before} Wer kommt mit? Wann sind Ferien?`.trim());
  assert.match(await words(touchpoints), /Messe Reiseland/);
  page.assertQuiet();
});

test('the keyboard alone renames, moves, adds and removes', async () => {
  const page = await openMap();
  const third = await words(steps(page).nth(2));
  await steps(page).nth(1).focus();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'Name des Schritts' }).fill('Inspiration holen');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.dataset.key?.startsWith('step:'));
  assert.match(await words(steps(page).nth(1)), /^Inspiration holen/);

  await page.keyboard.press('Alt+ArrowRight');
  assert.match(await words(steps(page).nth(2)), /^Inspiration holen/);
  assert.equal(await words(steps(page).nth(1)), third);

  const count = await steps(page).count();
  await page.keyboard.press('Insert');
  await page.keyboard.type('Zwischenschritt');
  await page.keyboard.press('Enter');
  assert.match(await words(steps(page).nth(3)), /^Zwischenschritt/);
  await page.waitForFunction(() => document.activeElement?.dataset.key?.startsWith('step:'));
  await page.keyboard.press('Delete');
  await page.getByText('Schritt „Zwischenschritt“ entfernt').waitFor();
  assert.equal(await steps(page).count(), count);

  // The step beside it has the focus when its picture is drawn.
  await page.waitForFunction(() => document.activeElement?.dataset.key?.startsWith('step:'));
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction(() => /^(card|cell):/.test(document.activeElement?.dataset.key ?? ''));
  page.assertQuiet();
});

test('a card is dragged into another cell, an assumed value up the curve, a missing touchpoint into the map', async () => {
  const page = await openMap({ height: 1300 });
  const card = cellOf(page, 'Bedürfnisse', 3).locator('[data-key^="card:"]').first();
  const text = await words(card);
  let answer = saved(page);
  await drag(page, card, cellOf(page, 'Bedürfnisse', 5));
  await answer;
  assert.match(await words(cellOf(page, 'Bedürfnisse', 5)), new RegExp(text.slice(0, 12)));

  const point = page.locator('[data-key^="point:assumed/"]').nth(2);
  await point.scrollIntoViewIfNeeded();
  const value = Number(await point.getAttribute('aria-valuenow'));
  const box = await point.boundingBox();
  answer = saved(page);
  await page.mouse.move(box.x + 5, box.y + 5);
  await page.mouse.down();
  await page.mouse.move(box.x + 5, box.y - 20, { steps: 4 });
  await page.mouse.up();
  await answer;
  assert.ok(Number(await point.getAttribute('aria-valuenow')) > value);

  const stub = page.locator('[data-drag^="stub:"]').first();
  const name = (await stub.getAttribute('title')).split(/ \d/)[0];
  answer = saved(page);
  await drag(page, stub, cellOf(page, 'Touchpoints', 5));
  await answer;
  await page.waitForTimeout(100);
  assert.ok((await words(cellOf(page, 'Touchpoints', 5))).includes(name), `${name} is in the cell`);
  page.assertQuiet();
});

test('what is written while the connection is lost is kept, said, and sent later', async () => {
  const page = await openMap();
  await page.context().setOffline(true);
  const cell = cellOf(page, 'Vorkenntnisse', 7);
  await cell.click();
  await page.keyboard.type('Ohne Netz notiert');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.getByText('Verbindung unterbrochen').waitFor();
  await page.getByText('1 Änderung noch nicht gesendet').waitFor();
  assert.match(await words(cell), /Ohne Netz notiert/);
  await page.context().setOffline(false);
  await page.getByText('Wieder verbunden').waitFor();
  await page.reload();
  await page.waitForSelector('[data-ready]');
  assert.match(await words(cellOf(page, 'Vorkenntnisse', 7)), /Ohne Netz notiert/);
});

test('a change that someone else made meanwhile at the same place is said', async () => {
  const page = await openMap();
  const key = await steps(page).nth(4).getAttribute('data-key');
  const step = key.slice('step:'.length);
  const [, , slug, , journey] = screens.map.split('/');
  const address = `${server.address}/api/workspaces/${slug}/repository/journey/${journey}`;
  const { body } = await (await fetch(address)).json();
  const phase = body.phases.find((one) => one.steps.some(({ id }) => id === step));
  // Whoever is connected sees it at once; it takes two who do not see each other.
  await page.context().setOffline(true);
  await steps(page).nth(4).focus();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'Name des Schritts' }).fill('Von mir');
  await page.keyboard.press('Enter');
  await page.getByText('Verbindung unterbrochen').waitFor();
  await fetch(`${address}/changes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ operations: [{ op: 'set', path: `phases/${phase.id}/steps/${step}/title/de`, value: 'Vom anderen' }] }),
  });
  await page.context().setOffline(false);
  await page.getByText('hat hier gleichzeitig geändert').waitFor();
  assert.match(await words(steps(page).nth(4)), /^Von mir/);
  page.assertQuiet();
});

test('the river says its numbers to the pointer, the keyboard, in a table and as text', async () => {
  const page = await openMap();
  const place = page.getByRole('group', { name: 'Der Fluss' }).getByRole('button', { name: /erreichen diesen Schritt/ });
  await place.first().focus();
  await page.keyboard.press('ArrowRight');
  await page.getByText('erreichen diesen Schritt', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Als Tabelle' }).click();
  await page.locator('table tbody tr').first().waitFor();
  assert.equal(await page.locator('table tbody tr').count(), await steps(page).count());
  await page.keyboard.press('Escape');
  await steps(page).nth(3).click();
  await page.getByRole('heading', { name: 'Bewertung und Zitate' }).waitFor();
  assert.match(page.url(), /step=/);
  await page.goto(`${server.address}${screens.map}/text`);
  await page.getByRole('heading', { level: 3 }).first().waitFor();
  assert.match(await words(page.locator('article').nth(3)), /erreichen ihn \(n = /);
  page.assertQuiet();
});

test('a viewer of the past sees an earlier state and cannot change it', async () => {
  const page = await openMap();
  const started = new Date().toISOString();
  await steps(page).first().dblclick();
  await page.getByRole('textbox', { name: 'Name des Schritts' }).fill('Ganz neu');
  const answer = saved(page);
  await page.keyboard.press('Enter');
  await answer;
  await page.goto(`${server.address}${screens.map}?at=${started}`);
  await page.waitForSelector('[data-ready]');
  await page.getByText('Sie lässt sich ansehen, aber nicht ändern').waitFor();
  assert.doesNotMatch(await words(steps(page).first()), /Ganz neu/);
  assert.equal(await page.locator('[data-editable]').count(), 0);
  page.assertQuiet();
});

test('axe finds nothing on the map with a panel open, in its table and as text', async (context) => {
  const { map } = screens;
  for (const scheme of ['light', 'dark']) {
    for (const path of [`${map}?step=compare`, `${map}?panel=history`, `${map}?panel=table`, `${map}?panel=journey`, `${map}/text`]) {
      await context.test(`${scheme} ${path.replace(map, '')}`, async () => {
        const page = await newPage(browser, { address: server.address, scheme, settled: true });
        await page.goto(server.address + path);
        await settled(page);
        assert.deepEqual(await violationsOn(page), []);
        page.assertQuiet();
        await page.context().close();
      });
    }
  }
});

async function drag(page, from, to) {
  await from.scrollIntoViewIfNeeded();
  await to.scrollIntoViewIfNeeded();
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  await page.mouse.move(start.x + 14, start.y + 8);
  await page.mouse.down();
  await page.mouse.move(start.x + 24, start.y + 18, { steps: 3 });
  await page.mouse.move(end.x + end.width / 2, end.y + end.height - 6, { steps: 6 });
  await page.mouse.up();
}
