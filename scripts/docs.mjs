// @ts-check
// Writes the pages of docs/ that say what the code says: `npm run docs`. With --check it writes nothing, and fails
// where a page differs from what it would write.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importSource } from './bundle-source.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What makes each page. A generator returns the whole page. */
const pages = [
  {
    path: 'docs/rules.md',
    async generate() {
      const { rulesPage } = await importSource('src/core/diagnostics/rules-page.ts');
      return rulesPage();
    },
  },
];

const isCheck = process.argv.includes('--check');
const stale = [];
for (const { path, generate } of pages) {
  const page = await generate();
  const file = join(root, path);
  const present = existsSync(file) ? readFileSync(file, 'utf8') : null;
  if (page === present) continue;
  if (isCheck) stale.push(path);
  else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, page);
    console.log(`Wrote ${path}`);
  }
}
if (stale.length > 0) {
  console.error(`Out of date: ${stale.join(', ')}. Run "npm run docs" and commit what it writes.`);
  process.exitCode = 1;
}
