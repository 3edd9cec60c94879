// @ts-check
// Sees to it that the end-to-end tests have a browser, and installs one when there is none.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from './find-browser.mjs';

const help = 'Install Chromium or Chrome, or set E2E_CHROMIUM to the path of one, and run this again.';

if (!findBrowser()) {
  install();
  const browser = findBrowser();
  if (!browser) {
    console.error(`No browser for the end-to-end tests. ${help}`);
    process.exit(1);
  }
  console.log(`The end-to-end tests will use ${browser}.`);
}

function install() {
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    console.log('No browser found: installing the chromium package (about 120 MB) …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const wait = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];
    if (run('apt-get', [...wait, 'update', '-qq'], env)) {
      run('apt-get', [...wait, 'install', '-y', '-qq', '--no-install-recommends', 'chromium'], env);
    }
    if (findBrowser()) return;
  }
  console.log('No browser found: asking Playwright to install one …');
  run('npx', ['playwright', 'install', 'chromium'], process.env);
}

/**
 * @param {string} program
 * @param {string[]} words
 * @param {NodeJS.ProcessEnv} env
 */
function run(program, words, env) {
  const result = spawnSync(program, words, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
    shell: process.platform === 'win32',
  });
  return result.status === 0;
}
