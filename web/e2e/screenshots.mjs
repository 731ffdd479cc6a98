// Takes the pictures under docs/images anew, from the sample company: `npm run screenshots`.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { newPage, startBrowser, settled } from './support/browser.mjs';
import { writeEvents } from './support/events.mjs';
import { screensOf } from './support/screens.mjs';
import { startServer } from './support/server.mjs';

const target = join(import.meta.dirname, '..', '..', 'docs', 'images');
const wide = { width: 1440, height: 900 };
const narrow = { width: 390, height: 844 };

/** In every language and both themes. */
const main = ['overview', 'map', 'touchpoint', 'atlas', 'variants', 'project'];
const further = [
  'matrix', 'alignment', 'goals', 'personas', 'persona', 'personaComparison', 'stakeholders', 'part', 'touchpoints', 'priorities', 'gap', 'consistency', 'processing', 'metrics',
  'evidence', 'drift', 'comparison', 'review', 'presentation', 'insights', 'insight', 'opportunities', 'priorityMatrix', 'board', 'plan', 'initiative', 'workshop', 'phases', 'glossary',
];

await mkdir(target, { recursive: true });
const server = await startServer(['demo', '--customers', process.env.CUSTOMERS ?? '20000']);
const browser = await startBrowser();
try {
  const screens = await screensOf(server);
  const file = join(server.data, 'reisen.csv');
  await writeEvents(file);
  for (const language of ['de', 'en']) {
    for (const scheme of ['light', 'dark']) {
      const take = (name, size, prepare) => picture(`${name}-${language}-${scheme}`, screens[name.split('-')[0]], { language, scheme, ...size }, prepare);
      for (const name of main) await take(name, wide);
      await take('wizard', wide, async (page) => {
        await page.setInputFiles('input[type=file]', file);
        await page.locator('table').waitFor();
      });
      await take('overview-narrow', narrow);
      await take('map-narrow', narrow);
      // The other screens once in each language.
      if (scheme === 'light') for (const name of further) await take(name, wide);
    }
  }
} finally {
  await browser.close();
  await server.stop();
}

async function picture(name, path, options, prepare) {
  const page = await newPage(browser, { ...options, address: server.address, settled: true });
  await page.goto(server.address + path);
  await settled(page);
  await prepare?.(page);
  await settled(page);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(target, `${name}.png`) });
  page.assertQuiet();
  await page.context().close();
  console.log(`${name}.png`);
}
