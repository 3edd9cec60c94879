import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dialect } from './dialect.ts';
import { printVerdict } from './print.ts';
import { validateAsReference } from './validate.ts';

const dialects: readonly Dialect[] = ['flatcar', 'coreos'];

function said(document: string, dialect: Dialect): string[] {
  const lines = printVerdict(validateAsReference(document, dialect));
  return lines.includes(unreadable) && lines.length === 2 ? ['not YAML'] : lines;
}

const unreadable = 'line 0: warning: incorrect type for "" (want struct)';

/** Of a document without the header line. */
function check(document: string, expected: { flatcar: readonly string[]; coreos: readonly string[] }) {
  for (const dialect of dialects)
    expect([dialect, ...said(`#cloud-config\n${document}`, dialect)]).toEqual([
      dialect,
      ...expected[dialect],
    ]);
}

function checkBoth(document: string, ...expected: string[]) {
  check(document, { flatcar: expected, coreos: expected });
}

const cases = readCases();

describe.each(dialects)('as %s', (dialect) => {
  test.each(cases)('$title', ({ document, expected }) => {
    expect(said(document, dialect)).toEqual(expected[dialect]);
  });

  test('no beginning of a document makes it fail', () => {
    for (const { document } of cases)
      for (let end = 0; end < document.length; end += 11)
        expect(() => printVerdict(validateAsReference(document.slice(0, end), dialect))).not.toThrow();
  });

  test('no character anywhere makes it fail', () => {
    const characters = [...'-:#[]{}&*!|>\'"%@`?,\t \n~<=\\', '---\n', '<<: *a\n', '\u0085', '\0', '\ud800'];
    fc.assert(
      fc.property(
        fc.constantFrom(...cases.map(({ document }) => document)),
        fc.array(fc.tuple(fc.nat(2000), fc.constantFrom(...characters)), { minLength: 1, maxLength: 4 }),
        (document, additions) => {
          const text = additions.reduce(
            (before, [at, added]) => before.slice(0, 14 + at) + added + before.slice(14 + at),
            document,
          );
          expect(() => printVerdict(validateAsReference(text, dialect))).not.toThrow();
        },
      ),
    );
  });
});

test('an empty text is no document and no fault', () => {
  for (const dialect of dialects) expect(said('', dialect)).toEqual([]);
});

test('a byte order mark hides the header', () => {
  const [line] = said('\ufeff#cloud-config\n', 'flatcar');
  expect(line).toContain('must be');
});

test('lines end at LF, also behind CR, but not at CR alone', () => {
  expect(said('#cloud-config\r\nhostnme: a\r\nhostname: b\r\n', 'flatcar')).toEqual([
    'line 2: warning: unrecognized key "hostnme"',
  ]);
  expect(said('#cloud-config\rhostname: a\r', 'flatcar')[0]).toContain('must be');
});

test('control characters are no YAML', () => {
  checkBoth('hostname: a\x07\n', 'not YAML');
  checkBoth('hostname: "a\x7f"\n', 'not YAML');
  checkBoth('hostname: "a\ufffe"\n', 'not YAML');
  checkBoth('hostname: "a\u00a0b \u{1f600}"\n');
});

test('the line separators of Unicode end lines of YAML', () => {
  checkBoth('hostnme: a\u0085foo: b\n', 'line 0: warning: unrecognized key "foo"', hostnme);
  checkBoth('hostnme: a\u2028foo: b\n', 'line 0: warning: unrecognized key "foo"', hostnme);
});

const hostnme = 'line 2: warning: unrecognized key "hostnme"';

test('characters that cannot be seen are escaped in quotes, not in values', () => {
  checkBoth('"a\\t\\u200b\\U0001F600": 1\n', 'line 0: warning: unrecognized key "a\\t\\u200b😀"');
  checkBoth('coreos: { units: [{ command: "a\\tb\\nc" }] }\n', 'line 0: error: invalid value a\tb\\nc');
});

test('aliases that swell a document beyond measure are refused', () => {
  const swelling = Array.from({ length: 12 }, (_, i) => {
    const many = Array.from({ length: 9 }, () => `*a${i}`).join(', ');
    return `a${i + 1}: &a${i + 1} [${many}]\n`;
  });
  checkBoth(`a0: &a0 [x]\n${swelling.join('')}`, 'not YAML');

  const nested = Array.from({ length: 2000 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}]\n`);
  checkBoth(`a0: &a0 [x]\n${nested.join('')}`, 'not YAML');
});

/** The cases of validator-cases.txt; its head says what they are. */
function readCases() {
  const text = readFileSync(new URL('validator-cases.txt', import.meta.url), 'utf8');
  return text
    .split(/^=== /m)
    .slice(1)
    .map((block) => {
      const [head = '', ...sayings] = block.split(/^>>> /m);
      const titleEnd = head.indexOf('\n');
      const expected = { flatcar: [] as string[], coreos: [] as string[] };
      for (const saying of sayings) {
        const [who, ...lines] = saying.trimEnd().split('\n');
        for (const dialect of dialects) if (who === 'both' || who === dialect) expected[dialect] = lines;
      }
      return { title: head.slice(0, titleEnd), document: head.slice(titleEnd + 1), expected };
    });
}
