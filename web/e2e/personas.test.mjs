import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violationsOn } from './support/axe.mjs';
import { newPage, startBrowser } from './support/browser.mjs';
import { signIn } from './support/steps.mjs';
import { screensOf } from './support/screens.mjs';
import { startServer, startWithAdmin } from './support/server.mjs';

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

test('personas are grouped, and compared field by field', async () => {
  const page = await newPage(browser, { address: server.address, settled: true });
  await page.goto(`${server.address}${base}/personas`);
  await page.getByText('Mehrgenerationenreisende').waitFor();
  assert.deepEqual(await violationsOn(page), []);
  await page.getByRole('button', { name: 'Neue Zielgruppe' }).click();
  await page.getByRole('button', { name: 'Zielgruppe „Neue Zielgruppe“ bearbeiten' }).click();
  await page.getByRole('combobox', { name: 'Personas' }).focus();
  await page.keyboard.press('ArrowDown');
  const saved = page.waitForResponse((response) => /target-group\/.*\/changes(\?|$)/.test(response.url()));
  await page.getByRole('option', { name: 'Elisabeth' }).click();
  await saved;

  await page.getByRole('link', { name: 'Vergleichen' }).first().click();
  await page.waitForURL(/compare/);
  await page.getByRole('columnheader', { name: /Katrin, 40/ }).waitFor();
  for (const row of ['Wohnort', 'Einkommen', 'Beruf', 'Hobbys', 'Ängste', 'Werte', 'Informationsverhalten', 'Werbekanäle', 'Urlaubswünsche', 'Website']) {
    await page.getByRole('rowheader', { name: new RegExp(row) }).first().waitFor();
  }
  assert.deepEqual(await violationsOn(page), []);
  page.assertQuiet();
  await page.context().close();
});

test('a persona is copied into another workspace after a preview', async () => {
  const own = await startWithAdmin();
  try {
    await own.call('POST', '/workspaces', { slug: 'zweite', name: { de: 'Zweite', en: 'Second' } });
    const persona = await own.call('POST', '/workspaces/probe/repository/persona', { body: { name: 'Katrin' } });
    const page = await newPage(browser, { address: own.address, settled: true });
    await signIn(page, own);
    await page.goto(`${own.address}/w/probe/personas/${persona.id}`);
    await page.getByRole('button', { name: 'In einen anderen Arbeitsbereich kopieren' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Kommt mit').waitFor();
    await dialog.getByRole('button', { name: 'Kopieren' }).click();
    await page.getByRole('dialog').getByRole('link', { name: 'Zweite öffnen' }).waitFor();
    const there = await own.call('GET', '/workspaces/zweite/repository/persona');
    assert.deepEqual(there.map(({ id, body }) => [id, body.name]), [[persona.id, 'Katrin']]);
    page.assertQuiet();
    await page.context().close();
  } finally {
    await own.stop();
  }
});
