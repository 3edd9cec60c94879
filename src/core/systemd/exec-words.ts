import { dropCharacters, type Quoting, quotedWord, type WordPiece } from '../text/quoted-word.ts';
import { caret, type Span, type Spanned } from '../text/span.ts';
import type { Word } from '../text/word.ts';
import { CONTROL, escapeBetween, readEscape } from './c-escape.ts';
import type { ExecCommand, ExecLine, ExecProblem } from './exec.ts';

/**
 * Reads the value of an Exec directive as systemd splits it (systemd.service(5), COMMAND LINES). There is no
 * shell: `&&`, `|` and `>` are words like any other. `%n`, `$VAR` and `$$` stay as written.
 */
export function parseExec(value: string): ExecLine {
  const problems: ExecProblem[] = [];
  const commands: ExecCommand[] = [];
  let at = skipBlanks(value, 0);
  while (at < value.length) {
    const start = at;
    if (isSeparator(value, at)) {
      problems.push({
        code: 'empty-command',
        message: 'There is no command before this ";", so systemd ignores the rest of the line.',
        span: { start: at, end: at + 1 },
      });
      break;
    }
    const first = readLexeme(value, at, problems);
    const { prefix, program } = splitPrefix(value, first);
    checkProgram(value, first, prefix, program, problems);
    const words: Word[] = program ? [program] : [];
    let end = first.span.end;
    at = skipBlanks(value, end);
    while (at < value.length && !isSeparator(value, at)) {
      const lexeme = readArgument(value, at, problems);
      words.push(quotedWord(value, lexeme.span, lexeme.pieces, ARGUMENT));
      end = lexeme.span.end;
      at = skipBlanks(value, end);
    }
    if (program && prefix.value.includes('@') && words.length === 1) {
      problems.push({
        code: 'missing-argv0',
        message: 'Behind the prefix "@" the program is followed by the name it is to get as its argv[0].',
        span: program.span,
      });
    }
    commands.push({ span: { start, end }, prefix, program, words });
    if (at < value.length) at = skipBlanks(value, at + 1);
  }
  return { commands, problems };
}

/**
 * One word of a command line with this value, quoted where it must be. `%` and `$` keep their meaning for
 * systemd: see `escapeExpansions`. A word cannot hold the character NUL.
 */
export function quoteExecWord(value: string): string {
  if (value === ';') return '\\;';
  if (value !== '' && !NEEDS_QUOTES.test(value) && !CONTROL.test(value)) return value;
  const quote = value.includes('"') && !value.includes("'") ? "'" : '"';
  return quote + escapeBetween(value, quote) + quote;
}

/** Text that a program is to get as it is: `%` and `$` doubled, so that systemd expands nothing in it. */
export function escapeExpansions(text: string): string {
  return text.replace(/[%$]/g, '$&$&');
}

