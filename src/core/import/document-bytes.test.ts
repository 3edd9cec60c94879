import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { documentText } from './document-bytes.ts';

function check(bytes: Uint8Array | readonly number[], expected: string) {
  const read = documentText(Uint8Array.from(bytes));
  const said = read.ok ? `${read.isPacked ? 'packed ' : ''}${read.text}` : `${read.line}: ${read.reason}`;
  expect(said).toBe(expected);
}

const text = '#cloud-config\n';

test('UTF-8 is read, packed or not', () => {
  check(new TextEncoder().encode(text), text);
  check(gzipSync(text), `packed ${text}`);
});

test('the first byte of something else is named with its place', () => {
  check([0x61, 0x0a, 0xe9, 0x62], '2: is not UTF-8: byte 0xe9 at offset 2');
  check(gzipSync(Uint8Array.of(0x61, 0xff)), '1: is not UTF-8: byte 0xff at offset 1 of the unpacked text');
  check([0xff, 0xfe, 0x23, 0], 'null: is UTF-16, not UTF-8');
});

test('gzip has to be whole', () => {
  const packed = gzipSync(text);
  check(packed.subarray(0, -3), 'null: is gzip that is cut off at its end');
  check(packed.subarray(0, 3), 'null: begins like gzip, and is none');
  check(gzipSync('a'.repeat(6_000_000)), 'null: is gzip of more than 5 MB');
});
