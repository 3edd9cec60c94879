// @ts-check
// Reading and judging 100 and 1000 units, beside `systemd-analyze verify` on the same units.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importSource } from '../scripts/bundle-source.mjs';
import { systemdVersion, verifyTime } from '../scripts/verify-units.mjs';
import { benchDocument } from './documents.mjs';
import { median, timed } from './report.mjs';

/** @typedef {import('./report.mjs').Row} Row */

/**
 * Times of ours, each over the time of systemd's whole process: of our whole process, of a document that is new to a
 * process that has judged others, and after an edit of one character.
 *
 * @param {string} root
 * @returns {Promise<Row[]>}
 */
export async function measureBesideSystemd(root) {
  const version = systemdVersion();
  if (version === 0) {
    return [{ what: 'systemd-analyze is not here', value: null, unit: '', note: 'skipped' }];
  }
  const core = await importSource('bench/core-parts.ts');
  const judge = (/** @type {string} */ text) => timed(() => core.diagnose(core.analyze(text))).time;
  for (let i = 0; i < 5; i++) judge(benchDocument(100, 900 + i));

  return [100, 1000].flatMap((count) => {
    const text = benchDocument(count, 5);
    const units = unitFiles(core, text);
    const theirs = median(times(3, () => verifyTime(units, DOCKER)));
    const process = median(times(3, () => checkTime(root, text)));
    const cold = median(times(5, (i) => judge(benchDocument(count, 20 + i))));
    judge(text);
    const edited = times(5, (i) => {
      const at = text.indexOf(' of release', (text.length * (i + 1)) / 7);
      return judge(`${text.slice(0, at)}x${text.slice(at)}`);
    });
    const ratio = (/** @type {string} */ what, /** @type {number} */ time, budget = 1) => ({
      what: `${what}, ${count} units`,
      value: time / theirs,
      unit: /** @type {const} */ ('×'),
      budget,
      note: `${time.toFixed(0)} ms`,
    });
    return [
      {
        what: `systemd-analyze ${version} verify, ${count} units`,
        value: theirs,
        unit: /** @type {const} */ ('ms'),
      },
      ratio('slipway check, whole process', process, 4),
      ratio('analyze and diagnose, new', cold),
      ratio('analyze and diagnose, one character changed', median(edited)),
    ];
  });
}

/** What the units of the bench depend on. */
const DOCKER = new Map([['docker.service', '[Service]\nExecStart=/usr/bin/true\n']]);

/**
 * The texts of a document's units, by name.
 *
 * @param {any} core
 * @param {string} text
 * @returns {Map<string, string>}
 */
function unitFiles(core, text) {
  /** @type {{ name: { text: string }, content: { text: string } }[]} */
  const entries = core.analyze(text).config.units;
  return new Map(entries.map(({ name, content }) => [name.text, content.text]));
}

/**
 * `slipway check` from the start of its process to the end.
 *
 * @param {string} root
 * @param {string} text
 */
function checkTime(root, text) {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-bench-'));
  try {
    const file = join(folder, 'user-data.yml');
    writeFileSync(file, text);
    return timed(() => spawnSync(process.execPath, [join(root, 'bin/slipway.mjs'), 'check', file])).time;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {number} count
 * @param {(i: number) => number} measure
 */
function times(count, measure) {
  return Array.from({ length: count }, (_, i) => measure(i));
}
