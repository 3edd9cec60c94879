// @ts-check
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/**
 * The browser that the end-to-end tests drive: `E2E_CHROMIUM`, else the one Playwright installed, else a Chromium
 * or Chrome on the PATH. Null when there is none.
 *
 * @returns {string | null}
 */
export function findBrowser() {
  const named = process.env.E2E_CHROMIUM;
  if (named) {
    if (!isProgram(named)) throw new Error(`E2E_CHROMIUM is ${named}, which is not a program`);
    return named;
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = [
    chromium.executablePath(),
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
  ];
  return candidates.find(isProgram) ?? null;
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
