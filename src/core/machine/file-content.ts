/**
 * The text of a `write_files` entry's content, or null when it cannot be decoded here.
 * coreos-cloudinit takes base64 with padding, CR and LF ignored, and gzip (config/file.go).
 */
export function decodeContent(content: string, encoding: string): string | null {
  if (!/^(base64|b64)$/.test(encoding)) return null;
  try {
    const bytes = Uint8Array.from(atob(content.replace(/[\r\n]/g, '')), (character) =>
      character.charCodeAt(0),
    );
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
