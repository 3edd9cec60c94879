import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixtures } from '../../../fixtures/index.ts';
import { mutations } from '../../../fixtures/mutations.ts';
import { analyze } from '../analyze.ts';
import { nineContainerExample } from '../catalogue/example.ts';
import { applyEdits, sortEdits } from '../text/text-edit.ts';
import { readCaretFixture } from './caret-fixture.ts';
import { diagnose, runRule } from './diagnose.ts';
import type { Diagnostic } from './diagnostic.ts';
import { rules } from './rules.ts';

const documents = [
  ...rules.flatMap(({ bad, good }) => [
    ...bad.map((one) => readCaretFixture(one).text),
    ...good.map((one) => one.replace(/^\n/, '')),
  ]),
  ...fixtures().map(({ text }) => text),
  ...validatorCases(),
  nineContainerExample.text,
];

/** `MUTATIONS=100000 npx vitest run mutations.test` tries more. */
const runs = Number(process.env.MUTATIONS ?? 10_000);
const chunks = 20;

it('a document over 5 MB is answered with the limit, which is not the machine’s', () => {
  const found = diagnose(analyze(`#cloud-config\nhostname: ${'x'.repeat(5 * 1024 * 1024)}\n`));
  expect(found.map(({ code, message }) => `${code}: ${message}`)).toContain(
    'yaml-syntax: The document is over 5 MB, the most that is read. The text stays as it is; user-data of EC2 holds 16 KB.',
  );
});

describe('however long it gets', () => {
  it.each([
    ['blank lines before the header', `${'\n'.repeat(5000)}x\n#cloud-config\n`],
    ['headers in a key', `#cloud-config\nx: |\n  -----BEGIN PRIVATE KEY-----\n  ${'A: a '.repeat(2000)}`],
    ['brackets that never close', `#cloud-config\nhostname: a${'{{'.repeat(100_000)}`],
    ['a word without end', `#cloud-config\nhostname: "${'a'.repeat(200_000)}!"\n`],
    [
      'padding',
      `#cloud-config\nwrite_files: [{path: /a, encoding: b64, content: "${'='.repeat(100_000)}x"}]`,
    ],
  ])('%s is judged', (_, text) => {
    const analysis = analyze(text);
    for (const rule of rules) check(text, runRule(rule, analysis));
  });
});

describe(`on ${runs} spoiled documents`, () => {
  it.each(Array.from({ length: chunks }, (_, i) => i))(
    'no rule fails, every finding covers something, and every fix can be applied (%i)',
    (seed) => {
      fc.assert(
        fc.property(mutations(documents), (text) => {
          const analysis = analyze(text);
          for (const rule of rules) check(text, runRule(rule, analysis));
          check(text, diagnose(analysis));
        }),
        { numRuns: Math.ceil(runs / chunks), seed },
      );
    },
  );
});

/** Of one rule on one text; each looks at the whole text, and a swollen one can have thousands. */
const MOST_FIXES = 20;

function check(text: string, found: readonly Diagnostic[]) {
  for (const [i, finding] of found.entries()) {
    const { code, span, related } = finding;
    for (const place of [span, ...related.map((one) => one.span)]) {
      if (place.start < 0 || place.end > text.length || place.end < place.start)
        expect.fail(`${code} at ${place.start} to ${place.end} of ${text.length}`);
      if (place.end === place.start && text !== '') expect.fail(`${code} covers nothing at ${place.start}`);
    }
    for (const { title, edits } of i < MOST_FIXES ? finding.fixes : []) {
      expect(sortEdits(edits), `${code}: ${title}`).toEqual(edits);
      expect(applyEdits(text, edits), `${code}: ${title}`).not.toBe(text);
    }
  }
}

/** The documents of the validator's cases. */
function validatorCases(): string[] {
  const text = readFileSync(new URL('../reference/validator-cases.txt', import.meta.url), 'utf8');
  const cases = text.split(/^=== .*\n/m).slice(1);
  return cases.map((one) => one.split(/^>>> /m, 1)[0] as string);
}
