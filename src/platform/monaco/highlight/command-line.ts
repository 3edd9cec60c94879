import { globalFlag, globalFlagByShort, runFlag, runFlagByShort } from '../../../core/docker/flags.ts';
import { isBlank, type LinePainter, type TokenKind } from './line-tokens.ts';

/** Where in a command line the next word stands. */
export interface CommandState {
  readonly phase: 'program' | 'docker' | 'run' | 'containers' | 'shell' | 'rest' | 'arguments';
  /** docker's verb, where the phase is `containers`. */
  readonly verb: string;
  /** What the next word is, where the flag before it takes one. */
  readonly expects: 'name' | 'value' | 'script' | null;
  /** The quote that a word left open on the line before. */
  readonly quote: string;
  /** The quote around the script of `sh -c '…'` while inside it. */
  readonly script: string;
}

export const commandStart: CommandState = {
  phase: 'program',
  verb: '',
  expects: null,
  quote: '',
  script: '',
};

/** `systemd`: the value of an Exec directive. `shell`: a script. */
export type CommandSyntax = 'systemd' | 'shell';

/** Colours the words from `painter.at` up to `end`. */
export function paintCommand(
  painter: LinePainter,
  end: number,
  syntax: CommandSyntax,
  before: CommandState,
): CommandState {
  const { line } = painter;
  let state = before;
  while (painter.at < end) {
    const shell = syntax === 'shell' || state.script !== '';
    if (state.quote) {
      state = paintOpenQuote(painter, end, syntax, state);
      continue;
    }
    const char = line[painter.at] as string;
    if (isBlank(char)) painter.next(1, 'text');
    else if (char === state.script) {
      painter.next(1, 'string');
      state = { ...commandStart, phase: 'arguments' };
    } else if (shell && char === '#' && startsWord(line, painter.at)) painter.to(end, 'comment');
    else if (shell && /[;&|()`]/.test(char)) {
      painter.next(1, 'operator');
      state = { ...commandStart, script: state.script };
    } else if (/[<>]/.test(char)) painter.next(1, 'operator');
    else if (state.expects === 'script' && (char === "'" || char === '"')) {
      painter.next(1, 'string');
      state = { ...commandStart, script: char };
    } else state = paintWord(painter, wordEnd(line, painter.at, end, shell, state.script), syntax, state);
  }
  return state;
}

function paintOpenQuote(
  painter: LinePainter,
  end: number,
  syntax: CommandSyntax,
  state: CommandState,
): CommandState {
  const close = closingQuote(painter.line, painter.at, end, state.quote);
  painter.withVariables(Math.min(close + 1, end), 'string', syntax === 'systemd');
  return close < end ? { ...state, quote: '' } : state;
}

function paintWord(
  painter: LinePainter,
  end: number,
  syntax: CommandSyntax,
  before: CommandState,
): CommandState {
  const specifiers = syntax === 'systemd';
  if (before.phase === 'program' && specifiers && !before.script) {
    // systemd.service(5), COMMAND LINES: special executable prefixes.
    painter.next(/^[-@:+!|]*/.exec(painter.line.slice(painter.at, end))?.[0].length ?? 0, 'operator');
    if (painter.at === end) return before;
  }
  const written = painter.line.slice(painter.at, end);
  if (specifiers && !before.script && written === ';') {
    painter.to(end, 'operator');
    return commandStart;
  }
  const { kind, colouredEnd, valueKind, state } = classify(written, before, syntax);
  const split = painter.at + (colouredEnd ?? written.length);
  paintQuoted(painter, split, kind, specifiers);
  paintQuoted(painter, end, valueKind ?? 'text', specifiers);
  const open = openQuote(written);
  return open ? { ...state, quote: open } : state;
}

/** Paints a word or part of one; its quoted stretches are strings unless the word is something of its own. */
function paintQuoted(painter: LinePainter, end: number, kind: TokenKind, specifiers: boolean): void {
  while (painter.at < end) {
    const char = painter.line[painter.at] as string;
    if ((char === '"' || char === "'") && kind === 'text') {
      const close = closingQuote(painter.line, painter.at + 1, end, char);
      painter.withVariables(Math.min(close + 1, end), 'string', specifiers);
      continue;
    }
    let stop = painter.at + 1;
    while (stop < end && (kind !== 'text' || !/["']/.test(painter.line[stop] as string))) stop++;
    painter.withVariables(stop, kind, specifiers);
  }
}

interface Classified {
  readonly kind: TokenKind;
  /** Up to here the word is `kind`, behind it `valueKind`. */
  readonly colouredEnd?: number;
  readonly valueKind?: TokenKind;
  readonly state: CommandState;
}

function classify(written: string, state: CommandState, syntax: CommandSyntax): Classified {
  const word = written.replace(/["']/g, '');
  if (state.expects) {
    const after = { ...state, expects: null };
    return { kind: state.expects === 'name' ? 'name' : 'text', state: after };
  }
  switch (state.phase) {
    case 'program':
      return classifyProgram(word, state, syntax);
    case 'docker':
      return classifyVerb(word, state);
    case 'run':
      return word.startsWith('-')
        ? classifyRunFlag(written, word, state)
        : { kind: 'image', state: { ...state, phase: 'arguments' } };
    case 'containers':
      if (word.startsWith('-')) {
        const takesValue = VALUE_FLAGS[state.verb]?.includes(word) ?? false;
        return { kind: 'flag', state: { ...state, expects: takesValue ? 'value' : null } };
      }
      return { kind: 'name', state: state.verb === 'exec' ? { ...state, phase: 'arguments' } : state };
    case 'shell':
      if (/^-\w*c$/.test(word)) return { kind: 'flag', state: { ...state, expects: 'script' } };
      return word.startsWith('-')
        ? { kind: 'flag', state }
        : { kind: 'text', state: { ...state, phase: 'rest' } };
    case 'rest':
      return word.startsWith('-') && word.length > 1
        ? { kind: 'flag', ...valueBehind(written), state }
        : { kind: 'text', state };
    case 'arguments':
      return { kind: 'text', state };
  }
}

function classifyProgram(word: string, state: CommandState, syntax: CommandSyntax): Classified {
  const shell = syntax === 'shell' || state.script !== '';
  if (shell && /^[A-Za-z_]\w*=/.test(word)) {
    return { kind: 'variable', colouredEnd: word.indexOf('='), state };
  }
  if (shell && SHELL_KEYWORDS.has(word)) {
    const phase = word === 'for' || word === 'case' ? 'arguments' : 'program';
    return { kind: 'keyword', state: { ...state, phase } };
  }
  const name = word.slice(word.lastIndexOf('/') + 1);
  if (WRAPPERS.has(name)) return { kind: 'program', state };
  const phase = name === 'docker' || name === 'podman' ? 'docker' : SHELLS.has(name) ? 'shell' : 'rest';
  return { kind: 'program', state: { ...state, phase } };
}

function classifyVerb(word: string, state: CommandState): Classified {
  if (word.startsWith('-')) {
    const flag = word.startsWith('--') ? globalFlag(word.slice(2)) : globalFlagByShort(word.slice(1));
    return {
      kind: 'flag',
      ...valueBehind(word),
      state: { ...state, expects: flag?.takesValue ? 'value' : null },
    };
  }
  if (word === 'container') return { kind: 'program', state };
  if (word === 'run' || word === 'create') return { kind: 'program', state: { ...state, phase: 'run' } };
  if (word === 'pull' || word === 'push' || word === 'rmi') {
    return { kind: 'program', state: { ...state, phase: 'run', verb: word } };
  }
  const phase = CONTAINER_VERBS.has(word) ? 'containers' : 'rest';
  return { kind: 'program', state: { ...state, phase, verb: word } };
}

/** `--name x`, `--name=x`, `-p80:80`, `-it`: pflag's rules. */
function classifyRunFlag(written: string, word: string, state: CommandState): Classified {
  if (word.startsWith('--')) {
    const equals = word.indexOf('=');
    const flag = runFlag(word.slice(2, equals < 0 ? undefined : equals));
    const isName = flag !== undefined && NAMING_FLAGS.has(flag.name);
    if (equals >= 0) {
      const split = written.indexOf('=') + 1;
      return { kind: 'flag', colouredEnd: split, valueKind: isName ? 'name' : 'text', state };
    }
    return {
      kind: 'flag',
      state: { ...state, expects: flag?.takesValue ? (isName ? 'name' : 'value') : null },
    };
  }
  for (let i = 1; i < word.length; i++) {
    if (!runFlagByShort(word[i] as string)?.takesValue) continue;
    if (i === word.length - 1) return { kind: 'flag', state: { ...state, expects: 'value' } };
    return { kind: 'flag', colouredEnd: i + 1, state };
  }
  return { kind: 'flag', state };
}

function valueBehind(word: string): { colouredEnd?: number } {
  const equals = word.indexOf('=');
  return equals < 0 ? {} : { colouredEnd: equals + 1 };
}

function wordEnd(line: string, from: number, end: number, shell: boolean, script: string): number {
  let at = from;
  while (at < end) {
    const char = line[at] as string;
    if (char === '\\') at += 2;
    else if (isBlank(char) || char === script) break;
    else if (char === '"' || char === "'") at = closingQuote(line, at + 1, end, char) + 1;
    else if (char === '$' && line[at + 1] === '{') {
      const close = line.indexOf('}', at);
      at = close < 0 ? at + 2 : close + 1;
    } else if (shell && at > from && /[;&|()`<>]/.test(char)) break;
    else at++;
  }
  return Math.max(from + 1, Math.min(at, end));
}

