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

async function open(path) {
  const page = await newPage(browser, { address: server.address, settled: true });
  await page.goto(server.address + path);
  await settled(page);
  return page;
}

const step = (page, name) => page.getByRole('listitem', { name: new RegExp(`^${name}`) });
const choose = async (page, place, label, option) => {
  await place.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};

test('a project goes from the goal to the action plan; nobody ticks anything off', async () => {
  const page = await open(screens.projects);
  await page.getByRole('button', { name: 'Neues Projekt' }).click();
  await page.getByText('0 von 5 Schritten').waitFor();

  const goal = step(page, 'Ziel bestimmen');
  await choose(page, goal, 'Ziel', 'Treue Kundinnen und Botschafter gewinnen');
  await goal.getByText('Anteil der Reisenden').waitFor();
  await choose(page, step(page, 'Personas entwickeln'), 'Personas', 'Elisabeth');
  await page.keyboard.press('Escape');
  await page.getByText('2 von 5 Schritten').waitFor();

  const map = step(page, 'Journey mit Touchpoints erstellen');
  await map.getByRole('button', { name: 'Neue Journey' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Titel' }).fill('Das Wiedersehen');
  await dialog.getByRole('button', { name: 'Anlegen' }).click();
  await page.waitForURL(/\/journeys\//);
  const journeys = await (await fetch(`${server.address}/api/workspaces/morgenbucht/repository/journey`)).json();
  const made = journeys.find(({ body }) => body.title.de === 'Das Wiedersehen');
  const elisabeth = (await (await fetch(`${server.address}/api/workspaces/morgenbucht/repository/persona`)).json()).find(({ body }) => body.name === 'Elisabeth');
  assert.deepEqual(made.body.personas, [elisabeth.id]);
  assert.ok(made.body.goal);

  await page.goBack();
  await map.getByText('hat noch keinen Namen').or(map.getByText('haben noch keinen Namen')).waitFor();
  await map.getByText('begonnen').waitFor();

  const plan = step(page, 'Aktionsplan umsetzen');
  await choose(page, plan, 'Maßnahmen', 'Endpreis zuerst');
  await page.keyboard.press('Escape');
  await plan.getByText('fertig', { exact: true }).waitFor();
  await page.getByText('3 von 5 Schritten').waitFor();
  await page.evaluate(() => window.scrollTo(0, 0));
  assert.deepEqual(await violationsOn(page), []);
  await page.reload();
  await page.getByText('3 von 5 Schritten').waitFor();
  page.assertQuiet();
  await page.context().close();
});

test('the analysis of a project reads the log: the steps at which most leave, with their reasons', async () => {
  const page = await open(screens.project);
  const analysis = step(page, 'Analysieren und Verbesserungen finden');
  await analysis.getByRole('link', { name: 'Angebot erhalten' }).waitFor();
  const report = await (await fetch(`${server.address}/api/workspaces/morgenbucht/reports/steps?journey=${screens.map.split('/').at(-1)}`)).json();
  const most = report.steps.toSorted((a, b) => b.left - a.left)[0];
  await analysis.getByText(`(${new Intl.NumberFormat('de-DE').format(most.left)} Läufe)`).waitFor();
  await analysis.getByRole('link', { name: 'Angebot erhalten' }).click();
  await page.waitForURL(/step=/);
  page.assertQuiet();
  await page.context().close();
});

test('goals serve strategies and say which journeys serve them', async () => {
  const page = await open(screens.goals);
  const row = page.getByRole('row', { name: /Abbruchmomente im Kaufprozess reduzieren/ }).first();
  await row.getByRole('link', { name: 'Luxus-Familienreise' }).waitFor();
  await page.getByRole('textbox', { name: 'Neues Ziel' }).fill('Neue Märkte gewinnen');
  await page.getByRole('button', { name: 'Hinzufügen' }).first().click();
  const added = page.getByRole('row', { name: /Neue Märkte gewinnen/ });
  await added.getByText('noch keine Journey').waitFor();
  await added.getByRole('combobox', { name: 'Art' }).click();
  await page.getByRole('option', { name: 'Wachstum' }).click();
  await page.reload();
  await added.waitFor();
  assert.equal(await added.getByRole('combobox', { name: 'Art' }).inputValue(), 'Wachstum');
  assert.deepEqual(await violationsOn(page), []);
  page.assertQuiet();
  await page.context().close();
});
