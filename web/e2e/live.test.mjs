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
  await server.call('POST', `${inside}/members`, { ...vera, role: 'editor' });
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

function saving(page) {
  return page.waitForResponse((response) => new URL(response.url()).pathname.endsWith('/changes') && response.request().method() === 'POST');
}

/** Types a new card into an empty cell. */
async function write(page, cell, text) {
  await page.locator(`[data-key="${cell}"]`).click();
  await page.keyboard.type(text);
  const saved = saving(page);
  await page.keyboard.press('Enter');
  await saved;
}

test('two people see each other and what the other writes, within a second and without loading', async () => {
  const [ada, other] = [await openMap(server.admin), await openMap(vera)];
  await ada.getByRole('list', { name: 'Gerade hier' }).getByRole('img', { name: 'Vera Lind' }).waitFor();
  await other.getByRole('list', { name: 'Gerade hier' }).getByRole('img', { name: 'Ada Wegener' }).waitFor();
  await write(ada, 'cell:needs/t', 'Sofort bestätigt');
  const saved = Date.now();
  await other.locator('[data-key="cell:needs/t"]').getByText('Sofort bestätigt').waitFor({ timeout: 1_000 });
  assert.ok(Date.now() - saved < 1_000);
  // Where the other is, stands at the cell.
  await other.locator('[data-key="cell:needs/t"]').getByRole('img', { name: 'Ada Wegener' }).waitFor();
  await ada.keyboard.press('Escape');
  assert.deepEqual(await violationsOn(other), []);
  await ada.close();
  await other.getByRole('list', { name: 'Gerade hier' }).waitFor({ state: 'detached' });
  other.assertQuiet();
  await other.close();
});

test('who edits offline what another removes is told, as is the other; the edit comes back with the card', async () => {
  const [ada, other] = [await openMap(server.admin), await openMap(vera)];
  await other.context().setOffline(true);
  await other.locator('[data-key="card:c"]').dblclick();
  await other.keyboard.press('Control+A');
  await other.keyboard.type('Antwort am selben Tag');
  await other.keyboard.press('Enter');
  await other.getByText('Verbindung unterbrochen').waitFor();

  await ada.locator('[data-key="card:c"]').focus();
  const removed = saving(ada);
  await ada.keyboard.press('Delete');
  await removed;

  await other.context().setOffline(false);
  await other.getByText('Ihre Eingabe ist im Verlauf aufgehoben').waitFor();
  await other.locator('[data-key="card:c"]').waitFor({ state: 'detached' });
  await ada.getByText('Vera Lind hat geändert, was Sie entfernt haben').waitFor();
  assert.deepEqual(await violationsOn(other), []);

  await other.getByRole('button', { name: 'Zurückholen und eintragen' }).click();
  for (const page of [ada, other]) await page.locator('[data-key="card:c"]').getByText('Antwort am selben Tag').waitFor();
  await ada.close();
  await other.close();
});
