import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rulesPage } from './rules-page.ts';

it('is what docs/rules.md holds (else: npm run docs)', () => {
  expect(readFileSync('docs/rules.md', 'utf8')).toBe(rulesPage());
});