/** A leading `#` or `;` would make a comment of a continued line. */
const NEEDS_QUOTES = /[\s"'\\]|^[#;]/;
const PREFIX_CHARACTERS = '-@:+!';

interface Lexeme {
  readonly span: Span;
  readonly pieces: readonly WordPiece[];
}

const ARGUMENT: Quoting = {
  encode(text, quote) {
    if (quote !== '') return escapeBetween(text, quote);
    return /[\s"']/.test(text) || CONTROL.test(text) ? null : text.replaceAll('\\', '\\\\');
  },
  quote: quoteExecWord,
  // Another word behind it shows whether the last character of this one reaches further.
  read(word) {
    const { commands, problems } = parseExec(`/x ${word} y`);
    const words = commands[0]?.words ?? [];
    if (commands.length !== 1 || words.length !== 3 || isUnbalanced(problems)) return null;
    return /^[#;]/.test(word) ? null : (words[1]?.value ?? null);
  },
};

function programQuoting(prefix: string): Quoting {
  return {
    encode: ARGUMENT.encode,
    quote: (value) => prefix + quoteExecWord(value),
    read(word) {
      const { commands, problems } = parseExec(`${word} y`);
      const command = commands[0];
      if (commands.length !== 1 || command?.words.length !== 2 || isUnbalanced(problems)) return null;
      return command.prefix.value === prefix ? (command.program?.value ?? null) : null;
    },
  };
}

function isUnbalanced(problems: readonly ExecProblem[]): boolean {
  return problems.some((problem) => problem.code === 'unbalanced-quotes');
}

function readArgument(text: string, at: number, problems: ExecProblem[]): Lexeme {
  if (text.startsWith('\\;', at) && (at + 2 === text.length || isBlank(text[at + 2]))) {
    const span = { start: at, end: at + 2 };
    return { span, pieces: [{ value: ';', span, quote: '' }] };
  }
  return readLexeme(text, at, problems);
}

/** Reads from `start`, which is no blank, to the next blank outside quotes. */
function readLexeme(text: string, start: number, problems: ExecProblem[]): Lexeme {
  const pieces: WordPiece[] = [];
  let quote = '';
  let quoteStart = start;
  let at = start;
  let plainFrom = start;
  const endPlain = () => {
    if (at > plainFrom) {
      const value = text.slice(plainFrom, at);
      pieces.push({ value, span: { start: plainFrom, end: at }, quote });
    }
  };
  while (at < text.length) {
    const character = text[at] as string;
    if (character === '\\') {
      const known = readEscape(text, at);
      if (known) {
        endPlain();
        pieces.push({ value: known.value, span: { start: at, end: known.end }, quote });
        at = known.end;
        plainFrom = at;
      } else {
        const end = Math.min(at + 2, text.length);
        problems.push({
          code: 'unknown-escape',
          message: `systemd does not know the escape ${text.slice(at, end)} and keeps it as it is.`,
          span: { start: at, end },
        });
        at = end;
      }
    } else if (quote === '' ? character === '"' || character === "'" : character === quote) {
      endPlain();
      quote = quote === '' ? character : '';
      quoteStart = at;
      at++;
      plainFrom = at;
    } else if (quote === '' && isBlank(character)) {
      break;
    } else {
      at++;
    }
  }
  endPlain();
  if (quote !== '') {
    problems.push({
      code: 'unbalanced-quotes',
      message: `This ${quote} is never closed.`,
      span: { start: quoteStart, end: at },
    });
  }
  return { span: { start, end: at }, pieces };
}

function splitPrefix(text: string, lexeme: Lexeme): { prefix: Spanned<string>; program: Word | null } {
  const value = lexeme.pieces.map((piece) => piece.value).join('');
  const prefix = readPrefix(value);
  const rest = dropCharacters(lexeme.pieces, prefix.length);
  const quoted = (lexeme.pieces[0]?.quote ?? '') !== '';
  const programStart = quoted ? lexeme.span.start : lexeme.span.start + prefix.length;
  const prefixStart = quoted ? lexeme.span.start + 1 : lexeme.span.start;
  const prefixSpan =
    prefix === '' ? caret(lexeme.span.start) : { start: prefixStart, end: prefixStart + prefix.length };
  const span = { start: programStart, end: lexeme.span.end };
  const program =
    rest.length === 0 ? null : quotedWord(text, span, rest, programQuoting(prefix), lexeme.span);
  return { prefix: { value: prefix, span: prefixSpan }, program };
}

/** Each of `- @ :` once, and one of `+`, `!`, `!!`, in any order. */
function readPrefix(value: string): string {
  const seen = new Set<string>();
  let privilege = '';
  let at = 0;
  for (; at < value.length; at++) {
    const character = value[at] as string;
    if (!PREFIX_CHARACTERS.includes(character)) break;
    if (character === '+' || character === '!') {
      if (privilege !== '' && !(privilege === '!' && character === '!')) break;
      privilege += character;
    } else {
      if (seen.has(character)) break;
      seen.add(character);
    }
  }
  return value.slice(0, at);
}

function checkProgram(
  text: string,
  lexeme: Lexeme,
  prefix: Spanned<string>,
  program: Word | null,
  problems: ExecProblem[],
): void {
  const span = program?.span ?? lexeme.span;
  const report = (code: string, message: string) => problems.push({ code, message, span });
  if (!program) {
    if (!isUnbalanced(problems))
      report('missing-program', `There is no program behind "${text.slice(span.start, span.end)}".`);
    return;
  }
  const path = program.value;
  if (PREFIX_CHARACTERS.includes(path[0] as string)) {
    const taken = prefix.value === '' ? '' : ` behind "${prefix.value}"`;
    report('bad-prefix', `"${path[0]}" is no prefix${taken}: systemd takes it for a part of the path.`);
  } else if (UNSAFE.test(path)) {
    report('unsafe-program', `The path of a program holds no quotes, backslashes or control characters.`);
  } else if (path.endsWith('/')) {
    report('directory-path', `${path} is a directory, not a program.`);
  } else if (path.includes('/') && !/^[/%]/.test(path)) {
    report(
      'relative-path',
      `${path} is neither an absolute path nor a bare name, so systemd refuses the unit.`,
    );
  }
}

/** systemd 252, `string_is_safe`. */
const UNSAFE = /["'\\]|[\0-\x1f\x7f]/;

function isSeparator(text: string, at: number): boolean {
  return text[at] === ';' && (at + 1 === text.length || isBlank(text[at + 1]));
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\n' || character === '\r';
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text[at])) at++;
  return at;
}
