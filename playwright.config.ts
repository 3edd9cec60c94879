import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/find-browser.mjs';
import { freePort } from './scripts/free-port.mjs';

// Found once by the first process and handed down: every worker reads this file too, when the port is taken by us.
process.env.E2E_PORT ??= String(await freePort(4179));
const port = Number(process.env.E2E_PORT);
const executablePath = findBrowser();
// Another build than the one in dist, so that a test can be seen to fail on a broken one.
const outDir = process.env.E2E_DIST ?? 'dist';

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  retries: process.env.CI ? 1 : 0,
  workers: 2,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    // Nothing glides: what is seen once stays where it is.
    contextOptions: { reducedMotion: 'reduce' },
    timezoneId: 'UTC',
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --strictPort --port ${port} --outDir ${outDir}`,
    url: `http://127.0.0.1:${port}/`,
    // Another one that answers there would be another checkout's app.
    reuseExistingServer: false,
    timeout: 30_000,
  },
});
