import { UNWRITABLE } from '../cloud-config/literal-edit.ts';
import { plainType } from '../cloud-config/scalar-type.ts';
import type { QuotingStyle } from '../cloud-config/style.ts';
import { Refused } from './refused.ts';

/**
 * A text as a YAML scalar on one line, in the style asked for where the text allows it, else in double quotes.
 * @throws Refused for half a surrogate pair, which YAML cannot hold.
 */
export function scalarText(text: string, style: QuotingStyle): string {
  const isOneLine = !text.includes('\n') && !UNWRITABLE.test(text);
  if (style === 'plain' && isOneLine && isPlain(text)) return text;
  if (style === 'single-quoted' && isOneLine) return `'${text.replaceAll("'", "''")}'`;
  return doubleQuoted(text);
}

/**
 * A text as it stands behind `key: `: a block (`|`) with its lines indented by `columns`, or a line in double
 * quotes where a block cannot hold it. The last line has no line end.
 * @throws Refused for half a surrogate pair, which YAML cannot hold.
 */
export function blockText(text: string, columns: number, eol: string): string {
  const fits = /^\n*[^ \t\n]/.test(text) && !/\n\n$/.test(text) && !UNWRITABLE.test(text);
  if (!fits) return doubleQuoted(text);
  const lines = text.replace(/\n$/, '').split('\n');
  const indented = lines.map((line) => (line === '' ? '' : ' '.repeat(columns) + line));
  return [text.endsWith('\n') ? '|' : '|-', ...indented].join(eol);
}

/** Begins with no indicator, holds neither ": " nor " #", and is read as text (YAML 1.2.2, section 7.3.3). */
function isPlain(text: string): boolean {
  return /^[\w./]/.test(text) && !/:(\s|$)|\s#|\s$|^\.\.\./.test(text) && plainType(text) === 'string';
}

/** JSON's strings are YAML's (YAML 1.2.2, section 1.3) but for characters that YAML counts as unprintable. */
function doubleQuoted(text: string): string {
  if (/\p{Cs}/u.test(text)) throw new Refused('The text holds half a character, which YAML cannot.');
  return JSON.stringify(text).replace(
    /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
