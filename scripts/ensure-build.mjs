// @ts-check
// Builds the app when its sources are newer than the build. Run as a program, or as a function by `npm start`.
import { readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const sources = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'];

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensureBuild();

export async function ensureBuild() {
  if (newestChange(sources) < newestChange(['dist/index.html'])) return;
  const { build } = await import('vite');
  console.log('Building Slipway …');
  const begun = new Date();
  // Beside the last one and moved into its place: whoever serves that, or builds at the same time, sees whole builds.
  const draft = join(root, '.cache', `dist-${process.pid}`);
  await build({ root, logLevel: 'warn', build: { outDir: draft, emptyOutDir: true } });
  // What was saved in the meantime counts as newer.
  utimesSync(join(draft, 'index.html'), begun, begun);
  moveInto(join(root, 'dist'), draft);
}

/**
 * @param {string} place
 * @param {string} draft
 */
function moveInto(place, draft) {
  const last = `${draft}-last`;
  for (let done = false; !done; ) {
    try {
      if (statSync(place, { throwIfNoEntry: false })) renameSync(place, last);
      renameSync(draft, place);
      done = true;
    } catch (error) {
      // Another process has moved the last one away, or its own in.
      const code = error instanceof Error && 'code' in error ? error.code : null;
      if (code !== 'ENOENT' && code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
      if (!statSync(draft, { throwIfNoEntry: false })) throw error;
    }
    rmSync(last, { recursive: true, force: true });
  }
}

/**
 * When anything at or below the paths was last written, added or removed, in milliseconds; 0 when nothing is there.
 *
 * @param {string[]} paths relative to the project's root
 * @returns {number}
 */
function newestChange(paths) {
  let newest = 0;
  for (const path of paths) {
    const stat = statSync(join(root, path), { throwIfNoEntry: false });
    if (!stat) continue;
    // A folder's own time tells of files removed from it.
    newest = Math.max(newest, stat.mtimeMs);
    if (stat.isDirectory()) {
      newest = Math.max(newest, newestChange(readdirSync(join(root, path)).map((name) => join(path, name))));
    }
  }
  return newest;
}
