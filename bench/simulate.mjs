// @ts-check
// What a boot of 10 to 5000 units takes in virtual time, and how that grows.
import { importSource } from '../scripts/bundle-source.mjs';
import { generator } from './documents.mjs';
import { median, timed } from './report.mjs';

/** @typedef {import('./report.mjs').Row} Row */

const sizes = /** @type {const} */ ([10, 100, 1000, 5000]);
/** In milliseconds: a boot of the usual size within a frame or two, one of any size within what a person waits for. */
const budgets = { 10: 20, 100: 60, 1000: 600, 5000: 4000 };

/** @returns {Promise<Row[]>} */
export async function measureSimulation() {
  const core = await importSource('bench/simulate-parts.ts');
  /** @type {Row[]} */
  const rows = [];
  /** @type {Record<number, number>} */
  const bySize = {};
  for (const size of sizes) {
    const runs = size > 500 ? 3 : 9;
    const input = core.bootOfUnits(unitsOf(size, 7));
    core.simulate(input);
    const times = Array.from({ length: runs }, () => timed(() => core.simulate(input)).time);
    bySize[size] = median(times);
    rows.push({ what: `simulate ${size} units`, value: bySize[size], unit: 'ms', budget: budgets[size] });
  }
  const chain = core.bootOfUnits(chainOf(5000));
  rows.push({
    what: 'simulate a chain of 5000 units',
    value: timed(() => core.simulate(chain)).time,
    unit: 'ms',
  });
  const input = core.bootOfUnits(unitsOf(300, 7));
  const run = core.simulate(input);
  rows.push({
    what: 'timeline of 300 units',
    value: timed(() => core.timelineOf(run)).time,
    unit: 'ms',
    budget: 16,
  });
  const small = core.bootOfUnits(unitsOf(30, 7));
  const ranked = timed(() => core.rankFailures(small)).time;
  rows.push({ what: 'rank the failures of 30 units', value: ranked, unit: 'ms', budget: 1000 });
  rows.push(
    growth('from 100 to 1000 units ÷ 10', (bySize[1000] ?? 0) / (bySize[100] ?? 1) / 10),
    growth('from 1000 to 5000 units ÷ 5', (bySize[5000] ?? 0) / (bySize[1000] ?? 1) / 5),
  );
  return rows;
}

/**
 * @param {string} what
 * @param {number} value
 * @returns {Row}
 */
function growth(what, value) {
  return { what: `growth ${what}`, value, unit: '×', budget: 2 };
}

/**
 * Containers, each of which requires up to three of those before it.
 *
 * @param {number} size
 * @param {number} seed
 */
function unitsOf(size, seed) {
  const random = generator(seed);
  return Array.from({ length: size }, (_, i) => {
    const count = Math.min(i, Math.floor(random() * 4));
    const needed = Array.from({ length: count }, () => Math.floor(random() * i));
    return unit(i, [...new Set(needed)]);
  });
}

/** @param {number} size */
function chainOf(size) {
  return Array.from({ length: size }, (_, i) => unit(i, i === 0 ? [] : [i - 1]));
}

/**
 * @param {number} i
 * @param {number[]} needed
 */
function unit(i, needed) {
  const order = needed.map((other) => `Requires=u${other}.service\nAfter=u${other}.service\n`).join('');
  const service = `ExecStartPre=-/usr/bin/docker rm -f c${i}\nExecStart=/usr/bin/docker run --rm --name c${i} img\n`;
  return { path: `u${i}.service`, text: `[Unit]\n${order}[Service]\nRestart=always\n${service}` };
}
