import { operatorAt, readShellWord, type ShellLexeme, skipToToken } from '../shell/posix-lexer.ts';

/** A word before expansion: its pieces with the quote marks they stand between. */
export interface ShellWord {
  readonly pieces: readonly { readonly value: string; readonly quote: string }[];
}

/** A part of a script (POSIX.1, Shell Command Language). */
export type ShellNode =
  | {
      readonly kind: 'simple';
      readonly assignments: readonly ShellWord[];
      readonly words: readonly ShellWord[];
      readonly output: ShellWord | null;
    }
  | { readonly kind: 'pipe'; readonly parts: readonly ShellNode[]; readonly negated: boolean }
  | { readonly kind: 'and' | 'or'; readonly left: ShellNode; readonly right: ShellNode }
  | { readonly kind: 'list'; readonly parts: readonly ShellNode[] }
  | { readonly kind: 'background'; readonly body: ShellNode }
  | { readonly kind: 'subshell'; readonly body: ShellNode }
  | {
      readonly kind: 'if';
      readonly test: ShellNode;
      readonly then: ShellNode;
      readonly otherwise: ShellNode | null;
    }
  | { readonly kind: 'loop'; readonly until: boolean; readonly test: ShellNode; readonly body: ShellNode }
  | {
      readonly kind: 'for';
      readonly name: string;
      readonly words: readonly ShellWord[];
      readonly body: ShellNode;
    };

type Token =
  | { readonly word: ShellLexeme & { readonly raw: string } }
  | { readonly operator: string; readonly at: number };

/** A script as a tree; what is not understood ends it, so that the rest counts as not there. */
export function parseScript(text: string): ShellNode {
  const reader = new ScriptReader(tokens(text));
  return reader.list(() => false);
}

function tokens(text: string): Token[] {
  const result: Token[] = [];
  let at = skipToToken(text, 0);
  while (at < text.length) {
    const operator = operatorAt(text, at);
    if (operator !== '') {
      result.push({ operator, at });
      at += operator.length;
    } else {
      const lexeme = readShellWord(text, at, []);
      if (lexeme.span.end <= at) break;
      result.push({ word: { ...lexeme, raw: text.slice(lexeme.span.start, lexeme.span.end) } });
      at = lexeme.span.end;
    }
    at = skipToToken(text, at);
  }
  return result;
}

class ScriptReader {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  list(ends: (word: string) => boolean): ShellNode {
    const parts: ShellNode[] = [];
    for (;;) {
      while (this.operator() === '\n' || this.operator() === ';') this.at++;
      const word = this.reserved();
      if (this.at >= this.tokens.length || this.operator() === ')' || (word !== null && ends(word))) break;
      const before = this.at;
      const node = this.andOr();
      if (this.at === before) break;
      if (this.operator() === '&') {
        this.at++;
        parts.push({ kind: 'background', body: node });
      } else parts.push(node);
    }
    const [only] = parts;
    return only && parts.length === 1 ? only : { kind: 'list', parts };
  }

  private andOr(): ShellNode {
    let left = this.pipeline();
    for (;;) {
      const operator = this.operator();
      if (operator !== '&&' && operator !== '||') return left;
      this.at++;
      while (this.operator() === '\n') this.at++;
      left = { kind: operator === '&&' ? 'and' : 'or', left, right: this.pipeline() };
    }
  }

  private pipeline(): ShellNode {
    let negated = false;
    while (this.reserved() === '!') {
      negated = !negated;
      this.at++;
    }
    const parts = [this.command()];
    while (this.operator() === '|' || this.operator() === '|&') {
      this.at++;
      while (this.operator() === '\n') this.at++;
      parts.push(this.command());
    }
    const [only] = parts;
    return only && parts.length === 1 && !negated ? only : { kind: 'pipe', parts, negated };
  }

