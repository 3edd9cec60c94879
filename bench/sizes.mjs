// @ts-check
// What the built app sends before the canvas is usable, and for the editor, compressed as a server would.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** @typedef {import('./report.mjs').Row} Row */

/**
 * @param {string} dist
 * @returns {Row[]}
 */
export function measureSizes(dist) {
  const files = readdirSync(join(dist, 'assets'));
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const linked = [...html.matchAll(/(?:src|href)="\.\/assets\/([^"]+)"/g)].map(([, file = '']) => file);
  const size = (/** @type {string} */ file) =>
    gzipSync(readFileSync(join(dist, 'assets', file))).length / 1000;
  const total = (/** @type {string[]} */ names) => names.reduce((sum, file) => sum + size(file), 0);

  const shell = linked.filter((file) => file.endsWith('.js'));
  const editor = files.filter((file) => /^monaco-.*\.js$/.test(file));
  const worker = files.filter((file) => /^editor\.worker.*\.js$/.test(file));
  const languageWorkers = files.filter((file) => /^(ts|css|html|json)\.worker/.test(file));
  const later = files.filter(
    (file) => file.endsWith('.js') && ![...shell, ...editor, ...worker].includes(file),
  );
  const largest = shell
    .map((file) => ({ file, kB: size(file) }))
    .sort((a, b) => b.kB - a.kB)
    .slice(0, 4)
    .map(({ file, kB }) => `${file.replace(/-[\w-]{8}\.js$/, '')} ${kB.toFixed(0)}`);

  return [
    {
      what: `scripts before the canvas (${shell.length} files)`,
      value: total(shell),
      unit: 'kB',
      budget: 320,
      note: largest.join(', '),
    },
    {
      what: 'styles before the canvas',
      value: total(linked.filter((file) => file.endsWith('.css'))),
      unit: 'kB',
    },
    { what: 'editor', value: total(editor), unit: 'kB', budget: 1050 },
    { what: 'editor worker', value: total(worker), unit: 'kB', budget: 100 },
    {
      what: 'workers of languages that nobody edits here',
      value: languageWorkers.length,
      unit: '',
      budget: 0,
    },
    { what: `scripts fetched when wanted (${later.length} files)`, value: total(later), unit: 'kB' },
  ];
}
