/**
 * Whether Go's `gzip.NewReader` takes these bytes (each a character): the header is all that it reads, and
 * coreos-cloudinit drops what goes wrong behind it (RFC 1952; config/decode.go).
 */
export function hasGzipHeader(bytes: string): boolean {
  if (bytes.length < 10 || !bytes.startsWith('\x1f\x8b\x08')) return false;
  const flags = bytes.charCodeAt(3);
  let at = 10;
  if (flags & HAS_EXTRA) {
    if (at + 2 > bytes.length) return false;
    at += 2 + littleEndian(bytes, at);
  }
  for (const flag of [HAS_NAME, HAS_COMMENT]) {
    if (!(flags & flag)) continue;
    const end = bytes.indexOf('\0', at);
    if (end < 0 || end - at >= LONGEST_TEXT) return false;
    at = end + 1;
  }
  if (at > bytes.length) return false;
  if (!(flags & HAS_CHECKSUM)) return true;
  return at + 2 <= bytes.length && littleEndian(bytes, at) === (crc32(bytes.slice(0, at)) & 0xffff);
}

const HAS_CHECKSUM = 2;
const HAS_EXTRA = 4;
const HAS_NAME = 8;
const HAS_COMMENT = 16;

/** Go's limit for a name or comment, its final NUL included. */
const LONGEST_TEXT = 512;

function littleEndian(bytes: string, at: number): number {
  return bytes.charCodeAt(at) + bytes.charCodeAt(at + 1) * 256;
}

function crc32(bytes: string): number {
  let crc = 0xffffffff;
  for (let at = 0; at < bytes.length; at++) {
    crc ^= bytes.charCodeAt(at);
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}
