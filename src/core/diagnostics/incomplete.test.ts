import { expect, test } from 'vitest';
import { analyze } from '../analyze.ts';
import { isFilledIn } from './incomplete.ts';

/** `expected` marks with dots the characters of a value that count as template text. */
function check(value: string, expected: string) {
  const before = '#cloud-config\nhostname: "';
  const analysis = analyze(`${before}${value}"\n`);
  const marks = [...value].map((_, i) =>
    isFilledIn(analysis, { start: before.length + i, end: before.length + i + 1 }) ? '.' : ' ',
  );
  expect(marks.join('').trimEnd()).toBe(expected);
}

test('a word with a placeholder is filled in as a whole, from behind an equals sign', () => {
  check('a host=web-<name>.example b', '       ..................');
  check('@@NAME@@ a __NAME__ %NAME%', '........   ........ ......');
});

test('brackets of a template language count up to where they close, on their line', () => {
  check('a x{{ b }}c {{ d', '  .........');
  check('x{{ b }}c{{ d }}e f', '..................'.slice(0, 17));
  check('{{ <% }} a %>', '........');
});

test('a dollar sign is for the shell', () => {
  check(`\${HOME} $USER`, '');
});
