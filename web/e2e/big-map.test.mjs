import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { useBigMap } from './support/bigMap.mjs';
import { startBrowser } from './support/browser.mjs';
import { startWithAdmin } from './support/server.mjs';

/** The budgets hold on two idle cores; a busy machine may take this much longer before the test fails. */
const slack = Number(process.env.WEGMARKE_SLACK ?? 4);
const openBudgetMs = 1_000;
const editBudgetMs = 100;
const frameBudgetMs = 34;

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

test('a map of 60 steps and 20 lanes opens and edits without a visible pause', async (context) => {
  const { opened, keys, frames, edited, touched } = await useBigMap(server, browser);
  const slowestKey = Math.max(...keys);
  const medianFrame = frames.toSorted((a, b) => a - b)[Math.floor(frames.length / 2)];
  context.diagnostic(`opens in ${opened} ms; slowest answer to a key or click ${slowestKey} ms; scrolling ${medianFrame} ms per frame`);
  assert.ok(opened < openBudgetMs * slack, `opens in ${opened} ms`);
  // Other cells must not be drawn again by an edit.
  assert.deepEqual(touched, [edited]);
  assert.ok(slowestKey < editBudgetMs * slack, `slowest answer to a key: ${slowestKey} ms`);
  assert.ok(medianFrame < frameBudgetMs * slack, `median frame ${medianFrame} ms`);
});
