import { type Quoting, quotedWord } from '../text/quoted-word.ts';
import type { Span } from '../text/span.ts';
import type { Word } from '../text/word.ts';
import {
  operatorAt,
  readShellWord,
  readSubstitution,
  type ShellLexeme,
  type ShellProblem,
  skipToToken,
} from './posix-lexer.ts';

export interface PosixWords {
  readonly words: readonly Word[];
  /** From the first operator outside quotes (`&&`, `;`, `|`, `>`, a line end …) to the end of the text. */
  readonly rest: Span | null;
  readonly problems: readonly ShellProblem[];
}

/**
 * The words of the first command in `text`, by the quoting rules of POSIX shells. Nothing is expanded: `$NAME`,
 * `$(…)`, backticks and `~` stay as written.
 */
export function splitPosix(text: string): PosixWords {
  const words: Word[] = [];
  const problems: ShellProblem[] = [];
  let at = skipToToken(text, 0);
  while (at < text.length) {
    const operator = operatorAt(text, at);
    if (operator === '\n' && words.length === 0) {
      at = skipToToken(text, at + 1);
      continue;
    }
    if (operator !== '') break;
    const lexeme = readShellWord(text, at, problems);
    if (isDescriptor(text, lexeme)) break;
    words.push(shellWord(text, lexeme));
    at = skipToToken(text, lexeme.span.end);
  }
  const blank = text.slice(at).trim() === '';
  return { words, rest: blank ? null : { start: at, end: text.length }, problems };
}

/**
 * One word with this value, quoted where it must be. `$NAME`, `$(…)` and backticks in it go on meaning what
 * they mean to a shell, as in the values that `splitPosix` returns; all else is literal.
 */
