import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violationsOn } from './support/axe.mjs';
import { newPage, startBrowser } from './support/browser.mjs';
import { startWithAdmin } from './support/server.mjs';
import { signIn } from './support/steps.mjs';

const vera = { name: 'Vera Lind', email: 'vera@example.org', password: 'another pass phrase' };
let server;
let browser;
let map;
before(async () => {
  server = await startWithAdmin();
  browser = await startBrowser();
  const inside = `/workspaces/${server.workspace}`;
  await server.call('POST', `${inside}/members`, { ...vera, role: 'contributor' });
  const body = {
    title: { de: 'Familienreise' },
    phases: [{ id: 'p', title: { de: 'Kauf' }, steps: [{ id: 's', title: { de: 'Angebot' } }, { id: 't', title: { de: 'Buchung' } }] }],
    lanes: [{ id: 'needs', kind: 'needs', cards: [{ id: 'c', step: 's', text: { de: 'Schnelle Antwort' } }] }],
  };
  const { id } = await server.call('POST', `${inside}/repository/journey`, { body });
  map = `${server.address}/w/${server.workspace}/journeys/${id}`;
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function openMap(person) {
  const page = await newPage(browser, { address: server.address, settled: true });
  await signIn(page, server, person);
  await page.goto(map);
  await page.waitForSelector('[data-ready]');
  return page;
}

test('a comment on a step names a colleague, whose bell leads to it; the answer comes back; a task is made of it', async () => {
  const ada = await openMap(server.admin);
  await ada.locator('[data-key="step:s"]').click({ button: 'right' });
  await ada.getByRole('menuitem', { name: 'Kommentieren' }).click();
  const field = ada.getByLabel('Kommentar zu dieser Stelle, @ nennt jemanden');
  await field.fill('');
  await field.pressSequentially('Warum **so lang**? @Ve');
  await ada.getByRole('option', { name: /Vera Lind/ }).waitFor();
  await ada.keyboard.press('Enter');
  assert.equal(await field.inputValue(), 'Warum **so lang**? @Vera Lind ');
  await ada.keyboard.press('Control+Enter');
  const thread = ada.locator('[data-thread]');
  await thread.getByText('@Vera Lind').waitFor();
  assert.equal(await thread.locator('strong').innerText(), 'so lang');
  // The place on the map says that something is open.
  await ada.locator('[data-key="step:s"]').getByRole('button', { name: '1 offener Kommentar' }).waitFor();
  assert.deepEqual(await violationsOn(ada), []);

  const other = await openMap(vera);
  await other.getByRole('button', { name: 'Benachrichtigungen: 1 ungelesen' }).click();
  await other.getByRole('button', { name: /Erwähnt von Ada Wegener/ }).waitFor();
  assert.deepEqual(await violationsOn(other), []);
  await other.getByRole('button', { name: /Erwähnt von Ada Wegener/ }).click();
  await other.waitForURL(/panel=comments/);
  const seen = other.locator('[data-wanted]');
  await seen.getByText('@Vera Lind').waitFor();
  await other.getByRole('button', { name: 'Benachrichtigungen', exact: true }).waitFor();
  await seen.getByRole('button', { name: 'Antworten' }).click();
  await other.getByLabel('Antwort schreiben, @ nennt jemanden').fill('Die Hotels antworten spät.');
  await other.keyboard.press('Control+Enter');
  await seen.getByText('Die Hotels antworten spät.').waitFor();

  await ada.reload();
  await ada.getByRole('button', { name: 'Benachrichtigungen: 1 ungelesen' }).click();
  await ada.getByRole('button', { name: /Antwort von Vera Lind/ }).click();
  await thread.getByText('Die Hotels antworten spät.').waitFor();
  await thread.getByRole('button', { name: 'Aufgabe daraus machen' }).click();
  await ada.getByLabel('Was ist zu tun?').fill('Mit den Hotels sprechen');
  await ada.getByRole('button', { name: 'Aufgabe anlegen' }).click();
  await ada.getByRole('button', { name: 'Mit den Hotels sprechen' }).waitFor();
  await thread.getByRole('button', { name: 'Als erledigt markieren' }).click();
  await ada.getByText(/Erledigt \(1\)/).waitFor();
  await ada.locator('[data-key="step:s"]').getByRole('button', { name: 'offener Kommentar' }).waitFor({ state: 'detached' });

  await ada.goto(`${server.address}/w/${server.workspace}`);
  await ada.getByRole('checkbox', { name: 'Erledigt: Mit den Hotels sprechen' }).click();
  await ada.getByText(/erledigt von Ada Wegener/).waitFor();
  ada.assertQuiet();
  other.assertQuiet();
});

test('a starred page stands in the rail', async () => {
  const page = await openMap(vera);
  await page.getByRole('button', { name: 'Zu den Favoriten' }).click();
  await page.getByRole('button', { name: 'Aus den Favoriten nehmen' }).waitFor();
  await page.goto(`${server.address}/w/${server.workspace}/settings`);
  await page.getByRole('button', { name: 'Favoriten und zuletzt Angesehenes' }).click();
  await page.getByRole('menuitem', { name: /Familienreise/ }).click();
  await page.waitForURL(map);
  page.assertQuiet();
});
