import { expect, test } from 'vitest';
import { readVariableLines } from './variable-lines.ts';

/** Variables joined by `|`, then notes. */
function check(text: string, expected: string): void {
  const { values, notes } = readVariableLines(text);
  expect([values.join('|'), ...notes].join(' ')).toBe(expected);
}

test('lines of a file of variables are taken as they are', () =>
  check('# settings\nA=1\n\nB=x y # z\r\nC=\n', 'A=1|B=x y # z|C='));

test('what a shell or a list puts around them goes', () => {
  check('export A="b c"\n  -e B=2 \\\n--env C=3\n', 'A=b c|B=2|C=3');
  check("- A=1\n- 'B=2'\nC: '3'\n", 'A=1|B=2|C=3');
});

test('a line that is none is named', () => check('A=1\nhello there\n', 'A=1 Line 2 is no NAME=value.'));
