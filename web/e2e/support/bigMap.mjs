// A map of 60 steps and 20 lanes with a card in every cell: how long it takes to open, to answer keys and to scroll.
import { randomUUID } from 'node:crypto';
import { newPage } from './browser.mjs';
import { signIn } from './steps.mjs';

/** 12 phases with 5 steps each, 20 lanes, a card in every cell. */
export function bigJourney() {
  const phases = Array.from({ length: 12 }, (_, phase) => ({
    id: randomUUID(),
    title: { de: `Phase ${phase + 1}` },
    steps: Array.from({ length: 5 }, (_, step) => ({ id: randomUUID(), title: { de: `Schritt ${phase * 5 + step + 1}` } })),
  }));
  const steps = phases.flatMap((phase) => phase.steps);
  const lanes = Array.from({ length: 20 }, (_, lane) => ({
    id: randomUUID(),
    kind: 'custom',
    title: { de: `Spur ${lane + 1}` },
    cards: steps.map((step, index) => ({ id: randomUUID(), step: step.id, text: { de: `Eintrag ${index + 1} mit etwas Text` }, evidence: { level: 'assumption' } })),
  }));
  return { title: { de: 'Große Karte' }, phases, lanes };
}

/**
 * Opens the big map, types into a cell and scrolls, as a user would.
 * Gives milliseconds (`opened` until cards are seen, the fastest of three; `keys` for each key or click until the next picture;
 * `frames` for each frame while scrolling) and the keys of the cells that the edit changed: `edited` and all that were `touched`.
 */
export async function useBigMap(server, browser) {
  const journey = await server.call('POST', `/workspaces/${server.workspace}/repository/journey`, { body: bigJourney() });
  const page = await newPage(browser, { address: server.address });
  await signIn(page, server);
  await page.goto(`${server.address}/w/${server.workspace}/journeys/${journey.id}`);
  await page.waitForSelector('[data-ready]');
  const opened = await fastest(3, async () => {
    await page.reload({ waitUntil: 'commit' });
    const start = Date.now();
    await page.waitForSelector('[data-ready] [data-lane]:nth-child(6) [data-key^="card:"]');
    return Date.now() - start;
  });
  await page.waitForFunction(() => document.querySelectorAll('[data-key^="card:"]').length === 1200);

  await page.evaluate(watchEditing);
  const cell = page.locator('[data-lane]').nth(2).locator('[data-cell]').nth(3);
  const box = await cell.boundingBox();
  await cell.click({ position: { x: 40, y: box.height - 3 } });
  await page.keyboard.type('Neu geschrieben', { delay: 20 });
  const saved = page.waitForResponse((response) => new URL(response.url()).pathname.endsWith('/changes') && response.request().method() === 'POST');
  await page.keyboard.press('Enter');
  await saved;
  await page.keyboard.press('Escape');
  await page.waitForTimeout(300);
  const { touched, keys } = await page.evaluate(() => ({ touched: [...globalThis.touched], keys: globalThis.keys }));
  const frames = await page.evaluate(scrollThrough);
  const edited = await cell.getAttribute('data-key');
  page.assertQuiet();
  await page.close();
  return { opened, keys, frames, edited, touched };
}

/** Notes in the page which cells change and how long each key or click takes until the next picture. */
function watchEditing() {
  globalThis.touched = new Set();
  new MutationObserver((records) => {
    for (const { target } of records) {
      const cell = (target.nodeType === 1 ? target : target.parentElement)?.closest('[data-cell]');
      if (cell) globalThis.touched.add(cell.dataset.key);
    }
  }).observe(document.querySelector('[role=grid]'), { subtree: true, childList: true, characterData: true });
  globalThis.keys = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) globalThis.keys.push(Math.round(entry.duration));
  }).observe({ type: 'event', durationThreshold: 16 });
}

/** The fastest of several runs says what the program needs; the others say what else the machine did. */
async function fastest(times, run) {
  let best = Infinity;
  for (let round = 0; round < times; round += 1) best = Math.min(best, await run());
  return best;
}

/** Scrolls diagonally through the map, a little every frame, and gives the milliseconds between frames. */
function scrollThrough() {
  return new Promise((resolve) => {
    const scroller = document.querySelector('[data-scroller]');
    const frames = [];
    let last = performance.now();
    const step = (now) => {
      frames.push(now - last);
      last = now;
      scroller.scrollBy(50, 20);
      if (frames.length < 80) requestAnimationFrame(step);
      else resolve(frames.slice(1).map((frame) => Math.round(frame)));
    };
    requestAnimationFrame(step);
  });
}
