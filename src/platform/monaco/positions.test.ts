import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineIndex } from '../../core/text/line-index.ts';
import { fromMonacoPosition, fromMonacoRange, toMonacoPosition, toMonacoRange } from './positions.ts';

/** `|` marks the offset; the result is `line:column`. */
function check(marked: string, expected: string) {
  const offset = marked.indexOf('|');
  const lines = new LineIndex(marked.replace('|', ''));
  const { lineNumber, column } = toMonacoPosition(lines, offset);
  expect(`${lineNumber}:${column}`).toBe(expected);
}

describe('the place of an offset in Monaco', () => {
  it('counts lines and columns from one', () => check('|a', '1:1'));
  it('stands behind the last letter', () => check('ab\ncd|', '2:3'));
  it('knows CRLF', () => check('ab\r\nc|d', '2:2'));
  it('knows a lone CR', () => check('ab\rc|d', '2:2'));
  it('puts the middle of a CRLF at the end of the line', () => check('ab\r|\ncd', '1:3'));
  it('leaves out a byte order mark', () => check('\uFEFFa|b', '1:2'));
  it('puts the start of a marked text at the start', () => check('|\uFEFFab', '1:1'));
});

describe('both ways', () => {
  const text = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r', '\r\n', '\uFEFF', 'é') });

  it('an offset comes back, unless a model cannot stand there', () => {
    fc.assert(
      fc.property(text, fc.nat(), (value, seed) => {
        const offset = seed % (value.length + 1);
        const inCrlf = value[offset - 1] === '\r' && value[offset] === '\n';
        const beforeMark = offset === 0 && value.startsWith('\uFEFF');
        const back = fromMonacoPosition(new LineIndex(value), toMonacoPosition(new LineIndex(value), offset));
        if (inCrlf) expect(back).toBe(offset - 1);
        else if (beforeMark) expect(back).toBe(1);
        else expect(back).toBe(offset);
      }),
    );
  });

  it('a range comes back', () => {
    const lines = new LineIndex('#cloud-config\r\ncoreos:\n');
    const range = toMonacoRange(lines, { start: 15, end: 21 });
    expect(range).toEqual({ startLineNumber: 2, startColumn: 1, endLineNumber: 2, endColumn: 7 });
    expect(fromMonacoRange(lines, range)).toEqual({ start: 15, end: 21 });
  });

  it('takes a place beyond the text for its end', () => {
    expect(fromMonacoPosition(new LineIndex('ab\n'), { lineNumber: 9, column: 1 })).toBe(3);
  });
});
