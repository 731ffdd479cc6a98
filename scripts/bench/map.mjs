// A map of 60 steps and 20 lanes in a real browser: opening, typing, scrolling.
import { startBrowser } from "../../web/e2e/support/browser.mjs";
import { startWithAdmin } from "../../web/e2e/support/server.mjs";
import { useBigMap } from "../../web/e2e/support/bigMap.mjs";
import { median, quantile } from "./measure.mjs";

/** The section of docs/benchmarks.md about a big map. */
export async function measureMap() {
  const server = await startWithAdmin();
  const browser = await startBrowser();
  try {
    const { opened, keys, frames } = await useBigMap(server, browser);
    const row = (what, values) => `| ${what} | ${median(values)} ms | ${quantile(values, 0.95)} ms | ${Math.max(...values)} ms |`;
    return [
      "## A map of 60 steps and 20 lanes",
      "",
      "With a card in each of the 1,200 cells, in headless Chromium on the same machine as the server.",
      `It opens in **${opened} ms**, from the first byte of the page until its cards are seen (the fastest of three).`,
      "",
      "| | median | 95 % | slowest |",
      "|---|---:|---:|---:|",
      row("typing and clicking: from the key to the next picture (of those that took 16 ms or more)", keys),
      row("scrolling diagonally: between two frames", frames),
    ].join("\n");
  } finally {
    await browser.close();
    await server.stop();
  }
}
