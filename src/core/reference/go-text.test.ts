import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOfText, goFloat, goQuote, textOfBytes } from './go-text.ts';

test('bytes that are no UTF-8 survive as a text', () => {
  expect(textOfBytes('a\xc3\xa9\xff')).toBe('aé\udcff');
  fc.assert(
    fc.property(fc.uint8Array(), (array) => {
      const bytes = Array.from(array, (byte) => String.fromCharCode(byte)).join('');
      expect(bytesOfText(textOfBytes(bytes))).toBe(bytes);
    }),
  );
});

test('a quoted text shows what cannot be seen', () => {
  expect(goQuote('a"b\\c\n\t\x07\x1f\x7f')).toBe('"a\\"b\\\\c\\n\\t\\a\\x1f\\x7f"');
  expect(goQuote('é €\u00a0\u200b\ufeff😀\u{e0001}')).toBe('"é €\\u00a0\\u200b\\ufeff😀\\U000e0001"');
  expect(goQuote('\udcff')).toBe('"\\xff"');
});

test('a number is short, and has a power where it is large or small', () => {
  const numbers = [
    0,
    -0,
    1.5,
    100000.5,
    1e5,
    1e6,
    123456789,
    1e21,
    0.0001,
    0.00001,
    -2.5e-7,
    1 / 0,
    -1 / 0,
    0 / 0,
  ];
  expect(numbers.map(goFloat).join(' ')).toBe(
    '0 -0 1.5 100000.5 100000 1e+06 1.23456789e+08 1e+21 0.0001 1e-05 -2.5e-07 +Inf -Inf NaN',
  );
});
