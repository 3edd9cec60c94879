import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * What `systemd-analyze verify` says of a unit.
 *
 * @typedef {object} Verdict
 * @property {string} unit
 * @property {number} line The last physical line of the assignment it is about; 0 for the unit as a whole.
 * @property {string} message
 */

/** The version of the systemd that judges; 0 where `systemd-analyze` is missing. */
export function systemdVersion() {
  const { stdout } = spawnSync('systemd-analyze', ['--version'], { encoding: 'utf8' });
  return Number(/^systemd (\d+)/.exec(stdout ?? '')?.[1] ?? 0);
}

/**
 * Runs `systemd-analyze verify` once over unit files, by name (drop-ins as `web.service.d/10-more.conf`), in a root that holds nothing else but targets, slices
 * and the units to depend on.
 *
 * @param {ReadonlyMap<string, string>} units
 * @param {ReadonlyMap<string, string>} others
 * @returns {Verdict[]}
 */
export function verifyUnits(units, others) {
  const lines = runVerify(units, others).output.split('\n');
  return lines.flatMap((line) => readVerdict(line, units) ?? []);
}

/**
 * How long that takes, from the start of the process to its end, in milliseconds.
 *
 * @param {ReadonlyMap<string, string>} units
 * @param {ReadonlyMap<string, string>} others
 * @returns {number}
 */
export function verifyTime(units, others) {
  return runVerify(units, others).time;
}

/**
 * @param {ReadonlyMap<string, string>} units
 * @param {ReadonlyMap<string, string>} others
 */
function runVerify(units, others) {
  const root = mkdtempSync(join(tmpdir(), 'slipway-verify-'));
  try {
    const vendor = join(root, 'usr/lib/systemd/system');
    const own = join(root, 'etc/systemd/system');
    for (const folder of [vendor, own, join(root, 'usr/bin')]) mkdirSync(folder, { recursive: true });
    symlinkSync('usr/bin', join(root, 'bin'));
    for (const name of existsSync(HOST) ? readdirSync(HOST) : []) {
      if (!/\.(?:target|slice)$/.test(name)) continue;
      cpSync(join(HOST, name), join(vendor, name), { verbatimSymlinks: true });
    }
    for (const program of ['true', 'sh', 'docker', 'sleep']) {
      writeFileSync(join(root, 'usr/bin', program), '');
      chmodSync(join(root, 'usr/bin', program), 0o755);
    }
    for (const [name, text] of others) writeFileSync(join(vendor, name), text);
    for (const [name, text] of units) {
      mkdirSync(dirname(join(own, name)), { recursive: true });
      writeFileSync(join(own, name), text);
    }
    const names = new Set([...units.keys()].map((name) => name.replace(/\.d\/.*$/, '')));
    const { SYSTEMD_UNIT_PATH: _, ...env } = process.env;
    const start = performance.now();
    const { stdout, stderr } = spawnSync(
      'systemd-analyze',
      ['verify', '--man=no', `--root=${root}`, ...names],
      {
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
        env: { ...env, SYSTEMD_LOG_TARGET: 'console', SYSTEMD_LOG_LEVEL: 'info', SYSTEMD_COLORS: '0' },
      },
    );
    const time = performance.now() - start;
    return { output: `${stdout}\n${stderr}`.replaceAll(root, ''), time };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const HOST = '/usr/lib/systemd/system';

/**
 * @param {string} text
 * @param {ReadonlyMap<string, string>} units
 * @returns {Verdict | null}
 */
function readVerdict(text, units) {
  const placed = /^\/etc\/systemd\/system\/([^:]+):(\d+): (.*)$/.exec(text);
  if (placed) return { unit: placed[1] ?? '', line: Number(placed[2]), message: placed[3] ?? '' };
  const named = /^([\w@:.\\-]+\.[a-z]+): (.*)$/.exec(text);
  if (named && units.has(named[1] ?? '')) return { unit: named[1] ?? '', line: 0, message: named[2] ?? '' };
  const mentioned = text.split(/[ /]/).find((word) => units.has(word));
  return mentioned ? { unit: mentioned, line: 0, message: text } : null;
}
