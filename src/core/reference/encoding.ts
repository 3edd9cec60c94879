import { decodeBase64 } from './base64.ts';
import { bytesOfText } from './go-text.ts';
import { hasGzipHeader } from './gzip-header.ts';

/** Whether coreos-cloudinit can decode the content of a file (config/decode.go). */
export function canDecode(content: string, encoding: string): boolean {
  if (encoding === '') return true;
  if (/^(?:b64|base64)$/.test(encoding)) return decodeBase64(content) !== null;
  if (/^(?:gz|gzip)$/.test(encoding)) return hasGzipHeader(bytesOfText(content));
  if (!/^(?:gz|gzip)\+(?:b64|base64)$/.test(encoding)) return false;
  const bytes = decodeBase64(content);
  return bytes !== null && hasGzipHeader(bytes);
}
