/** An escape read at a backslash: what it stands for and where it ends. */
export interface Escape {
  readonly value: string;
  readonly end: number;
}

/**
 * Reads a C escape as systemd does (systemd.syntax(7), "Supported escapes"); null when systemd does not know
 * it. `\xHH` and `\nnn` are bytes: several that make up one UTF-8 character are read together.
 */
export function readEscape(text: string, backslash: number): Escape | null {
  const letter = text[backslash + 1] ?? '';
  const simple = SIMPLE[letter];
  if (simple !== undefined) return { value: simple, end: backslash + 2 };
  if (letter === 'u' || letter === 'U') return readCodePoint(text, backslash, letter === 'u' ? 4 : 8);
  return readCharacterOfBytes(text, backslash);
}

/** `text` with the characters escaped that may not stand between `quote` marks. */
export function escapeBetween(text: string, quote: string): string {
  let result = '';
  for (const character of text) {
    if (character === '\\' || character === quote) result += `\\${character}`;
    else if (CONTROL.test(character)) result += escapeControl(character);
    else result += character;
  }
  return result;
}

/** Systemd takes them for the end of a line, or refuses them in a unit file. */
export const CONTROL: RegExp = /[\0-\x08\n-\x1f\x7f]/;

const SIMPLE: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
  "'": "'",
  s: ' ',
};

function escapeControl(character: string): string {
  for (const [letter, value] of Object.entries(SIMPLE)) if (value === character) return `\\${letter}`;
  return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

function readCodePoint(text: string, backslash: number, digits: number): Escape | null {
  const end = backslash + 2 + digits;
  const hex = text.slice(backslash + 2, end);
  if (hex.length !== digits || !/^[0-9a-fA-F]+$/.test(hex)) return null;
  const code = Number.parseInt(hex, 16);
  if (code === 0 || code > 0x10ffff) return null;
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  return { value: surrogate ? '\ufffd' : String.fromCodePoint(code), end };
}

function readByte(text: string, backslash: number): { byte: number; end: number } | null {
  const match = /^\\(?:x([0-9a-fA-F]{2})|([0-7]{3}))/.exec(text.slice(backslash, backslash + 4));
  if (!match) return null;
  const byte = match[1] !== undefined ? Number.parseInt(match[1], 16) : Number.parseInt(match[2] ?? '', 8);
  return byte === 0 || byte > 255 ? null : { byte, end: backslash + 4 };
}

function readCharacterOfBytes(text: string, backslash: number): Escape | null {
  const first = readByte(text, backslash);
  if (!first) return null;
  if (first.byte < 0x80) return { value: String.fromCharCode(first.byte), end: first.end };
  const broken = { value: '\ufffd', end: first.end };
  const length = first.byte >= 0xf0 ? 4 : first.byte >= 0xe0 ? 3 : first.byte >= 0xc2 ? 2 : 0;
  if (length === 0 || first.byte > 0xf4) return broken;
  let code = first.byte & (0xff >> (length + 1));
  let end = first.end;
  for (let i = 1; i < length; i++) {
    const next = readByte(text, end);
    if (!next || next.byte >> 6 !== 2) return broken;
    code = (code << 6) | (next.byte & 0x3f);
    end = next.end;
  }
  const smallest = [0, 0, 0x80, 0x800, 0x10000][length] as number;
  if (code < smallest || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return broken;
  return { value: String.fromCodePoint(code), end };
}
