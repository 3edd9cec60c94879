import { gunzipSync, gzipSync } from 'fflate';

/** The bytes as a gzip member that names neither file nor time: the same bytes give the same result. */
export function gzip(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes, { level: 9, mtime: 0 });
}

/** What a gzip member holds; null for bytes that are none, or hold more than `limit` bytes. */
export function gunzip(bytes: Uint8Array, limit: number): Uint8Array | null {
  if (bytes.length < SMALLEST || bytes[0] !== 0x1f || bytes[1] !== 0x8b) return null;
  const size = littleEndian(bytes, bytes.length - 4);
  if (size > limit) return null;
  try {
    const out = new Uint8Array(size);
    return gunzipSync(bytes, { out });
  } catch {
    return null;
  }
}

/** Header and trailer alone (RFC 1952). */
const SMALLEST = 18;

function littleEndian(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4);
  return a + b * 2 ** 8 + c * 2 ** 16 + d * 2 ** 24;
}
