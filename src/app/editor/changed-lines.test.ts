import { expect, it } from 'vitest';
import { applyEdits, insertion, replacement, type TextEdit } from '../../core/text/text-edit.ts';
import { changedLines, describeLines } from './changed-lines.ts';

function check(before: string, edits: readonly TextEdit[], expected: string) {
  const lines = changedLines(before, edits, applyEdits(before, edits));
  const ranges = lines.ranges.map(({ first, last }) => (first === last ? first : `${first}-${last}`));
  expect(`${describeLines(lines)} @ ${ranges.join(' ')}`).toBe(expected);
}

it('an inserted line is one line', () => check('a\nb\n', [insertion(2, 'x\n')], '1 line added @ 2'));
it('a line inserted behind another is one line', () =>
  check('a\nb', [insertion(1, '\nx')], '1 line added @ 2'));
it('lines at two places', () =>
  check('a\nb\nc\n', [insertion(2, 'x\ny\n'), insertion(4, 'z\n')], '3 lines added @ 2-3 5'));
it('a word in a line changes it', () =>
  check('a\nbc\n', [replacement({ start: 2, end: 3 }, 'x')], '1 line changed @ 2'));
it('a deleted line leaves nothing to show', () =>
  check('a\nb\nc', [replacement({ start: 2, end: 4 }, '')], '1 line removed @ '));
it('two words in one line are one line', () =>
  check(
    'a b\n',
    [replacement({ start: 0, end: 1 }, 'x'), replacement({ start: 2, end: 3 }, 'y')],
    '1 line changed @ 1',
  ));
it('a line changed and another added', () =>
  check(
    'a \\\nb',
    [replacement({ start: 0, end: 1 }, 'x'), insertion(3, '\nc \\')],
    '1 line added, 1 changed @ 1-2',
  ));
it('CRLF counts as one line end', () => check('a\r\nb\r\n', [insertion(3, 'x\r\n')], '1 line added @ 2'));
