// @ts-check
// Installs the dependencies when they are missing or are not those of package-lock.json. Runs before them all,
// so it uses nothing but what Node brings.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Slipway needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

const reason = whyInstall();
if (reason) {
  console.log(`${reason}: running npm ci …`);
  const result = runNpm(['ci', '--include=dev', '--no-audit', '--no-fund']);
  if (result.error) console.error(`npm could not be started: ${result.error.message}`);
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/** Why the installed packages cannot be used as they are, or null when they can. */
function whyInstall() {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const installed = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted) return 'package-lock.json cannot be read';
  if (!installed) return 'The dependencies are not installed';

  for (const [path, want] of Object.entries(wanted)) {
    if (path === '') continue;
    const have = installed[path];
    // Packages for other platforms are left out by npm.
    if (!have && want.optional) continue;
    if (!have || !existsSync(join(root, path))) return `${path} is missing`;
    if (have.version !== want.version || (want.integrity && have.integrity !== want.integrity)) {
      return `${path} is ${have.version}, package-lock.json says ${want.version}`;
    }
  }
  const extra = Object.keys(installed).find((path) => !wanted[path]);
  return extra ? `${extra} is not in package-lock.json` : null;
}

/**
 * @param {string} lockPath
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean }> | null}
 */
function packagesOf(lockPath) {
  try {
    return JSON.parse(readFileSync(lockPath, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

/** @param {string[]} words */
function runNpm(words) {
  const options = /** @type {const} */ ({ cwd: root, stdio: 'inherit' });
  const npm = process.env.npm_execpath;
  // Under `npm start` and `npm test`, the npm that runs us; else the one on the PATH.
  if (npm && /\.c?js$/.test(npm)) return spawnSync(process.execPath, [npm, ...words], options);
  return spawnSync('npm', words, { ...options, shell: process.platform === 'win32' });
}
