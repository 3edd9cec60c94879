// @ts-check
// `npm run screenshots`: the pictures in docs/screenshots, taken of the built app in a real browser.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { ensureBuild } from './ensure-build.mjs';
import { findBrowser } from './find-browser.mjs';
import { freePort } from './free-port.mjs';
import { indexedPng } from './indexed-png.mjs';
import { whenStill } from './when-still.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'docs/screenshots');
const size = { width: 1440, height: 900 };

const executablePath = findBrowser();
if (!executablePath) {
  console.error(
    'There is no browser. Run node scripts/ensure-browser.mjs, or set E2E_CHROMIUM to the path of one.',
  );
  process.exit(1);
}

await ensureBuild();
mkdirSync(folder, { recursive: true });
const port = await freePort(4199);
const server = await preview({ root, logLevel: 'warn', preview: { port, strictPort: true } });
const browser = await chromium.launch({ executablePath });
try {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    const page = await browser.newPage({ viewport: size, colorScheme, reducedMotion: 'reduce' });
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.getByRole('button', { name: /nine-container example/ }).click();
    await page.locator('.monaco-editor .view-line').first().waitFor();
    await save(page, `nine-containers-${colorScheme}`);
    await page.getByRole('option', { name: 'fluentd' }).click();
    await save(page, `container-${colorScheme}`);
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}

/**
 * @param {import('playwright').Page} page
 * @param {string} name
 */
async function save(page, name) {
  const picture = await whenStill(page, 1000);
  const png = indexedPng(await pixelsOf(picture), size.width, size.height);
  writeFileSync(join(folder, `${name}.png`), png);
  console.log(`docs/screenshots/${name}.png, ${Math.round(png.length / 1024)} KB`);
}

/**
 * The browser knows how to read a PNG.
 *
 * @param {Buffer} png
 */
async function pixelsOf(png) {
  const page = await browser.newPage();
  const base64 = await page.evaluate(
    async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.width;
      canvas.height = image.height;
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      let binary = '';
      for (let at = 0; at < data.length; at += 32768) {
        binary += String.fromCharCode(...data.subarray(at, at + 32768));
      }
      return btoa(binary);
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
  await page.close();
  return Buffer.from(base64, 'base64');
}
