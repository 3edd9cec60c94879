import type { Span } from '../text/span.ts';
import { behindLineEnd, isLineEnd, lineEnd } from './line-ends.ts';
import { RunTable } from './offset-map.ts';

/** A plain scalar at `span` (YAML 1.2.2, section 7.3.3): verbatim, but for folded line ends. */
export function plainRuns(text: string, span: Span): RunTable {
  const runs = new RunTable(text, span.start);
  unfold(text, span.start, span.end, runs, (end) => runs.copy(end));
  return runs;
}

/** A single-quoted scalar, quotes included in `span`: `''` stands for a quote. */
export function singleQuotedRuns(text: string, span: Span): RunTable {
  const runs = new RunTable(text, span.start);
  runs.skip(span.start + 1);
  const close = closing(text, span, "'");
  unfold(text, span.start + 1, close, runs, (end, from) => {
    for (let at = text.indexOf("''", from); at >= 0 && at + 1 < end; at = text.indexOf("''", at + 2)) {
      runs.copy(at);
      runs.decode(at + 2, "'");
    }
    runs.copy(end);
  });
  return runs;
}

/** A double-quoted scalar, quotes included in `span` (YAML 1.2.2, section 7.3.1). */
export function doubleQuotedRuns(text: string, span: Span): RunTable {
  const runs = new RunTable(text, span.start);
  const close = closing(text, span, '"');
  runs.skip(span.start + 1);
  let at = span.start + 1;
  while (at < close) {
    const character = text[at] as string;
    if (character === '\\') {
      runs.copy(at);
      at = decodeEscape(text, at, close, runs);
    } else if (isBlank(character) || isLineEnd(text, at)) {
      const blanksEnd = skipBlanks(text, at, close);
      if (blanksEnd < close && isLineEnd(text, blanksEnd)) {
        runs.copy(at);
        at = decodeFold(text, blanksEnd, close, runs);
      } else at = blanksEnd;
    } else at++;
  }
  runs.copy(close);
  return runs;
}

/** Escapes of one letter (YAML 1.2.2, section 5.7). */
export const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  '\t': '\t',
};

const HEX_LENGTH: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function decodeEscape(text: string, at: number, close: number, runs: RunTable): number {
  const letter = text[at + 1] ?? '';
  if (isLineEnd(text, at + 1)) {
    const next = skipBlanks(text, behindLineEnd(text, at + 1), close);
    runs.decode(next, '');
    return next;
  }
  const length = HEX_LENGTH[letter];
  if (length !== undefined) {
    const digits = text.slice(at + 2, at + 2 + length);
    const code = /^[0-9a-fA-F]+$/.test(digits) && digits.length === length ? Number.parseInt(digits, 16) : -1;
    const end = Math.min(at + 2 + length, close);
    runs.decode(end, code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : text.slice(at, end));
    return end;
  }
  const end = Math.min(at + 2, close);
  runs.decode(end, ESCAPES[letter] ?? text.slice(at, end));
  return end;
}

/** One line end is a space, each further blank line a line end. */
function decodeFold(text: string, at: number, close: number, runs: RunTable): number {
  let breaks = 0;
  let next = at;
  while (next < close && isLineEnd(text, next)) {
    breaks++;
    next = skipBlanks(text, behindLineEnd(text, next), close);
  }
  runs.decode(next, breaks === 1 ? ' ' : '\n'.repeat(breaks - 1));
  return next;
}

function unfold(
  text: string,
  from: number,
  to: number,
  runs: RunTable,
  line: (end: number, from: number) => void,
): void {
  let start = from;
  for (;;) {
    const end = lineEnd(text, start, to);
    if (end >= to) {
      line(to, start);
      return;
    }
    let trimmed = end;
    while (trimmed > start && isBlank(text[trimmed - 1] as string)) trimmed--;
    line(trimmed, start);
    start = decodeFold(text, end, to, runs);
  }
}

function closing(text: string, span: Span, quote: string): number {
  return span.end - 1 > span.start && text[span.end - 1] === quote ? span.end - 1 : span.end;
}

function skipBlanks(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isBlank(text[at] as string)) at++;
  return at;
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\t';
}
