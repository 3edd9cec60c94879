/** How the content of a file is wrapped: first in gzip, then in base64. */
export interface ContentEncoding {
  readonly base64: boolean;
  readonly gzip: boolean;
}

/** What an `encoding` of `write_files` means, or null for none that coreos-cloudinit knows (config/decode.go). */
export function encodingNamed(name: string): ContentEncoding | null {
  if (name === '') return { base64: false, gzip: false };
  const match = /^(?:(gz|gzip)(?:\+(b64|base64))?|b64|base64)$/.exec(name);
  if (!match) return null;
  const [, gzip, base64] = match;
  return { base64: gzip === undefined || base64 !== undefined, gzip: gzip !== undefined };
}