export function quotePosix(value: string): string {
  if (value === '') return "''";
  if (!value.includes('$') && isSafe(value)) return value;
  return /['$`]/.test(value) ? `"${encodeInDoubleQuotes(value)}"` : `'${value}'`;
}

/** A simple command of a script: POSIX.1, 2.9.1. */
export interface ShellCommand {
  /** From its first assignment or word to its last word. */
  readonly span: Span;
  /** `NAME=value` before the words. */
  readonly assignments: readonly Word[];
  /** The program first. Neither redirections nor the words of the shell itself (`if`, `!`, `exec`) are among them. */
  readonly words: readonly Word[];
}

/**
 * All simple commands of a script in the order in which they stand, those inside `$(…)` before the command they
 * are a part of. Whether they are ever carried out is not asked. Spans and embeddings are of the whole `text`.
 */
export function splitCommands(text: string): ShellCommand[] {
  const commands: ShellCommand[] = [];
  new ScriptReader(text, commands).read(0);
  return commands;
}

/** A digit right before `<` or `>` names a file descriptor and is no word. */
function isDescriptor(text: string, lexeme: ShellLexeme): boolean {
  const { start, end } = lexeme.span;
  return /^\d+$/.test(text.slice(start, end)) && (text[end] === '<' || text[end] === '>');
}

function shellWord(text: string, lexeme: ShellLexeme): Word {
  return quotedWord(text, lexeme.span, lexeme.pieces, POSIX);
}

const POSIX: Quoting = {
  encode(text, quote) {
    if (quote === '"') return encodeInDoubleQuotes(text);
    if (quote === "'") return text.includes("'") ? null : text;
    return isSafe(text) ? text : null;
  },
  quote: quotePosix,
  // Another word behind it shows whether the last character of this one reaches further.
  read(word, next) {
    if (next === '(' && word.endsWith('$')) return null;
    if (/[<>]/.test(next) && /^\d+$/.test(word)) return null;
    const { words, rest, problems } = splitPosix(`x ${word} y`);
    return words.length === 3 && rest === null && problems.length === 0 ? (words[1]?.value ?? null) : null;
  },
};

/** True when no character of it means anything to a shell, or only as an expansion without blanks in it. */
function isSafe(text: string): boolean {
  return /^[\w@%+=:,./~^$\u00a1-\uffff-]*$/.test(text.replace(/\$\{\w+\}/g, ''));
}

function encodeInDoubleQuotes(text: string): string {
  let result = '';
  let at = 0;
  while (at < text.length) {
    const character = text[at] as string;
    const substitution = character === '$' || character === '`' ? readSubstitution(text, at, true) : null;
    if (substitution?.closed) {
      result += text.slice(at, substitution.end);
      at = substitution.end;
    } else {
      const special = substitution !== null || character === '\\' || character === '"';
      result += special ? `\\${character}` : character;
      at++;
    }
  }
  return result;
}

/** Words that may stand before a command and change how or whether it is run (POSIX.1, 2.4 Reserved Words). */
const LEADING_WORDS: ReadonlySet<string> = new Set([
  ...['if', 'then', 'else', 'elif', 'fi', 'while', 'until', 'do', 'done', 'esac', '!', '{', '}'],
  ...['exec', 'time'],
]);

class ScriptReader {
  private assignments: Word[] = [];
  private words: Word[] = [];
  private readonly heredocs: { delimiter: string; tabs: boolean }[] = [];
  private parentheses = 0;
  private cases = 0;
  /** Behind `for`, `case` and in the patterns of a case: words that are no command. */
  private skipping: 'line' | 'case-word' | 'pattern' | null = null;

  constructor(
    private readonly text: string,
    private readonly commands: ShellCommand[],
  ) {}

  read(start: number): void {
    const { text } = this;
    let at = skipToToken(text, start);
    while (at < text.length) {
      const operator = operatorAt(text, at);
      if (operator === '') {
        at = this.word(at);
      } else if (/[<>]/.test(operator)) {
        at = this.redirection(operator, at + operator.length);
      } else {
        this.control(operator);
        at += operator.length;
        if (operator === '\n') at = this.skipHeredocs(at);
      }
      at = skipToToken(text, at);
    }
    this.endCommand();
  }

  private word(at: number): number {
    const lexeme = readShellWord(this.text, at, []);
    for (const script of lexeme.substitutions) {
      new ScriptReader(this.text.slice(0, script.end), this.commands).read(script.start);
    }
    if (!isDescriptor(this.text, lexeme)) this.place(lexeme);
    return lexeme.span.end;
  }

  private place(lexeme: ShellLexeme): void {
    const written = this.text.slice(lexeme.span.start, lexeme.span.end);
    if (this.skipping === 'case-word' && written === 'in') this.skipping = 'pattern';
    else if (this.skipping === 'pattern' && written === 'esac') this.endCase();
    if (this.skipping !== null || (written === 'esac' && this.words.length === 0)) return;
    if (this.words.length > 0) {
      this.words.push(shellWord(this.text, lexeme));
    } else if (written === 'case') {
      this.cases++;
      this.skipping = 'case-word';
    } else if (written === 'for' || written === 'select' || written === 'function') {
      this.skipping = 'line';
    } else if (/^[A-Za-z_]\w*\+?=/.test(written)) {
      this.assignments.push(shellWord(this.text, lexeme));
    } else if (!LEADING_WORDS.has(written)) {
      this.words.push(shellWord(this.text, lexeme));
    }
  }

  private redirection(operator: string, from: number): number {
    const at = skipToToken(this.text, from);
    if (at >= this.text.length || operatorAt(this.text, at) !== '') return at;
    const lexeme = readShellWord(this.text, at, []);
    if (operator === '<<' || operator === '<<-') {
      const delimiter = lexeme.pieces.map((piece) => piece.value).join('');
      this.heredocs.push({ delimiter, tabs: operator === '<<-' });
    }
    return lexeme.span.end;
  }

  private control(operator: string): void {
    if (operator === '(') {
      // `name()` begins a function: the name is no command.
      if (this.words.length > 0) this.drop();
      if (this.skipping !== 'pattern') this.parentheses++;
    } else if (operator === ')') {
      if (this.skipping === 'pattern') this.skipping = null;
      else if (this.parentheses > 0) this.parentheses--;
      this.endCommand();
    } else {
      this.endCommand();
      if (this.skipping === 'line') this.skipping = null;
      if (operator === ';;' && this.cases > 0) this.skipping = 'pattern';
    }
  }

  private endCase(): void {
    this.cases = Math.max(0, this.cases - 1);
    this.skipping = null;
  }

  private endCommand(): void {
    const { assignments, words } = this;
    const all = [...assignments, ...words];
    const first = all[0];
    const last = all[all.length - 1];
    if (first && last) {
      this.commands.push({ span: { start: first.span.start, end: last.span.end }, assignments, words });
    }
    this.drop();
  }

  private drop(): void {
    this.assignments = [];
    this.words = [];
  }

  /** From a line start behind the bodies of the here-documents that the line before announced. */
  private skipHeredocs(from: number): number {
    let at = from;
    for (const { delimiter, tabs } of this.heredocs.splice(0)) {
      while (at < this.text.length) {
        const newline = this.text.indexOf('\n', at);
        const end = newline < 0 ? this.text.length : newline;
        const line = this.text.slice(at, end).replace(/\r$/, '');
        at = Math.min(end + 1, this.text.length);
        if ((tabs ? line.replace(/^\t+/, '') : line) === delimiter) break;
      }
    }
    return at;
  }
}
