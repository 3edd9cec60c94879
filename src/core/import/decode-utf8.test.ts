import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeUtf8 } from './decode-utf8.ts';

function check(bytes: number[], expected: string | number): void {
  const decoded = decodeUtf8(Uint8Array.from(bytes));
  expect(decoded.ok ? decoded.text : decoded.line).toBe(expected);
}

test('keeps a byte order mark', () => check([0xef, 0xbb, 0xbf, 0x61], '\ufeffa'));
test('names the line of a Latin-1 letter', () => check([0x61, 0x0a, 0x62, 0x0d, 0x0a, 0xe9, 0x0a], 3));
test('counts a lone CR as a line end', () => check([0x0d, 0xff], 2));
test('refuses overlong forms', () => check([0xc0, 0x80], 1));
test('refuses surrogates', () => check([0x0a, 0xed, 0xa0, 0x80], 2));
test('refuses a sequence cut off at the end', () => check([0x0a, 0x0a, 0xe2, 0x82], 3));
/** `utf8.service` of the recorded verdicts: bytes outside UTF-8 have no text form, so this is all there is to judge. */
test('refuses the unit file that systemd calls not UTF-8 clean', () => {
  const bytes = [...'[Unit]\nDescription=bad ÿþ\n'].map((letter) => letter.charCodeAt(0));
  const decoded = decodeUtf8(Uint8Array.from(bytes));
  expect(decoded).toEqual({ ok: false, offset: bytes.indexOf(0xff), line: 2 });
});
test('refuses a gzip file in its first line', () => check([0x1f, 0x8b, 0x08], 1));

test('gives back every well-formed text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(decodeUtf8(new TextEncoder().encode(text))).toEqual({ ok: true, text });
    }),
  );
});

test('names the line of the first byte that a strict decoder stumbles over', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(0x80, 0xc1, 0xf5, 0xff), (text, bad) => {
      const before = new TextEncoder().encode(text);
      const lines = text.split(/\r\n|\r|\n/).length;
      expect(decodeUtf8(Uint8Array.from([...before, bad, 0x0a]))).toEqual({
        ok: false,
        offset: before.length,
        line: lines,
      });
    }),
  );
});
