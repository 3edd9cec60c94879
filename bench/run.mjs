// @ts-check
// `npm run bench`: prints values beside their budgets. `npm run bench -- core` or another part runs that alone.
// A value over its budget fails nothing: times depend on the machine, and on what else it does.
import { availableParallelism, loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuild } from '../scripts/ensure-build.mjs';
import { measureBrowser } from './browser.mjs';
import { measureCore } from './core.mjs';
import { measureHistory } from './history.mjs';
import { layoutQuality } from './layout-quality.mjs';
import { printTable } from './report.mjs';
import { measureSimulation } from './simulate.mjs';
import { measureSizes } from './sizes.mjs';
import { measureBesideSystemd } from './systemd.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const parts = {
  core: () => measureCore(),
  history: () => measureHistory(),
  systemd: () => measureBesideSystemd(root),
  simulate: () => measureSimulation(),
  layout: () => layoutQuality(),
  sizes: async () => {
    await ensureBuild();
    return measureSizes(join(root, 'dist'));
  },
  browser: async () => {
    await ensureBuild();
    return measureBrowser(root);
  },
};
const titles = {
  core: 'The core under Node',
  history: 'The history under Node',
  systemd: 'Judging units, beside systemd-analyze verify',
  simulate: 'Boots in virtual time',
  layout: 'The layout beside dagre’s and elkjs’s',
  sizes: 'Sizes of the build, gzip',
  browser: 'In the browser, 1440 × 900',
};

const wanted = process.argv.slice(2);
const names = /** @type {(keyof typeof parts)[]} */ (Object.keys(parts));
const unknown = wanted.find((name) => !names.some((known) => known === name));
if (unknown) {
  console.error(`There is no part ${unknown}; there are ${names.join(', ')}.`);
  process.exit(2);
}

const cores = availableParallelism();
console.log(
  `Node ${process.versions.node}, ${cores} processors, load ${loadavg()[0]?.toFixed(1)} at the start.`,
);

let over = 0;
for (const name of names) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  over += printTable(titles[name], await parts[name]());
}
console.log(over === 0 ? '\nAll within their budgets.' : `\n${over} over their budgets.`);
