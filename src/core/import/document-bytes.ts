import { gunzip } from '../cloud-config/gunzip.ts';
import { decodeUtf8 } from './decode-utf8.ts';
import { largestDocument } from './size-limit.ts';

/** The text of a document as bytes, or why there is none: a clause about the file, such as `is UTF-16`. */
export type DocumentText =
  | { readonly ok: true; readonly text: string; readonly isPacked: boolean }
  /** `line` where a certain one is to blame. */
  | { readonly ok: false; readonly line: number | null; readonly reason: string };

/** Reads UTF-8, also packed with gzip, which the machine unpacks as well (coreos-cloudinit, `decompressIfGzip`). */
export function documentText(bytes: Uint8Array): DocumentText {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return decoded(bytes, false);
  const unpacked = gunzip(bytes, largestDocument);
  if (!unpacked) return refused('begins like gzip, and is none');
  if (unpacked.damage === 'too-long') return refused('is gzip of more than 5 MB');
  if (unpacked.damage === 'cut-off') return refused('is gzip that is cut off at its end');
  if (unpacked.damage === 'damaged') return refused('is gzip that is damaged');
  return decoded(unpacked.bytes, true);
}

function decoded(bytes: Uint8Array, isPacked: boolean): DocumentText {
  const result = decodeUtf8(bytes);
  if (result.ok) return { ok: true, text: result.text, isPacked };
  if (isUtf16(bytes)) return refused('is UTF-16, not UTF-8');
  const { line, offset } = result;
  const byte = `0x${(bytes[offset] ?? 0).toString(16).padStart(2, '0')}`;
  const where = `at offset ${offset}${isPacked ? ' of the unpacked text' : ''}`;
  return { ok: false, line, reason: `is not UTF-8: byte ${byte} ${where}` };
}

function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

function refused(reason: string): DocumentText {
  return { ok: false, line: null, reason };
}
