import { Gunzip, gzipSync } from 'fflate';
import { crc32 } from './crc32.ts';
import { hasGzipHeader } from './gzip-header.ts';

/** What gzip held. `damage` says what was wrong behind the header: then `bytes` are what could be unpacked. */
export interface Gunzipped {
  readonly bytes: Uint8Array;
  readonly damage: 'cut-off' | 'damaged' | 'too-long' | null;
}

/** Packs bytes into gzip that names neither file nor time: the same bytes give the same result. */
export function gzip(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes, { level: 9, mtime: 0 });
}

/** Unpacks gzip (RFC 1952), at most about `limit` bytes of it; null when its header is none. */
export function gunzip(packed: Uint8Array, limit: number): Gunzipped | null {
  if (!hasGzipHeader(packed)) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  let furtherMembers = 0;
  const stream = new Gunzip((chunk) => {
    chunks.push(chunk);
    length += chunk.length;
  });
  stream.onmember = () => furtherMembers++;
  let damage: Gunzipped['damage'] = null;
  try {
    for (let at = 0; at < packed.length && length <= limit; at += STEP) {
      stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
    }
    if (length > limit) damage = 'too-long';
  } catch (problem) {
    damage = isEndOfInput(problem) ? 'cut-off' : 'damaged';
  }
  const bytes = joined(chunks, length);
  if (damage === null && furtherMembers === 0 && !hasTrailer(packed, bytes)) damage = 'cut-off';
  return { bytes, damage };
}

/** So little at a time that a small text which swells beyond measure is given up early. */
const STEP = 4096;

/** The sum and the length at the end tell that all of it is there. */
function hasTrailer(packed: Uint8Array, bytes: Uint8Array): boolean {
  if (packed.length < 18) return false;
  const trailer = new DataView(packed.buffer, packed.byteOffset + packed.length - 8, 8);
  return trailer.getUint32(4, true) === bytes.length % 2 ** 32 && trailer.getUint32(0, true) === crc32(bytes);
}

function isEndOfInput(problem: unknown): boolean {
  return problem instanceof Error && /EOF/i.test(problem.message);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
