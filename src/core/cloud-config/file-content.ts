import { type Base64Fault, base64Fault, byteArray, decodeBase64 } from './base64.ts';
import { encodingNamed } from './content-encoding.ts';
import type { Field, FileEntry } from './document.ts';
import { type Gunzipped, gunzip } from './gunzip.ts';

/** What the content of a file comes to, or why it cannot be decoded. */
export type FileContent =
  | { readonly bytes: Uint8Array; readonly damage: Gunzipped['damage'] }
  | { readonly fault: ContentFault };

export type ContentFault =
  | { readonly kind: 'unknown-encoding' }
  | { readonly kind: 'base64'; readonly base64: Base64Fault }
  /** What should be gzip does not begin like it. */
  | { readonly kind: 'no-gzip' };

/**
 * The bytes that coreos-cloudinit writes for an entry of `write_files` (config/decode.go): `!!binary` is YAML's own
 * base64, `encoding` comes on top of it. Content that swells beyond measure is cut short.
 */
export function fileContent(file: FileEntry): FileContent {
  let result = known.get(file);
  if (!result) {
    result = decoded(file);
    known.set(file, result);
  }
  return result;
}

const known = new WeakMap<FileEntry, FileContent>();

function decoded({ content, encoding }: FileEntry): FileContent {
  const named = encodingNamed(encoding?.text ?? '');
  if (!named) return { fault: { kind: 'unknown-encoding' } };
  const text = content?.text ?? '';
  const outer = isBinary(content) ? decodeBase64(text) : '';
  if (outer === null) return base64Problem(text);
  const inner = isBinary(content) ? byteArray(outer) : null;
  if (!named.base64) return unpacked(inner ?? new TextEncoder().encode(text), named.gzip);
  const digits = inner ? new TextDecoder().decode(inner) : text;
  const bytes = decodeBase64(digits);
  return bytes === null ? base64Problem(digits) : unpacked(byteArray(bytes), named.gzip);
}

/** The content as text; null where it cannot be decoded or is no UTF-8. */
export function fileText(file: FileEntry): string | null {
  if (!isEncoded(file)) return file.content?.text ?? '';
  const content = fileContent(file);
  return 'fault' in content ? null : decodedUtf8(content.bytes);
}

/** Whether the content is written otherwise than it stands in the document. */
export function isEncoded({ content, encoding }: FileEntry): boolean {
  return Boolean(encoding?.text) || isBinary(content);
}

function isBinary(content: Field | null): boolean {
  return content?.node?.kind === 'scalar' && content.node.type === 'binary';
}

const MOST_UNPACKED = 4 * 1024 * 1024;

function unpacked(bytes: Uint8Array, isGzip: boolean): FileContent {
  if (!isGzip) return { bytes, damage: null };
  return gunzip(bytes, MOST_UNPACKED) ?? { fault: { kind: 'no-gzip' } };
}

function base64Problem(text: string): FileContent {
  const fault = base64Fault(text);
  return { fault: fault ? { kind: 'base64', base64: fault } : { kind: 'unknown-encoding' } };
}

function decodedUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
