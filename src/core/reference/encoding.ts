import { byteArray, decodeBase64 } from '../cloud-config/base64.ts';
import { encodingNamed } from '../cloud-config/content-encoding.ts';
import { hasGzipHeader } from '../cloud-config/gzip-header.ts';
import { bytesOfText } from './go-text.ts';

/** Whether coreos-cloudinit can decode the content of a file (config/decode.go). */
export function canDecode(content: string, name: string): boolean {
  const encoding = encodingNamed(name);
  if (!encoding) return false;
  const bytes = encoding.base64 ? decodeBase64(content) : bytesOfText(content);
  return bytes !== null && (!encoding.gzip || hasGzipHeader(byteArray(bytes)));
}
