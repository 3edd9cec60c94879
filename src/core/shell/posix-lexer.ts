import type { WordPiece } from '../text/quoted-word.ts';
import type { Span } from '../text/span.ts';

export interface ShellProblem {
  /** `unbalanced-quotes`, `unbalanced-substitution`. */
  readonly code: string;
  readonly message: string;
  readonly span: Span;
}

/** A word as it stands in a script. */
export interface ShellLexeme {
  readonly span: Span;
  readonly pieces: readonly WordPiece[];
  /** The scripts inside `$(…)` and backticks. */
  readonly substitutions: readonly Span[];
}

/**
 * Reads the word at `start`, which is neither a blank nor an operator (POSIX.1, Shell Command Language, 2.2
 * Quoting). Nothing is expanded: `$NAME`, `$(…)`, backticks and `~` are text, with all that stands inside them.
 */
export function readShellWord(text: string, start: number, problems: ShellProblem[]): ShellLexeme {
  const pieces: WordPiece[] = [];
  const substitutions: Span[] = [];
  let at = start;
  let plainFrom = start;
  let quote = '';
  let quoteStart = start;
  const endPlain = (next: number) => {
    if (at > plainFrom) {
      pieces.push({ value: text.slice(plainFrom, at), span: { start: plainFrom, end: at }, quote });
    }
    at = next;
    plainFrom = next;
  };
  while (at < text.length) {
    const character = text[at] as string;
    if (quote === '' && (isShellBlank(character) || OPERATOR_CHARACTERS.includes(character))) break;
    if (quote === "'" ? character === "'" : quote === '"' ? character === '"' : isQuote(character)) {
      const opened = quote === '';
      if (opened) quoteStart = at;
      endPlain(at + 1);
      quote = opened ? character : '';
    } else if (quote !== "'" && character === '\\') {
      const joined = lineEndAt(text, at + 1);
      const next = String.fromCodePoint(text.codePointAt(at + 1) ?? 0);
      if (joined > 0) {
        endPlain(at + 1 + joined);
      } else if (at + 1 < text.length && (quote === '' || '$`"\\'.includes(next))) {
        const span = { start: at, end: at + 1 + next.length };
        endPlain(span.end);
        pieces.push({ value: next, span, quote });
      } else {
        at++;
      }
    } else if (quote !== "'" && (character === '$' || character === '`')) {
      const substitution = readSubstitution(text, at, quote === '"');
      if (substitution === null) {
        at++;
      } else {
        if (substitution.script) substitutions.push(substitution.script);
        if (!substitution.closed) {
          problems.push({
            code: 'unbalanced-substitution',
            message: `${text.slice(at, at + 2).replace(/^`.*/s, '`')} is never closed.`,
            span: { start: at, end: substitution.end },
          });
        }
        at = substitution.end;
      }
    } else {
      at++;
    }
  }
  endPlain(at);
  if (quote !== '') {
    problems.push({
      code: 'unbalanced-quotes',
      message: `This ${quote} is never closed.`,
      span: { start: quoteStart, end: at },
    });
  }
  return { span: { start, end: at }, pieces, substitutions };
}

export interface Substitution {
  readonly end: number;
  readonly closed: boolean;
  /** The commands inside, where they can be read in place. */
  readonly script: Span | null;
}

/** What `$(`, `${` or a backtick at `at` opens; null when nothing is opened there. */
export function readSubstitution(
  text: string,
  at: number,
  inDoubleQuotes: boolean,
  depth = 0,
): Substitution | null {
  if (text[at] === '`') {
    let end = at + 1;
    while (end < text.length && text[end] !== '`') end += text[end] === '\\' ? 2 : 1;
    const closed = end < text.length;
    const script = { start: at + 1, end };
    const readable = closed && !text.slice(script.start, script.end).includes('\\');
    return { end: Math.min(end + 1, text.length), closed, script: readable ? script : null };
  }
  // A second dollar sign is how systemd writes the first.
  const open = text[at + 1] === '$' ? at + 2 : at + 1;
  const bracket = text[open];
  if (bracket !== '(' && bracket !== '{') return null;
  const close =
    depth < DEEPEST ? closingBracket(text, open, inDoubleQuotes && bracket === '{', depth + 1) : -1;
  if (close < 0) return { end: text.length, closed: false, script: null };
  const arithmetic = text[open + 1] === '(' && text[close - 1] === ')';
  const script = bracket === '(' && !arithmetic ? { start: open + 1, end: close } : null;
  return { end: close + 1, closed: true, script };
}

/** Substitutions inside one another; deeper ones count as never closed. */
const DEEPEST = 100;

/** Where the bracket at `open` is closed, or -1. */
function closingBracket(text: string, open: number, apostropheIsText: boolean, depth: number): number {
  const opening = text[open] as string;
  const closing = opening === '(' ? ')' : '}';
  let level = 1;
  for (let at = open + 1; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === "'" && !apostropheIsText) {
      at = text.indexOf("'", at + 1);
      if (at < 0) return -1;
    } else if (character === '"') {
      at = closingQuote(text, at, depth);
      if (at < 0) return -1;
    } else if (character === '`' || character === '$') {
      const inner = readSubstitution(text, at, apostropheIsText, depth);
      if (inner && !inner.closed) return -1;
      if (inner) at = inner.end - 1;
    } else if (character === closing && --level === 0) return at;
    else if (character === opening && opening === '(') level++;
  }
  return -1;
}

/** Where the double quotes at `open` are closed, or -1. */
function closingQuote(text: string, open: number, depth: number): number {
  for (let at = open + 1; at < text.length; at++) {
    const character = text[at];
    if (character === '"') return at;
    if (character === '\\') at++;
    else if (character === '`' || character === '$') {
      const inner = readSubstitution(text, at, true, depth);
      if (inner && !inner.closed) return -1;
      if (inner) at = inner.end - 1;
    }
  }
  return -1;
}

/** The operator at `at` (POSIX.1, 2.3 Token Recognition), a line end among them; empty where there is none. */
export function operatorAt(text: string, at: number): string {
  return OPERATORS.find((operator) => text.startsWith(operator, at)) ?? '';
}

/** Behind blanks, joined lines and a comment: at a word, an operator or the end. */
export function skipToToken(text: string, from: number): number {
  let at = from;
  for (;;) {
    const joined = text[at] === '\\' ? lineEndAt(text, at + 1) : 0;
    if (joined > 0) at += 1 + joined;
    else if (isShellBlank(text[at])) at++;
    else break;
  }
  if (text[at] !== '#') return at;
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

const OPERATOR_CHARACTERS = ';&|<>()\n';
/** Longer ones first. */
const OPERATORS = [
  ...['<<<', '<<-', '&>>'],
  ...['&&', '||', ';;', '<<', '>>', '<&', '>&', '<>', '>|', '&>', '|&'],
  ...[';', '&', '|', '<', '>', '(', ')', '\n'],
];

function isQuote(character: string): boolean {
  return character === '"' || character === "'";
}

/** A carriage return is one, so that scripts with CRLF can be read. */
function isShellBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\r';
}

/** The length of the line end at `at`. */
function lineEndAt(text: string, at: number): number {
  if (text[at] === '\n') return 1;
  return text[at] === '\r' && text[at + 1] === '\n' ? 2 : 0;
}