/** Position of the quote that ends the stretch, or `end`. */
function closingQuote(line: string, from: number, end: number, quote: string): number {
  for (let at = from; at < end; at++) {
    if (line[at] === '\\' && quote === '"') at++;
    else if (line[at] === quote) return at;
  }
  return end;
}

function openQuote(word: string): string {
  let open = '';
  for (let i = 0; i < word.length; i++) {
    const char = word[i] as string;
    if (char === '\\' && open !== "'") i++;
    else if (open) {
      if (char === open) open = '';
    } else if (char === '"' || char === "'") open = char;
  }
  return open;
}

function startsWord(line: string, at: number): boolean {
  return at === 0 || isBlank(line[at - 1]);
}

const SHELLS = new Set(['sh', 'bash', 'dash', 'ash']);
const WRAPPERS = new Set(['sudo', 'exec', 'env', 'nohup', 'time', 'nice']);
const NAMING_FLAGS = new Set(['name', 'link', 'volumes-from']);
/** Verbs of docker whose arguments are containers. */
const CONTAINER_VERBS = new Set(
  'stop kill rm start restart wait logs inspect exec attach pause unpause port top'.split(' '),
);
/** Their flags that take the next word. Source: docker/cli v28, `docker VERB --help`. */
const VALUE_FLAGS: Readonly<Record<string, readonly string[]>> = {
  stop: ['-t', '--time', '--timeout', '-s', '--signal'],
  restart: ['-t', '--time', '--timeout', '-s', '--signal'],
  kill: ['-s', '--signal'],
  logs: ['-n', '--tail', '--since', '--until'],
  inspect: ['-f', '--format', '--type'],
  exec: ['-e', '--env', '--env-file', '-u', '--user', '-w', '--workdir', '--detach-keys'],
  start: ['--detach-keys'],
  attach: ['--detach-keys'],
};
const SHELL_KEYWORDS = new Set(
  'if then else elif fi do done while until for case esac in ! { } function'.split(' '),
);
