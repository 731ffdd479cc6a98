import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newPage, startBrowser } from './support/browser.mjs';
import { startServer, startWithAdmin } from './support/server.mjs';
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

test('the one-time link makes the first admin and the first workspace', async () => {
  const fresh = await startServer();
  try {
    const page = await newPage(browser, { address: fresh.address });
    await page.goto(fresh.address);
    await page.getByText('noch nicht eingerichtet').waitFor();
    await page.goto(fresh.setupLink());
    await page.getByLabel('Ihr Name').fill('Ada Wegener');
    await page.getByLabel('E-Mail-Adresse').fill('ada@example.org');
    await page.getByLabel('Passwort', { exact: false }).first().fill('a long pass phrase');
    await page.getByLabel('Arbeitsbereich').fill('Größe & Söhne');
    await page.getByRole('button', { name: 'Einrichten' }).click();
    await page.waitForURL(/\/w\/groesse-soehne/);
    await page.getByRole('heading', { name: 'Noch keine Journey' }).waitFor();
    page.assertQuiet();
  } finally {
    await fresh.stop();
  }
});

test('a wrong password is said in words, and a deep link survives signing in', async () => {
  const page = await newPage(browser, { address: server.address });
  await page.goto(`${server.address}/w/${server.workspace}/touchpoints?sort=-score`);
  await page.getByRole('heading', { name: 'Anmelden' }).waitFor();
  await page.getByLabel('E-Mail-Adresse').fill(server.admin.email);
  await page.locator('input[type=password]').fill('not the pass phrase');
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.getByText('E-Mail-Adresse oder Passwort stimmt nicht.').waitFor();
  await page.locator('input[type=password]').fill(server.admin.password);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.waitForURL(/\/touchpoints\?sort=-score$/);
  page.assertQuiet();
});

test('a viewer sees everything and is offered nothing to change', async () => {
  const viewer = { email: 'kemal@example.org', name: 'Kemal Aydin', password: 'another pass phrase' };
  await server.call('POST', `/workspaces/${server.workspace}/members`, { ...viewer, role: 'viewer' });
  const touchpoint = await server.call('POST', `/workspaces/${server.workspace}/repository/touchpoint`, { body: { key: 'hotline', title: { de: 'Hotline' } } });
  const page = await newPage(browser, { address: server.address });
  await signIn(page, server, viewer);
  await page.getByRole('heading', { name: 'Übersicht' }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Neue Journey' }).count(), 0);
  await page.goto(`${server.address}/w/${server.workspace}/touchpoints/${touchpoint.id}`);
  await page.getByRole('heading', { name: 'Hotline' }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Titel: Hotline' }).count(), 0);
  assert.equal(await page.getByRole('button', { name: 'Regel hinzufügen' }).count(), 0);
  await page.goto(`${server.address}/w/${server.workspace}/settings`);
  await page.getByText('Nur die Administration kann dies ändern.').waitFor();
  page.assertQuiet();
});

test('an admin adds a person, changes the role, and the last admin stays one', async () => {
  const page = await newPage(browser, { address: server.address });
  await signIn(page, server);
  await page.goto(`${server.address}/w/${server.workspace}/settings`);
  await page.getByLabel('Person hinzufügen').fill('mira@example.org');
  await page.getByRole('button', { name: 'Hinzufügen' }).click();
  // The address is new: the form asks for a name and a first password.
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Mira Holm');
  await page.getByLabel('Erstes Passwort').fill('a first pass phrase');
  await page.getByRole('button', { name: 'Hinzufügen' }).click();
  const role = page.getByRole('combobox', { name: 'Rolle von Mira Holm' });
  await role.click();
  const saved = page.waitForResponse((response) => response.request().method() === 'PATCH' && response.url().includes('/members/'));
  await page.getByRole('option', { name: 'Bearbeiten' }).click();
  await saved;
  await page.reload();
  assert.equal(await role.inputValue(), 'Bearbeiten');
  await page.getByRole('button', { name: `${server.admin.name} entfernen` }).click();
  await page.getByText('mindestens eine Person in der Administration').waitFor();
  page.assertQuiet();
});

test('signing out closes the door', async () => {
  const page = await newPage(browser, { address: server.address });
  await signIn(page, server);
  await page.getByRole('button', { name: /Abmelden/ }).click();
  await page.getByRole('menuitem', { name: 'Abmelden' }).click();
  await page.waitForURL(/\/sign-in/);
  await page.goto(`${server.address}/w/${server.workspace}`);
  await page.waitForURL(/\/sign-in/);
  page.assertQuiet();
});