  private command(): ShellNode {
    if (this.operator() === '(') {
      this.at++;
      const body = this.list(() => false);
      this.expectOperator(')');
      this.redirections();
      return { kind: 'subshell', body };
    }
    switch (this.reserved()) {
      case '{':
        return this.compound(() => this.list((word) => word === '}'), '}');
      case 'if':
        return this.condition();
      case 'while':
      case 'until':
        return this.loop();
      case 'for':
        return this.forLoop();
      default:
        return this.simple();
    }
  }

  private compound(read: () => ShellNode, end: string): ShellNode {
    this.at++;
    const body = read();
    this.expect(end);
    this.redirections();
    return body;
  }

  private condition(): ShellNode {
    this.at++;
    const test = this.list((word) => word === 'then');
    this.expect('then');
    const then = this.list((word) => word === 'elif' || word === 'else' || word === 'fi');
    let otherwise: ShellNode | null = null;
    if (this.reserved() === 'elif') return { kind: 'if', test, then, otherwise: this.condition() };
    if (this.reserved() === 'else') {
      this.at++;
      otherwise = this.list((word) => word === 'fi');
    }
    this.expect('fi');
    this.redirections();
    return { kind: 'if', test, then, otherwise };
  }

  private loop(): ShellNode {
    const until = this.reserved() === 'until';
    this.at++;
    const test = this.list((word) => word === 'do');
    return { kind: 'loop', until, test, body: this.body() };
  }

  private forLoop(): ShellNode {
    this.at++;
    const name = this.word()?.raw ?? '';
    this.at++;
    const words: ShellWord[] = [];
    if (this.reserved() === 'in') {
      this.at++;
      for (let word = this.word(); word; word = this.word()) {
        words.push(word);
        this.at++;
      }
    }
    while (this.operator() === ';' || this.operator() === '\n') this.at++;
    return { kind: 'for', name, words, body: this.body() };
  }

  private body(): ShellNode {
    this.expect('do');
    const body = this.list((word) => word === 'done');
    this.expect('done');
    this.redirections();
    return body;
  }

  private simple(): ShellNode {
    const assignments: ShellWord[] = [];
    const words: ShellWord[] = [];
    let output: ShellWord | null = null;
    for (;;) {
      const redirected = this.redirection();
      if (redirected) {
        output = redirected === 'input' ? output : redirected;
        continue;
      }
      const word = this.word();
      if (!word) break;
      this.at++;
      if (words.length === 0 && /^[A-Za-z_]\w*=/.test(word.raw)) assignments.push(word);
      else words.push(word);
    }
    return { kind: 'simple', assignments, words, output };
  }

  private redirections(): void {
    while (this.redirection());
  }

  /** The file that the output goes to; `input` for all that matters to no one here, such as `2>&1`. */
  private redirection(): ShellWord | 'input' | null {
    const number = this.word();
    const next = this.tokens[this.at + 1];
    const numbered =
      number &&
      /^\d$/.test(number.raw) &&
      next &&
      'operator' in next &&
      next.at === number.span.end &&
      /[<>]/.test(next.operator);
    const operator = numbered && 'operator' in next ? next.operator : this.operator();
    if (operator === null || !/[<>]/.test(operator)) return null;
    this.at += numbered ? 2 : 1;
    const target = this.word();
    if (target) this.at++;
    const isOutput = /^(?:>|>>|>\||&>)$/.test(operator) && (!numbered || number.raw === '1');
    return isOutput && target ? target : 'input';
  }

  private operator(): string | null {
    const token = this.tokens[this.at];
    return token && 'operator' in token ? token.operator : null;
  }

  private word(): (ShellLexeme & { readonly raw: string }) | null {
    const token = this.tokens[this.at];
    return token && 'word' in token ? token.word : null;
  }

  /** The word as written when it could be one of the shell's own. */
  private reserved(): string | null {
    return this.word()?.raw ?? null;
  }

  private expect(word: string): void {
    if (this.reserved() === word) this.at++;
  }

  private expectOperator(operator: string): void {
    if (this.operator() === operator) this.at++;
  }
}
