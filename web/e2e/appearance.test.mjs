import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newPage, startBrowser } from './support/browser.mjs';
import { startWithAdmin } from './support/server.mjs';
import { signIn } from './support/steps.mjs';

let server;
let browser;
before(async () => {
  server = await startWithAdmin();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const schemeOf = (page) => page.evaluate(() => document.documentElement.getAttribute('data-mantine-color-scheme'));
const languageOf = (page) => page.evaluate(() => document.documentElement.lang);

test('the browser decides at first, the choice is kept', async () => {
  const page = await newPage(browser, { address: server.address, language: 'en', scheme: 'dark' });
  await signIn(page, server);
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
  assert.equal(await schemeOf(page), 'dark');

  await page.getByRole('button', { name: /sign out/ }).click();
  await page.getByRole('menuitem', { name: 'Deutsch' }).click();
  await page.getByRole('heading', { name: 'Übersicht' }).waitFor();
  await page.getByRole('button', { name: /Abmelden/ }).click();
  await page.getByRole('menuitem', { name: 'Hell' }).click();
  assert.equal(await schemeOf(page), 'light');

  await page.reload();
  await page.getByRole('heading', { name: 'Übersicht' }).waitFor();
  assert.equal(await languageOf(page), 'de');
  assert.equal(await schemeOf(page), 'light');
  assert.equal(await page.title(), 'Übersicht · Wegmarke');
  page.assertQuiet();
});

test('a filter stands in the address, goes along to other pages, and Back takes it away', async () => {
  const page = await newPage(browser, { address: server.address });
  await signIn(page, server);
  await page.getByRole('heading', { name: 'Übersicht' }).waitFor();
  await page.goto(`${server.address}/w/${server.workspace}/touchpoints`);
  await server.call('POST', `/workspaces/${server.workspace}/repository/touchpoint`, { body: { key: 'shop', title: { de: 'Laden' }, kind: 'physical' } });
  await page.reload();
  await page.getByRole('button', { name: /^Zeitraum/ }).click();
  await page.getByRole('button', { name: 'Letzte 3 Monate' }).click();
  await page.waitForURL(/from=.*until=/);
  await page.getByRole('link', { name: 'Personas' }).click();
  await page.waitForURL(/personas\?from=.*until=/);
  await page.goBack();
  await page.goBack();
  await page.waitForURL((url) => url.pathname.endsWith('/touchpoints') && url.search === '');
  await page.getByRole('button', { name: 'Zeitraum: Gesamter Zeitraum' }).waitFor();
  page.assertQuiet();
});
