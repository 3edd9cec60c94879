import { encodingNamed } from './content-encoding.ts';
import { gzip } from './gunzip.ts';

/** The content that coreos-cloudinit decodes to `text`, or null for an encoding that YAML text cannot hold. */
export function encodeContent(text: string, encoding: string): string | null {
  const named = encodingNamed(encoding);
  if (!named?.base64) return named && !named.gzip ? text : null;
  const bytes = new TextEncoder().encode(text);
  return toBase64(named.gzip ? gzip(bytes) : bytes);
}

function toBase64(bytes: Uint8Array): string {
  let characters = '';
  for (const byte of bytes) characters += String.fromCharCode(byte);
  return btoa(characters);
}
