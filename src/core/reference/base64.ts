/**
 * The bytes of base64, each as a character, or null: the standard alphabet, padding required, line ends
 * ignored, anything else refused (Go's `base64.StdEncoding`).
 */
export function decodeBase64(text: string): string | null {
  const digits = text.replace(/[\r\n]/g, '');
  if (digits.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(digits)) return null;
  return atob(digits);
}
