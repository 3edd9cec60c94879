#!/usr/bin/env node
// @ts-check
// The command line. In a checkout it bundles the sources when they changed; an installed package brings the bundle.
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

for (const stream of [process.stdout, process.stderr]) {
  // The reader of a pipe may leave early, as `head` does.
  stream.on('error', (error) => {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code !== 'EPIPE' && code !== 'ERR_STREAM_DESTROYED') throw error;
  });
}

const cwd = whereTheUserStands();

const io = {
  cwd,
  /** @param {string} path @returns {Promise<Uint8Array>} */
  readFile: (path) => readFile(resolve(cwd, path)),
  /** The names in a directory, sorted. @param {string} path */
  readDirectory: async (path) => (await readdir(resolve(cwd, path))).sort(),
  /** @returns {Promise<Uint8Array>} */
  readStdin: async () => {
    const chunks = [];
    for await (const chunk of process.stdin) chunks.push(chunk);
    return Buffer.concat(chunks);
  },
  /** @param {string} path @param {string | Uint8Array} content */
  writeFile: (path, content) => writeFile(resolve(cwd, path), content),
  /** @param {string} text */
  stdout: (text) => {
    process.stdout.write(text);
  },
  /** @param {string} text */
  stderr: (text) => {
    process.stderr.write(text);
  },
};

try {
  const { main } = await commandLine();
  process.exitCode = await main(process.argv.slice(2), io);
} catch (error) {
  // 1 means findings and 2 misuse; a fault of ours must not pass for either.
  console.error(error);
  process.exitCode = 70;
}

/** @returns {Promise<{ main: (argv: string[], io: object) => Promise<number> }>} */
async function commandLine() {
  if (!existsSync(join(root, 'src/cli/main.ts'))) {
    return import(pathToFileURL(join(root, 'dist-cli/slipway.mjs')).href);
  }
  const { importSource } = await import('../scripts/bundle-source.mjs');
  return importSource('src/cli/main.ts');
}

/** `npm run` moves to the package's folder first, and says in INIT_CWD where it was called. */
function whereTheUserStands() {
  const { INIT_CWD, npm_lifecycle_event, npm_package_json } = process.env;
  const throughNpm = npm_lifecycle_event === 'slipway' && npm_package_json === join(root, 'package.json');
  return throughNpm && INIT_CWD ? INIT_CWD : process.cwd();
}
