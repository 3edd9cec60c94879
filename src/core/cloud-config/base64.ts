/**
 * The bytes of base64, each as a character, or null: the standard alphabet, padding required, line ends
 * ignored, anything else refused (Go's `base64.StdEncoding`).
 */
export function decodeBase64(text: string): string | null {
  const digits = text.replace(/[\r\n]/g, '');
  if (digits.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(digits)) return null;
  return atob(digits);
}

/** Bytes that stand each as a character. */
export function byteArray(bytes: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(bytes, (byte) => byte.charCodeAt(0));
}

/** What is wrong with a text that is meant as base64. */
export interface Base64Fault {
  /** Where, as an offset into the text; its length when something is missing at the end. */
  readonly at: number;
  readonly kind: 'url-alphabet' | 'blank' | 'character' | 'padding';
  /** The text as it is probably meant, or null. */
  readonly mended: string | null;
}

/** Why `decodeBase64` refuses a text; null when it does not. */
export function base64Fault(text: string): Base64Fault | null {
  if (decodeBase64(text) !== null) return null;
  const kept = text.trimEnd();
  const bare = kept.replace(/[\r\n]/g, '').replace(/(?<!=)=+$/, '');
  const mended = meantAs(kept);
  const at = text.search(/[^A-Za-z0-9+/=\r\n]/);
  if (at >= 0 && at < kept.length) {
    const found = text[at] as string;
    const kind = /[-_]/.test(found) ? 'url-alphabet' : /\s/.test(found) ? 'blank' : 'character';
    return { at, kind, mended };
  }
  if (at >= 0) return { at, kind: 'blank', mended };
  const padding = bare.length === bare.replace(/=/g, '').length ? kept.length : text.indexOf('=');
  return { at: padding, kind: 'padding', mended };
}

/** With the other alphabet's characters changed, blanks taken out and the padding it needs. */
function meantAs(text: string): string | null {
  const digits = text.replaceAll('-', '+').replaceAll('_', '/').replace(/[ \t]/g, '');
  const bare = digits.replace(/(?<![=\r\n])[\r\n]*=[=\r\n]*$/, '');
  const length = bare.replace(/[\r\n]/g, '').length;
  const padded = bare + '='.repeat((4 - (length % 4)) % 4);
  return length % 4 !== 1 && decodeBase64(padded) !== null ? padded : null;
}
