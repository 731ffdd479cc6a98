import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/chromium-headless-shell', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** Starts a browser that is already on the machine; nothing is ever downloaded. */
export async function startBrowser() {
  const executablePath = process.env.CHROMIUM ?? places.find((path) => existsSync(path));
  if (!executablePath) throw new Error('no Chromium found: install one (Debian: apt-get install chromium) or say where it is in CHROMIUM');
  return chromium.launch({
    executablePath,
    args: [
      '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync',
    ],
  });
}

/**
 * A page with its own storage. Errors in the page's console and requests to other hosts fail the test that calls
 * `assertQuiet` on it.
 */
export async function newPage(browser, { language = 'de', scheme = 'light', width = 1440, height = 900, address, settled = false } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language === 'de' ? 'de-DE' : 'en-GB',
    timezoneId: 'Europe/Berlin',
    colorScheme: scheme,
    reducedMotion: settled ? 'reduce' : 'no-preference',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // A refused request is written to the console by the browser itself; the tests look at what the page makes of it.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (address && url.protocol.startsWith('http') && url.origin !== address) complaints.push(`request to another host: ${url.origin}`);
  });
  page.assertQuiet = () => {
    if (complaints.length > 0) throw new Error(complaints.join('\n'));
  };
  return page;
}

/** Waits until a page says what it is about and nothing on it is still being loaded; streams stay open meanwhile. */
export async function settled(page) {
  await page.waitForFunction(() => document.querySelector('h1')?.textContent?.trim() && !document.querySelector('[aria-busy=true]'));
  await page.waitForTimeout(400);
}
