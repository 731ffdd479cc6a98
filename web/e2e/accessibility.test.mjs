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

for (const scheme of ['light', 'dark']) {
  test(`axe finds nothing on the main screens (${scheme})`, async (context) => {
    for (const [name, path] of Object.entries(screens)) {
      await context.test(name, async () => {
        const page = await newPage(browser, { address: server.address, scheme, settled: true });
        await page.goto(server.address + path);
        await settled(page);
        await page.locator('h1').first().waitFor();
        assert.deepEqual(await violationsOn(page), []);
        page.assertQuiet();
        await page.context().close();
      });
    }
  });
}
