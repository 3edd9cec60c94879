// @ts-check
// `npm run screens [NAME…]`: every state worth looking at, in both themes and both sizes, into `screens`, with a page
// that shows them all. Names, or parts of them, shoot those alone.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { ensureBuild } from './ensure-build.mjs';
import { findBrowser } from './find-browser.mjs';
import { freePort } from './free-port.mjs';
import { states } from './screen-states.mjs';
import { whenStill } from './when-still.mjs';

/** @typedef {import('./screen-states.mjs').State} State */

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'screens');
const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
];
const themes = /** @type {const} */ (['light', 'dark']);
/** So many pages are open at once. */
const atOnce = 2;

const executablePath = findBrowser();
if (!executablePath) {
  console.error(
    'There is no browser. Run node scripts/ensure-browser.mjs, or set E2E_CHROMIUM to the path of one.',
  );
  process.exit(1);
}

const wanted = process.argv.slice(2);
const chosen = states.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
if (wanted.length === 0) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

// As for the end-to-end tests: another build than the one in dist.
const outDir = process.env.E2E_DIST;
if (!outDir) await ensureBuild();
const port = await freePort(4299);
const server = await preview({
  root,
  logLevel: 'warn',
  preview: { port, strictPort: true },
  ...(outDir ? { build: { outDir } } : {}),
});
const browser = await chromium.launch({ executablePath });
/** @type {string[]} */
const failures = [];
try {
  const shots = chosen.flatMap((state) =>
    themes.flatMap((theme) =>
      sizes.map((size) => ({ state, theme, size, file: fileOf(state, theme, size) })),
    ),
  );
  const begun = Date.now();
  const workers = Array.from({ length: atOnce }, async () => {
    for (let shot = shots.shift(); shot; shot = shots.shift()) {
      try {
        if ((await shoot(shot)) === 'absent') console.log(`${shot.file} is not in this build`);
      } catch (error) {
        failures.push(`${shot.file}: ${String(error).split('\n', 1)[0]}`);
      }
    }
  });
  await Promise.all(workers);
  console.log(`${readdirSync(folder).length} files in screens, ${Math.round((Date.now() - begun) / 1000)} s`);
} finally {
  await browser.close();
  await server.close();
}
writeFileSync(join(folder, 'index.html'), indexPage());
for (const failure of failures) console.error(failure);
process.exitCode = failures.length > 0 ? 1 : 0;

/**
 * @param {State} state
 * @param {string} theme
 * @param {{ width: number }} size
 */
function fileOf({ name }, theme, { width }) {
  return `${name}-${theme}-${width}.png`;
}

/**
 * @param {{ state: State, theme: 'light' | 'dark', size: { width: number, height: number }, file: string }} shot
 * @returns {Promise<void | 'absent'>}
 */
async function shoot({ state, theme, size, file }) {
  const context = await browser.newContext({
    viewport: size,
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(15_000);
  try {
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.getByRole('application', { name: /^Canvas/ }).waitFor();
    if ((await state.enter(page)) === 'absent') return 'absent';
    if (state.print) {
      // Heard once the code for it is there.
      await page.waitForFunction(() => {
        window.dispatchEvent(new Event('beforeprint'));
        return document.querySelector('body > article') !== null;
      });
      await page.emulateMedia({ media: 'print' });
    }
    const picture = await whenStill(page, 150, { fullPage: state.print ?? false });
    writeFileSync(join(folder, file), picture);
  } finally {
    await context.close();
  }
  return undefined;
}

/** Every picture that is there, state by state, at a size that lets four stand in a row. */
function indexPage() {
  const there = new Set(readdirSync(folder));
  const rows = states.map((state) => {
    const pictures = sizes.flatMap((size) => themes.map((theme) => fileOf(state, theme, size)));
    const shown = pictures
      .filter((file) => there.has(file))
      .map((file) => `<a href="${file}"><img loading="lazy" alt="${file}" src="${file}"></a>`);
    return `<section><h2>${state.name} <small>${state.shows}</small></h2><div>${shown.join('')}</div></section>`;
  });
  return `<!doctype html>
<meta charset="utf-8">
<title>Slipway, every state</title>
<style>
  body { margin: 24px; background: #777; color: #fff; font: 14px system-ui; }
  h2 { margin: 28px 0 8px; font-size: 15px; }
  small { margin-left: 8px; font-weight: 400; }
  div { display: grid; grid-template-columns: 1.4fr 1.4fr 1fr 1fr; gap: 10px; align-items: start; }
  img { display: block; width: 100%; }
</style>
${rows.join('\n')}
`;
}
