import { gunzip, gzip } from './gzip.ts';

/** The names that coreos-cloudinit has for an encoding (config/decode.go), the commonest of each first. */
export const FILE_ENCODINGS = [
  'base64',
  'b64',
  'gzip+base64',
  'gz+base64',
  'gzip+b64',
  'gz+b64',
  'gzip',
  'gz',
] as const;

/**
 * The text that a file of `write_files` gets on the disk, or null when its content is not of that encoding, or
 * is no text. Base64 comes with padding; CR and LF in it do not count.
 */
export function decodeContent(content: string, encoding: string): string | null {
  if (encoding === '') return content;
  const { isBase64, isGzip } = partsOf(encoding);
  if (!isBase64 && !isGzip) return null;
  try {
    const bytes = isBase64 ? fromBase64(content) : new TextEncoder().encode(content);
    const plain = isGzip ? gunzip(bytes, LARGEST) : bytes;
    return plain && new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plain);
  } catch {
    return null;
  }
}

/** The content that coreos-cloudinit decodes to `text`, or null for an encoding that YAML text cannot hold. */
export function encodeContent(text: string, encoding: string): string | null {
  if (encoding === '') return text;
  const { isBase64, isGzip } = partsOf(encoding);
  if (!isBase64) return null;
  const bytes = new TextEncoder().encode(text);
  return toBase64(isGzip ? gzip(bytes) : bytes);
}

/** What gzip may unfold to: as much as a document may be long. */
const LARGEST = 5_000_000;

function partsOf(encoding: string): { isBase64: boolean; isGzip: boolean } {
  const known = (FILE_ENCODINGS as readonly string[]).includes(encoding);
  return { isBase64: known && /(base64|b64)$/.test(encoding), isGzip: known && encoding.startsWith('gz') };
}

function fromBase64(content: string): Uint8Array {
  return Uint8Array.from(atob(content.replace(/[\r\n]/g, '')), (character) => character.charCodeAt(0));
}

function toBase64(bytes: Uint8Array): string {
  let characters = '';
  for (const byte of bytes) characters += String.fromCharCode(byte);
  return btoa(characters);
}
