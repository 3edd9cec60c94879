// @ts-check
// Runs the project's TypeScript under plain Node: bundles an entry point into one file, and keeps the bundle until
// a source file changes.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cache = join(root, 'node_modules/.cache/slipway');
const hour = 3_600_000;

/**
 * Imports a TypeScript module of this project, such as `src/cli/main.ts`.
 *
 * @param {string} entry relative to the project's root
 * @returns {Promise<any>} its exports
 */
export async function importSource(entry) {
  return import(pathToFileURL(await cachedBundle(entry)).href);
}

/**
 * Bundles an entry and all it imports, packages included, into one ES module.
 *
 * @param {string} entry relative to the project's root
 * @param {string} outfile
 */
export async function bundleSource(entry, outfile) {
  const { build } = await import('esbuild');
  mkdirSync(dirname(outfile), { recursive: true });
  // Written beside and renamed: a process that runs at the same time sees a whole file or none.
  const draft = `${outfile}.${process.pid}.tmp`;
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: draft,
    bundle: true,
    format: 'esm',
    target: 'node20',
    // Neutral rather than node: `yaml` then comes as the ES module that the browser gets, too.
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['import'],
    external: ['node:*'],
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'error',
  });
  renameSync(draft, outfile);
}

/** @param {string} entry */
async function cachedBundle(entry) {
  const name = basename(entry, extname(entry));
  const state = stateOf([dirname(join(root, entry)), join(root, 'src'), join(root, 'package-lock.json')]);
  const key = createHash('sha256').update(`${entry}\n${state}`).digest('hex').slice(0, 16);
  const bundle = join(cache, `${name}-${key}.mjs`);
  if (!statSync(bundle, { throwIfNoEntry: false })) {
    await bundleSource(entry, bundle);
    removeOldBundles(name, bundle);
  }
  return bundle;
}

/**
 * Path, size and time of every source file, which differ as soon as one is written, added or removed.
 *
 * @param {string[]} paths
 * @returns {string}
 */
function stateOf(paths) {
  let state = '';
  for (const path of paths) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) continue;
    if (stat.isDirectory())
      state += stateOf(
        readdirSync(path)
          .sort()
          .map((name) => join(path, name)),
      );
    else if (!/\.test\.tsx?$/.test(path)) state += `${path} ${stat.size} ${stat.mtimeMs}\n`;
  }
  return state;
}

/**
 * Those an hour old; a younger one may be about to be imported by another process.
 *
 * @param {string} name
 * @param {string} current
 */
function removeOldBundles(name, current) {
  for (const file of readdirSync(cache)) {
    const path = join(cache, file);
    if (path === current || !file.startsWith(`${name}-`)) continue;
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat && Date.now() - stat.mtimeMs > hour) rmSync(path, { force: true });
  }
}
