/**
 * Texts as Go has them: bytes, which need not be UTF-8. Here such a text is a string in which each byte that
 * is no part of a character stands as the lone surrogate U+DC00 + byte.
 */
const STRAY_BYTES = 0xdc00;

/** The text of some bytes, each of them a character of `bytes` (as from `atob`). */
export function textOfBytes(bytes: string): string {
  return bytes.replace(CHARACTER_OR_BYTE, (found) =>
    found.length > 1 || found < '\x80'
      ? decode(found)
      : String.fromCharCode(STRAY_BYTES + found.charCodeAt(0)),
  );
}

/** The bytes of a text, each of them as a character. */
export function bytesOfText(text: string): string {
  return text.replace(/[\udc80-\udcff]|[^\0-\x7f\udc80-\udcff]+/gu, (run) => {
    const code = run.charCodeAt(0);
    if (isStrayByte(code)) return String.fromCharCode(code - STRAY_BYTES);
    let bytes = '';
    for (const byte of new TextEncoder().encode(run)) bytes += String.fromCharCode(byte);
    return bytes;
  });
}

/** `strconv.Quote`. */
export function goQuote(text: string): string {
  let quoted = '';
  for (const character of text) quoted += ESCAPES.get(character) ?? escaped(character);
  return `"${quoted}"`;
}

/** A float64 as `%v` prints it. */
export function goFloat(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  if (Object.is(value, -0)) return '-0';
  const [digits = '', exponent = '0'] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(value);
  return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

/** Bytes that are UTF-8, as many as there are, or one that is not. */
const CHARACTER_OR_BYTE =
  /(?:[^\x80-\xff]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})+|[\x80-\xff]/g;

function decode(bytes: string): string {
  const array = Uint8Array.from(bytes, (byte) => byte.charCodeAt(0));
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(array);
}

function isStrayByte(code: number): boolean {
  return code >= STRAY_BYTES + 0x80 && code <= STRAY_BYTES + 0xff;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\x07', '\\a'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\v', '\\v'],
]);

/** What `strconv.IsPrint` takes for printable: letters, marks, numbers, punctuation, symbols and the blank. */
const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

function escaped(character: string): string {
  if (PRINTABLE.test(character)) return character;
  const code = character.codePointAt(0) as number;
  if (isStrayByte(code)) return `\\x${hex(code - STRAY_BYTES, 2)}`;
  if (code < 0x20 || code === 0x7f) return `\\x${hex(code, 2)}`;
  return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
