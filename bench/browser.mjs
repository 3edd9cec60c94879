// @ts-check
// How the built app starts, follows typing and moves, in a headless browser.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { findBrowser } from '../scripts/find-browser.mjs';
import { freePort } from '../scripts/free-port.mjs';
import { benchDocument } from './documents.mjs';
import { median, quantile } from './report.mjs';

/** @typedef {import('./report.mjs').Row} Row */
/** @typedef {import('playwright').Page} Page */
/** @typedef {{ canvas: number | null, editor: number | null, longest: number }} Start */

const args = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
const viewport = { width: 1440, height: 900 };
const editorScript = /\/assets\/monaco-[^/]*\.js$/;

/**
 * @param {string} root
 * @returns {Promise<Row[]>}
 */
export async function measureBrowser(root) {
  const executablePath = findBrowser();
  if (!executablePath) {
    return [{ what: 'no browser found', value: null, unit: '', note: 'set E2E_CHROMIUM to one' }];
  }
  const port = await freePort(4279);
  const server = await preview({ root, logLevel: 'error', preview: { port, strictPort: true } });
  const browser = await chromium.launch({ executablePath, args });
  const url = `http://127.0.0.1:${port}/`;
  /** @param {number} units @param {(page: Page) => Promise<Row[]>} measure */
  const inDesign = async (units, measure) => {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    await page.addInitScript(watchStart);
    await open(page, url, benchDocument(units));
    const rows = await measure(page);
    await context.close();
    return rows;
  };
  try {
    return [
      ...(await inDesign(50, (page) => startRows(page, root))),
      ...(await inDesign(100, async (page) => [
        ...(await typingRows(page, 100, 100)),
        ...(await motionRows(page, 100)),
      ])),
      ...(await inDesign(300, (page) => motionRows(page, 300))),
      ...(await inDesign(500, async (page) => [
        await firstCanvasRow(page, 500, 1000),
        ...(await motionRows(page, 500)),
      ])),
      ...(await inDesign(1000, async (page) => [
        ...(await typingRows(page, 1000, 250)),
        ...(await motionRows(page, 1000)),
      ])),
      ...(await inDesign(2000, async (page) => [await firstCanvasRow(page, 2000, 1600)])),
    ];
  } finally {
    await browser.close();
    await server.close();
  }
}

/**
 * Opens a document as a dropped file. From then on the browser opens it by itself.
 *
 * @param {Page} page
 * @param {string} url
 * @param {string} text
 */
async function open(page, url, text) {
  await page.goto(url);
  await page.locator('[data-region="canvas"]').waitFor();
  await page.evaluate((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'bench.yml'));
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
    );
  }, text);
  await page.locator('[data-card]').first().waitFor();
  await started(page);
}

/** @param {Page} page @returns {Promise<Start>} */
async function started(page) {
  await page.waitForFunction(() => {
    const { start } = /** @type {any} */ (window);
    return start.canvas !== null && (start.editor !== null || start.withoutEditor);
  });
  // Long tasks are told of a little later.
  await page.waitForTimeout(400);
  return page.evaluate(() => /** @type {any} */ (window).start);
}

