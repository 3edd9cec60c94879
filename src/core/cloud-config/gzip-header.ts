import { crc32 } from './crc32.ts';

/**
 * Whether Go's `gzip.NewReader` takes these bytes: the header is all that it reads, and coreos-cloudinit drops what
 * goes wrong behind it (RFC 1952; config/decode.go).
 */
export function hasGzipHeader(bytes: Uint8Array): boolean {
  if (bytes.length < 10 || bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== DEFLATE) return false;
  const flags = bytes[3] as number;
  let at = 10;
  if (flags & HAS_EXTRA) {
    if (at + 2 > bytes.length) return false;
    at += 2 + littleEndian(bytes, at);
  }
  for (const flag of [HAS_NAME, HAS_COMMENT]) {
    if (!(flags & flag)) continue;
    const end = bytes.indexOf(0, at);
    if (end < 0 || end - at >= LONGEST_TEXT) return false;
    at = end + 1;
  }
  if (at > bytes.length) return false;
  if (!(flags & HAS_CHECKSUM)) return true;
  return at + 2 <= bytes.length && littleEndian(bytes, at) === (crc32(bytes.subarray(0, at)) & 0xffff);
}

const DEFLATE = 8;

const HAS_CHECKSUM = 2;
const HAS_EXTRA = 4;
const HAS_NAME = 8;
const HAS_COMMENT = 16;

/** Go's limit for a name or comment, its final NUL included. */
const LONGEST_TEXT = 512;

function littleEndian(bytes: Uint8Array, at: number): number {
  return (bytes[at] as number) + (bytes[at + 1] as number) * 256;
}
