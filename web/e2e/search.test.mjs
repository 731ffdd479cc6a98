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
  server = await startServer(['demo', '--customers', '500']);
  browser = await startBrowser();
  screens = await screensOf(server);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function openSearch(from) {
  const page = await newPage(browser, { address: server.address, settled: true });
  await page.goto(server.address + from);
  await settled(page);
  await page.keyboard.press('Control+k');
  const field = page.getByRole('dialog').getByRole('combobox');
  await field.waitFor();
  return { page, field };
}

test('the search finds a card, in another form of the word, and opens the map there', async () => {
  const { page, field } = await openSearch(screens.personas);
  // Before anything is typed: where one was and what changed last.
  await page.getByRole('option').first().waitFor();
  await field.pressSequentially('Endpreise erkennbar');
  const options = page.getByRole('option');
  await options.filter({ hasText: 'Endpreis' }).first().waitFor();
  assert.deepEqual(await violationsOn(page), []);
  await page.getByRole('group', { name: 'Journeys' }).getByRole('option').filter({ hasText: 'Endpreis' }).first().click();
  await page.waitForURL(/\/journeys\/.*(card|step)=/);

  // The same by keyboard alone: down, up again, and the first one is opened.
  await page.keyboard.press('Control+k');
  await field.pressSequentially('Katrin');
  await options.filter({ hasText: 'Katrin' }).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/personas\//);
  page.assertQuiet();
  await page.context().close();
});

test('every kind of document leads to its page, a comment to where it stands', async () => {
  const { page, field } = await openSearch(screens.overview);
  await field.pressSequentially('Luxus-Familienreise: vom Ziel');
  await page.getByRole('option', { name: /vom Ziel zum Aktionsplan/ }).first().click();
  await page.waitForURL(/\/projects\/[0-9a-f-]+$/);
  const about = { kind: 'touchpoint', document: screens.touchpoint.split('/').at(-1), place: '' };
  const answer = await fetch(`${server.address}/api/workspaces/morgenbucht/comments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: crypto.randomUUID(), about, text: 'Hier fehlt der Öffnungszeitenhinweis' }),
  });
  assert.ok(answer.ok, `${answer.status}`);
  await page.keyboard.press('Control+k');
  await field.pressSequentially('oeffnungszeitenhinweis');
  await page.getByRole('group', { name: 'Kommentare' }).getByRole('option').first().click();
  await page.waitForURL(/\/touchpoints\/.*comment=/);
  await page.getByText('Hier fehlt der Öffnungszeitenhinweis').waitFor();
  page.assertQuiet();
  await page.context().close();
});

test('what is nowhere is said, and Escape leads back', async () => {
  const { page, field } = await openSearch(screens.overview);
  await field.pressSequentially('xyzzyqwv');
  await page.getByRole('status').filter({ hasText: 'xyzzyqwv' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  page.assertQuiet();
  await page.context().close();
});