/** Runs in the page before anything else: notes when the canvas and the editor can be used. */
function watchStart() {
  const start = { canvas: null, editor: null, longest: 0, withoutEditor: false };
  Object.assign(window, { start });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) start.longest = Math.max(start.longest, entry.duration);
  }).observe({ type: 'longtask', buffered: true });
  const isShown = (/** @type {Element | null} */ element) =>
    element !== null &&
    getComputedStyle(element).visibility === 'visible' &&
    element.getBoundingClientRect().width > 0;
  const look = () => {
    const now = /** @type {any} */ (performance.now());
    if (start.canvas === null && isShown(document.querySelector('[data-card]'))) start.canvas = now;
    if (start.editor === null && document.querySelector('.monaco-editor .view-line')?.textContent)
      start.editor = now;
    if (start.canvas === null || start.editor === null) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/**
 * @param {Page} page
 * @param {number} times
 * @returns {Promise<Start[]>}
 */
async function reloads(page, times) {
  const starts = [];
  for (let i = 0; i < times; i++) {
    await page.reload();
    starts.push(await started(page));
  }
  return starts;
}

/** @param {Page} page @param {string} root @returns {Promise<Row[]>} */
async function startRows(page, root) {
  const starts = await reloads(page, 5);
  const scripts = await scriptsBeforeCanvas(page);
  const compressed = scripts.map((file) => gzipSync(readFileSync(join(root, 'dist', file))).length / 1000);
  await page.route(editorScript, (route) => route.abort());
  await page.addInitScript(() => {
    /** @type {any} */ (window).start.withoutEditor = true;
  });
  const shellOnly = await reloads(page, 5);
  const canvas = median(starts.map((start) => start.canvas ?? Number.NaN));
  return [
    { what: 'canvas ready, 50 units', value: canvas, unit: 'ms', budget: 800 },
    {
      what: 'editor ready, 50 units',
      value: median(starts.map((s) => s.editor ?? Number.NaN)),
      unit: 'ms',
      budget: 2000,
    },
    {
      what: 'canvas ready ÷ the same without the editor',
      value: canvas / median(shellOnly.map((start) => start.canvas ?? Number.NaN)),
      unit: '×',
      budget: 1.15,
    },
    {
      what: `scripts asked for before the canvas (${scripts.length} files)`,
      value: compressed.reduce((sum, kB) => sum + kB, 0),
      unit: 'kB',
      budget: 320,
    },
    { what: 'longest task of the start', value: median(starts.map(({ longest }) => longest)), unit: 'ms' },
  ];
}

/** Paths of the scripts that the page has asked for until the canvas could be used. @param {Page} page */
function scriptsBeforeCanvas(page) {
  return page.evaluate(() => {
    const { canvas } = /** @type {any} */ (window).start;
    return performance
      .getEntriesByType('resource')
      .filter(({ name, startTime }) => name.endsWith('.js') && startTime < canvas)
      .map(({ name }) => new URL(name).pathname);
  });
}

/**
 * @param {Page} page
 * @param {number} units
 * @param {number} budget
 * @returns {Promise<Row>}
 */
async function firstCanvasRow(page, units, budget) {
  const starts = await reloads(page, 3);
  const value = median(starts.map((start) => start.canvas ?? Number.NaN));
  return { what: `canvas ready, ${units} units`, value, unit: 'ms', budget };
}

/**
 * From a key going down to what it changes: the name of a card, a wavy line in the editor.
 *
 * @param {Page} page
 * @param {number} units
 * @param {number} budget
 * @returns {Promise<Row[]>}
 */
async function typingRows(page, units, budget) {
  const onCanvas = [];
  const inEditor = [];
  for (let i = 0; i < 5; i++) {
    await toLine(page, 'name: alone', '.service'.length);
    onCanvas.push(
      await keyToChange(page, () => document.querySelectorAll('[data-card][aria-label^="alonex"]').length),
    );
    await toLine(page, 'Description=Stands', null);
    inEditor.push(
      await keyToChange(page, () => document.querySelectorAll('.view-overlays [class*="squiggly-"]').length),
    );
  }
  const value = (/** @type {(number | null)[]} */ times) => {
    const seen = times.filter((time) => time !== null);
    return seen.length > 0 ? median(seen) : null;
  };
  return [
    { what: `key to card, ${units} units`, value: value(onCanvas), unit: 'ms', budget },
    { what: `key to wavy line, ${units} units`, value: value(inEditor), unit: 'ms', budget },
  ];
}

/**
 * Puts the cursor into the first line that holds a text: so many characters before its end, or behind its first word.
 *
 * @param {Page} page
 * @param {string} text
 * @param {number | null} beforeEnd
 */
async function toLine(page, text, beforeEnd) {
  await page.keyboard.press('Escape');
  // Monaco shows blanks as no-break spaces.
  const pattern = new RegExp(text.replaceAll(' ', '\\s'));
  await page.locator('.monaco-editor .view-line', { hasText: pattern }).first().click();
  if (beforeEnd === null) {
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+ArrowRight');
  } else {
    await page.keyboard.press('End');
    for (let i = 0; i < beforeEnd; i++) await page.keyboard.press('ArrowLeft');
  }
}

/**
 * Types an x, waits until the count grows, and takes the x back. Null when nothing changes.
 *
 * @param {Page} page
 * @param {() => number} count runs in the page
 * @returns {Promise<number | null>}
 */
async function keyToChange(page, count) {
  await page.waitForTimeout(500);
  await page.evaluate(`(${watchKey})(${count})`);
  await page.keyboard.press('x');
  const seen = await page
    .waitForFunction(() => /** @type {any} */ (window).keyToChange, undefined, { timeout: 5000 })
    .then((handle) => handle.jsonValue())
    .catch(() => null);
  await page.keyboard.press('Backspace');
  return seen;
}

/** Runs in the page. @param {() => number} count */
function watchKey(count) {
  const before = count();
  /** @type {any} */ (window).keyToChange = null;
  const onKey = () => {
    const pressed = performance.now();
    const look = () => {
      if (count() > before) /** @type {any} */ (window).keyToChange = performance.now() - pressed;
      else if (performance.now() - pressed < 5000) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  };
  window.addEventListener('keydown', onKey, { capture: true, once: true });
}

/**
 * @param {Page} page
 * @param {number} units
 * @returns {Promise<Row[]>}
 */
async function motionRows(page, units) {
  const card = await cardToDrag(page);
  /** @type {number[] | null} */
  let drag = null;
  if (card) {
    await page.mouse.move(card.x, card.y);
    await page.mouse.down();
    drag = await framesDuring(page, `[data-card="${card.id}"]`, (step) =>
      page.mouse.move(card.x + Math.sin(step / 9) * 120, card.y + step),
    );
    await page.mouse.up();
    await page.keyboard.press('Escape');
  }
  const box = await page.locator('[data-region="canvas"]').boundingBox();
  if (box) await page.mouse.move(box.x + box.width / 4, box.y + box.height / 2);
  const pan = await framesDuring(page, '[data-card]', (step) =>
    page.mouse.wheel(Math.cos(step / 9) * 12, Math.sin(step / 9) * 12),
  );
  await page.keyboard.down('Control');
  const zoom = await framesDuring(page, '[data-card]', (step) =>
    page.mouse.wheel(0, Math.cos(step / 9) * 40),
  );
  await page.keyboard.up('Control');
  return [
    ...frameRows(`drag a card, ${units} units`, drag, 50),
    ...frameRows(`pan, ${units} units`, pan, units > 100 ? 150 : 50),
    ...frameRows(`zoom, ${units} units`, zoom, units > 100 ? 150 : 50),
  ];
}

/**
 * @param {string} what
 * @param {number[] | null} frames
 * @param {number} budget of all frames but the longest twentieth
 * @returns {Row[]}
 */
function frameRows(what, frames, budget) {
  return [
    { what: `${what}, frame median`, value: frames && median(frames), unit: 'ms' },
    { what: `${what}, frame p95`, value: frames && quantile(frames, 0.95), unit: 'ms', budget },
  ];
}

/** The middle of a card that nothing covers. @param {Page} page */
function cardToDrag(page) {
  return page.evaluate(() => {
    for (const card of document.querySelectorAll('[data-card]')) {
      const { x, y, width, height } = card.getBoundingClientRect();
      const middle = { x: x + width / 2, y: y + height / 2, id: card.getAttribute('data-card') };
      if (x > 0 && y > 0 && card.contains(document.elementFromPoint(middle.x, middle.y))) return middle;
    }
    return null;
  });
}

/**
 * Times between the frames that the page draws while something moves. Null when it did not move.
 *
 * @param {Page} page
 * @param {string} moving selects what should be elsewhere afterwards
 * @param {(step: number) => Promise<void>} move
 * @returns {Promise<number[] | null>}
 */
async function framesDuring(page, moving, move) {
  await page.waitForTimeout(300);
  await page.evaluate((selector) => {
    const bench = /** @type {any} */ (window);
    bench.frames = [];
    bench.moving = document.querySelector(selector);
    bench.before = JSON.stringify(bench.moving?.getBoundingClientRect());
    bench.counting = true;
    let last = performance.now();
    const tick = () => {
      const now = performance.now();
      bench.frames.push(now - last);
      last = now;
      if (bench.counting) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  }, moving);
  for (let step = 1; step <= 90; step++) await move(step);
  return page.evaluate(() => {
    const bench = /** @type {any} */ (window);
    bench.counting = false;
    const moved = JSON.stringify(bench.moving?.getBoundingClientRect()) !== bench.before;
    return moved ? bench.frames.slice(1) : null;
  });
}
