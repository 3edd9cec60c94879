import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sliceSpan } from '../text/span.ts';
import { MOST_PROBLEMS } from './problem-list.ts';
import { readCloudConfig } from './read.ts';

/** The problems of `text` are these: code, the text under it, the message. */
function check(text: string, expected: readonly (readonly [string, string, string])[]): void {
  const found = readCloudConfig(text).problems.map(({ code, span, message }) => [
    code,
    sliceSpan(text, span),
    message,
  ]);
  expect(found).toEqual(expected);
}

/** The first problem of `text` in words. */
function message(text: string): string | undefined {
  return readCloudConfig(text).problems[0]?.message;
}

describe('words', () => {
  test('say what is there and what was expected', () => {
    expect(message('a: [b, c\n')).toBe(
      'A list in [ ] is not closed. A "]" was expected before the end of the text.',
    );
    expect(message('a: "b\n')).toBe(
      'A value in double quotes is not closed. A " was expected before the end of the text.',
    );
    expect(message('a: %b\n')).toBe('"%b" cannot begin a value without quotes. Put the value in quotes.');
    expect(message('a: "b" c\n')).toBe(
      '"c" stands behind a complete value. The end of the line was expected.',
    );
    expect(message('a: "\\q b"\n')).toBe(
      '"\\q" is no escape of double-quoted text. A backslash itself is written \\\\.',
    );
    expect(message('a: b: c\n')).toBe(
      '"b:" begins a mapping where a plain value was expected. Indent it on its own line, or quote the value.',
    );
    expect(message('a: b\nc\n')).toBe(
      '"c" stands where a key was expected, but no colon with a blank behind it follows.',
    );
    expect(message('a:\n    b: 1\n  c: 2\n')).toBe(
      '"c:" is not in the column of the keys before it. Keys of a mapping share a column.',
    );
  });
  test('are short whatever the text, and none of the library', () => {
    const piece = fc.constantFrom(
      'a: ',
      '- ',
      '\n',
      '\n  ',
      '{',
      '}',
      '[',
      ']',
      "'",
      '"',
      'x',
      '\t',
      '|',
      '&a ',
      '*a ',
      '%',
      ',',
      '!t ',
      'x'.repeat(300),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        for (const problem of readCloudConfig(pieces.join('')).problems) {
          expect(problem.message.length).toBeLessThanOrEqual(200);
          expect(problem.message).not.toMatch(/token|-ind\b|scalar|flow|implicit|compact|node/i);
        }
      }),
      { numRuns: 1500 },
    );
  });
});

describe('of many problems', () => {
  test('each kind is told once a line', () => {
    const text = 'a: ]]]]\n'.repeat(2);
    const lines = readCloudConfig(text).problems.filter(({ code }) => code === 'unexpected-token');
    expect(lines.map(({ span }) => text.slice(0, span.start).split('\n').length)).toEqual([1, 2]);
  });
  test('twenty are told, the rest is counted', () => {
    const { problems } = readCloudConfig('a: "x" y\n'.repeat(30));
    expect(problems).toHaveLength(MOST_PROBLEMS + 1);
    expect(problems.at(-1)?.message).toMatch(/^… and \d+ further problems from here on\.$/);
    expect(problems.at(-1)?.severity).toBe('error');
  });
  test('a long text full of errors is not read to its end', () => {
    const { problems, readable } = readCloudConfig('"a" b\n: ]\n'.repeat(200_000));
    expect(readable).toBe(false);
    expect(problems.length).toBeLessThanOrEqual(MOST_PROBLEMS + 1);
  });
});

describe('texts nobody writes', () => {
  test('twenty thousand brackets, open or closed, are one problem', () => {
    for (const brackets of [
      '['.repeat(20_000),
      '['.repeat(20_000) + ']'.repeat(20_000),
      '{a: '.repeat(20_000),
    ])
      expect(readCloudConfig(`a: ${brackets}`).problems.map(({ code }) => code)).toEqual(['too-deep']);
  });
  test('an alias stands for its anchor without being expanded', () => {
    const lines = Array.from(
      { length: 500 },
      (_, i) =>
        `b${i}: &b${i} [${Array(9)
          .fill(`*b${i - 1}`)
          .join(', ')}]`,
    );
    expect(readCloudConfig(`b: &b-1 x\n${lines.join('\n')}`).problems).toEqual([]);
  });
});

describe('tabs', () => {
  const TAB = 'A tab indents this line. YAML allows only spaces for indentation.';
  test('are what is wrong with a line they indent, and all that is told of it', () => {
    check('coreos:\n\tunits: []\n', [['tab-indent', '\t', TAB]]);
    check('a: |\n    b\n\tc: d\n', [['tab-indent', '\t', TAB]]);
    check('a:\n  - name: b\n\tcommand: c\n', [['tab-indent', '\t', TAB]]);
  });
  test('inside a text block are text', () => {
    check('a: |\n  b\n  \tc\n', []);
  });
});

const CORPUS = join(import.meta.dirname, '../../../../shared/corpus/cloud-config');
const broken = existsSync(CORPUS)
  ? readdirSync(CORPUS).filter((file) => /^(kubernetes-ret|lordgaav)/.test(file))
  : [];
if (broken.length === 0) test.skip(`broken documents: there are none at ${CORPUS}`, () => {});

describe.each(broken)('%s', (file) => {
  test('has few problems in short words', () => {
    const { readable, problems } = readCloudConfig(readFileSync(join(CORPUS, file), 'utf8'));
    expect(readable).toBe(false);
    expect(problems.length).toBeLessThanOrEqual(MOST_PROBLEMS + 1);
    for (const problem of problems) expect(problem.message.length).toBeLessThanOrEqual(200);
  });
});
