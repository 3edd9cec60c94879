import { expect, test } from 'vitest';
import { byteArray } from './base64.ts';
import { hasGzipHeader } from './gzip-header.ts';

const start = '\x1f\x8b\x08';
const rest = '\0\0\0\0\0\x03';

function isHeader(bytes: string): boolean {
  return hasGzipHeader(byteArray(bytes));
}

function check(expected: boolean, flags: string, behind: string) {
  expect(isHeader(start + flags + rest + behind)).toBe(expected);
}

test('ten bytes are a header', () => {
  check(true, '\0', '');
  expect(isHeader(start)).toBe(false);
  expect(isHeader(`\x1f\x8b\x07\0${rest}`)).toBe(false);
  expect(isHeader('')).toBe(false);
});

test('a name and a comment end in NUL, not too far away', () => {
  check(true, '\x18', 'name\0comment\0');
  check(false, '\x18', 'name\0comment');
  check(true, '\x08', `${'n'.repeat(511)}\0`);
  check(false, '\x08', `${'n'.repeat(512)}\0`);
});

test('an extra field is as long as it says', () => {
  check(true, '\x04', '\x02\0ab');
  check(false, '\x04', '\x03\0ab');
  check(false, '\x04', '\x03');
});

test('a checksum of the header is right', () => {
  check(true, '\x02', '\xa7\x77');
  check(false, '\x02', '\0\0');
  check(false, '\x02', '');
});
