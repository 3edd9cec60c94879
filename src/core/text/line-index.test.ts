import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineIndex } from './line-index.ts';
import { sliceSpan } from './span.ts';

function lines(text: string): string[] {
  const index = new LineIndex(text);
  return Array.from({ length: index.lineCount }, (_, i) => sliceSpan(text, index.lineSpan(i + 1)));
}

const anyText = fc.string({ unit: fc.constantFrom('a', 'é', '😀', '\n', '\r', '\r\n'), maxLength: 20 });

test('lines end at LF, CRLF and a lone CR', () => {
  expect(lines('a\nb\r\nc\rd')).toEqual(['a', 'b', 'c', 'd']);
  expect(lines('')).toEqual(['']);
  expect(lines('a\n')).toEqual(['a', '']);
  expect(lines('\r\r\n\n')).toEqual(['', '', '', '']);
});

test('places are counted from one, columns in UTF-16 units', () => {
  const index = new LineIndex('a\r\n😀b');
  expect(index.positionAt(0)).toEqual({ line: 1, column: 1 });
  expect(index.positionAt(3)).toEqual({ line: 2, column: 1 });
  expect(index.positionAt(5)).toEqual({ line: 2, column: 3 });
});

test('places beyond the text or a line count as its end', () => {
  const index = new LineIndex('ab\r\ncd');
  expect(index.positionAt(99)).toEqual({ line: 2, column: 3 });
  expect([index.offsetAt(0, 5), index.offsetAt(1, 99), index.offsetAt(9, 1)]).toEqual([0, 2, 6]);
});

test('full lines, joined, are the text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const index = new LineIndex(text);
      const all = Array.from({ length: index.lineCount }, (_, i) =>
        sliceSpan(text, index.fullLineSpan(i + 1)),
      );
      expect(all.join('')).toBe(text);
    }),
  );
});

test('an offset outside of line ends and its place are the same', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const index = new LineIndex(text);
      for (let offset = 0; offset <= text.length; offset++) {
        if (text[offset - 1] === '\r' && text[offset] === '\n') continue;
        const { line, column } = index.positionAt(offset);
        expect(index.offsetAt(line, column)).toBe(offset);
      }
    }),
  );
});
