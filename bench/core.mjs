// @ts-check
// What the core takes for a document of 10, 100 and 1000 units: new to it, and after an edit of one character.
import { importSource } from '../scripts/bundle-source.mjs';
import { benchDocument } from './documents.mjs';
import { median, timed } from './report.mjs';

/** @typedef {import('./report.mjs').Row} Row */

/** What each step may take, in milliseconds: at 100 units a frame or two, at 1000 what typing still bears. */
const budgets = {
  10: { opened: 20, edited: 5, judged: 10, laidOut: 50 },
  100: { opened: 60, edited: 16, judged: 40, laidOut: 500 },
  1000: { opened: 500, edited: 150, judged: 250, laidOut: 2000 },
};

/** @returns {Promise<Row[]>} */
export async function measureCore() {
  const core = await importSource('bench/core-parts.ts');
  /** @type {Row[]} */
  const rows = [];
  const first = timed(() => core.analyze(benchDocument(100, 999)));
  rows.push({ what: 'analyze 100 units, first call of the process', value: first.time, unit: 'ms' });

  /** @type {Record<number, { edited: number, judged: number }>} */
  const bySize = {};
  for (const units of /** @type {const} */ ([10, 100, 1000])) {
    const budget = budgets[units];
    const runs = units === 1000 ? 5 : 15;
    const opened = repeat(runs, (i) => {
      const text = benchDocument(units, i);
      return timed(() => core.analyze(text)).time;
    });
    const text = benchDocument(units, 77);
    let analysis = core.analyze(text);
    /** @type {number[]} */
    const judged = [];
    const edited = repeat(runs, (i) => {
      const at = text.indexOf(' of release', (text.length * (i + 1)) / (runs + 2));
      const next = `${text.slice(0, at)}x${text.slice(at)}`;
      const result = timed(() => core.analyze(next));
      analysis = result.value;
      judged.push(timed(() => core.diagnose(analysis)).time);
      return result.time;
    });
    const laidOut = repeat(
      3,
      () => timed(() => core.layout(core.layoutInput(core.canvasView(analysis, [])))).time,
    );
    bySize[units] = { edited: median(edited), judged: median(judged) };
    rows.push(
      row(
        `analyze ${units} units (${Math.round(text.length / 1000)} kB), new`,
        median(opened),
        budget.opened,
      ),
      row(`analyze ${units} units, one character changed`, median(edited), budget.edited),
      row(`diagnose ${units} units, one character changed`, median(judged), budget.judged),
      row(`view and layout of ${units} units`, median(laidOut), budget.laidOut),
    );
  }
  rows.push(...judgingRows(core));
  const growth = (/** @type {'edited' | 'judged'} */ step) =>
    (bySize[1000]?.[step] ?? 0) / (bySize[100]?.[step] ?? 1) / 10;
  rows.push(
    {
      what: 'growth of analyze from 100 to 1000 units ÷ 10',
      value: growth('edited'),
      unit: '×',
      budget: 1.5,
    },
    {
      what: 'growth of diagnose from 100 to 1000 units ÷ 10',
      value: growth('judged'),
      unit: '×',
      budget: 1.5,
    },
  );
  return rows;
}

/**
 * How long the page stands still at most while a document of 1000 units is judged between other work: just opened, and
 * after an edit of one character.
 *
 * @param {any} core
 * @returns {Row[]}
 */
function judgingRows(core) {
  const text = benchDocument(1000, 88)
    .replaceAll('RestartSec=', 'RestartSecs=')
    .replaceAll('=-/usr/bin/', '=-bin/')
    .replaceAll('docker run --rm', 'docker run --rmm');
  const opened = steps(() => core.diagnosing(core.analyze(text)));
  const edited = Array.from({ length: 5 }, (_, i) => {
    const at = text.indexOf(' of release', (text.length * (i + 1)) / 7);
    return steps(() => core.diagnosing(core.analyze(`${text.slice(0, at)}x${text.slice(at)}`)));
  });
  const count = opened.findings;
  return [
    row(`diagnose 1000 units, ${count} findings, one character changed`, median(edited.map(total)), 250),
    row('longest step of that', median(edited.map(({ times }) => Math.max(...times))), 50),
    row('longest step, just opened', Math.max(...opened.times), 50),
  ];
}

/**
 * Runs all steps, as the page does between other work.
 *
 * @param {() => Generator<undefined, unknown[], undefined>} begin
 * @returns {{ times: number[], findings: number }}
 */
function steps(begin) {
  const generator = begin();
  const times = [];
  for (;;) {
    const { time, value } = timed(() => generator.next());
    times.push(time);
    if (value.done) return { times, findings: value.value.length };
  }
}

/** @param {{ times: number[] }} steps */
function total({ times }) {
  return times.reduce((sum, time) => sum + time, 0);
}

/**
 * @param {string} what
 * @param {number} value
 * @param {number} budget
 * @returns {Row}
 */
function row(what, value, budget) {
  return { what, value, unit: 'ms', budget };
}

/**
 * @param {number} times
 * @param {(i: number) => number} work
 */
function repeat(times, work) {
  return Array.from({ length: times }, (_, i) => work(i));
}
