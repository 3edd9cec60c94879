// @ts-check
// `npm test`: every check there is, one after the other, each with its name and time. A failing step does not hide
// the later ones; a step that needs the build is left out when the build failed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const results = join(root, 'node_modules/.cache/slipway/test');
const unitResults = join(results, 'unit.json');
const e2eResults = join(results, 'e2e.json');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = e2eResults;

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {{ name: string, command: string[], needs?: string, count?: () => Counts }} Step
 */

/** @type {Step[]} */
const steps = [
  { name: 'typecheck', command: ['npm', 'run', '-s', 'typecheck'] },
  { name: 'lint', command: ['npm', 'run', '-s', 'lint'] },
  {
    name: 'unit tests',
    command: [
      'npx',
      'vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${unitResults}`,
    ],
    count: countUnitTests,
  },
  { name: 'build', command: ['npm', 'run', '-s', 'build'] },
  ...(existsSync(join(root, 'scripts/docs.mjs'))
    ? [{ name: 'generated docs', command: ['node', 'scripts/docs.mjs', '--check'] }]
    : []),
  {
    name: 'end-to-end tests',
    command: ['npx', 'playwright', 'test', '--reporter=list,json'],
    needs: 'build',
    count: countEndToEndTests,
  },
];

/** @type {Counts} */
const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const report = [];
/** @type {Set<string>} */
const failedSteps = new Set();

for (const { name, command, needs, count } of steps) {
  if (needs && failedSteps.has(needs)) {
    failedSteps.add(name);
    total.failed += 1;
    report.push(`${name}: left out, since ${needs} failed`);
    continue;
  }
  console.log(`\n▸ ${name}`);
  const start = performance.now();
  const succeeded = run(command);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const counts = count?.() ?? { passed: 0, failed: 0, skipped: 0 };
  total.passed += counts.passed;
  total.skipped += counts.skipped;
  total.failed += counts.failed || (succeeded ? 0 : 1);
  if (!succeeded) failedSteps.add(name);
  report.push(`${name}: ${succeeded ? 'ok' : 'FAILED'}, ${seconds} s`);
  console.log(`${succeeded ? '✓' : '✗'} ${name} (${seconds} s)`);
}

console.log(`\n${report.join('\n')}\n`);
const skipped = total.skipped ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = failedSteps.size ? 1 : 0;

/** @param {string[]} command */
function run([program = '', ...words]) {
  const result = spawnSync(program, words, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  return result.status === 0;
}

/** @returns {Counts} */
function countUnitTests() {
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = readJson(unitResults);
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
}

/** @returns {Counts} */
function countEndToEndTests() {
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = readJson(e2eResults).stats ?? {};
  return { passed: expected + flaky, failed: unexpected, skipped };
}

/** @param {string} path */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
}
