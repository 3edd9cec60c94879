import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, sortEdits } from '../../core/text/text-edit.ts';
import { type DiffRow, diffTexts } from './text-diff.ts';

/** Rows as `-12 text`, words that changed in braces, hunks between lines of dots. */
function check(before: string, after: string, expected: string): void {
  const shown = diffTexts(before, after, 1).hunks.map(({ rows }) => rows.map(show).join('\n'));
  expect(shown.join('\n...\n')).toBe(expected.replace(/^\n/, '').trimEnd());
}

function show({ kind, before, after, parts, ending }: DiffRow): string {
  const sign = { same: ' ', added: '+', removed: '-' }[kind];
  const text = parts.map((part) => (part.changed ? `{${part.text}}` : part.text)).join('');
  return `${sign}${kind === 'removed' ? before : after} ${text}${ending === null ? '' : ` <${ending}>`}`.trimEnd();
}

test('texts that are equal have no hunks', () => check('a\nb\n', 'a\nb\n', ''));
test('an added line, with the lines around it', () =>
  check(
    'a\nb\nc\n',
    'a\nb\nnew\nc\n',
    `
 2 b
+3 new
 4 c`,
  ));
test('a removed line', () =>
  check(
    'a\nb\nc\n',
    'a\nc\n',
    `
 1 a
-2 b
 2 c`,
  ));
test('words that changed in a line are marked', () =>
  check(
    'Image=redis:6\n',
    'Image=redis:7\n',
    `
-1 Image=redis:{6}
+1 Image=redis:{7}`,
  ));
test('lines with little in common are not compared by word', () =>
  check(
    'ExecStart=/bin/true\n',
    'Restart=always and forever\n',
    `
-1 ExecStart=/bin/true
+1 Restart=always and forever`,
  ));
test('places far apart are hunks of their own', () =>
  check(
    'a\n1\n2\n3\nb\n',
    'A\n1\n2\n3\nB\n',
    `
-1 a
+1 A
 2 1
...
 4 3
-5 b
+5 B`,
  ));
test('places near each other are one hunk', () =>
  check(
    'a\n1\n2\nb\n',
    'A\n1\n2\nB\n',
    `
-1 a
+1 A
 2 1
 3 2
-4 b
+4 B`,
  ));
test('a line end that changed is named', () =>
  check(
    'a\r\nb',
    'a\nb\n',
    `
-1 a <CRLF>
-2 b <no line end>
+1 a <LF>
+2 b <LF>`,
  ));
test('everything new', () => check('', 'a\n', '+1 a'));
test('changed lines count once', () => {
  expect(diffTexts('a\nb\nc\n', 'A\nc\nd\ne\n')).toMatchObject({ changed: 1, removed: 1, added: 2 });
});
test('texts that have nothing in common are one hunk, soon', () => {
  const [before, after] = ['a', 'b'].map((letter) =>
    Array.from({ length: 9000 }, (_, i) => `${letter}${i}\n`).join(''),
  ) as [string, string];
  expect(diffTexts(before, after)).toMatchObject({ hunks: { length: 1 }, changed: 9000 });
});

const line = fc.constantFrom('a', 'b', 'c', '  name: x', '');
const ending = fc.constantFrom('\n', '\r\n', '\r');
const text = fc
  .tuple(fc.array(fc.tuple(line, ending), { maxLength: 12 }), line)
  .map(([lines, last]) => lines.map((parts) => parts.join('')).join('') + last);

test('putting every hunk back gives the text before', () => {
  fc.assert(
    fc.property(text, text, fc.nat(3), (before, after, around) => {
      const edits = diffTexts(before, after, around).hunks.flatMap(({ putBack }) => putBack);
      expect(applyEdits(after, sortEdits(edits))).toBe(before);
    }),
  );
});
