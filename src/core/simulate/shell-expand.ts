import { readSubstitution } from '../shell/posix-lexer.ts';
import { globPattern } from './conditions.ts';
import type { FileView } from './machine-state.ts';
import type { Pause } from './process.ts';
import type { ShellWord } from './shell-tree.ts';

/** What expansions need of the shell that does them. */
export interface Expander {
  variable(name: string): string;
  /** Runs a script and gives what it prints. */
  substitute(script: string): Generator<Pause, string, void>;
  readonly files: FileView;
}

/** The fields that words become: variables, commands and arithmetic put in, split at blanks outside quotes, paths matched. */
export function* expandWords(words: readonly ShellWord[], shell: Expander): Generator<Pause, string[], void> {
  const fields: string[] = [];
  for (const word of words) fields.push(...(yield* expandWord(word, shell)));
  return fields;
}

/** A word as one field: of an assignment or a redirection. */
export function* expandText(word: ShellWord, shell: Expander): Generator<Pause, string, void> {
  let text = '';
  for (const { value, quote } of word.pieces) {
    text += quote === "'" ? value : yield* expandPiece(value, shell);
  }
  return text;
}

function* expandWord(word: ShellWord, shell: Expander): Generator<Pause, string[], void> {
  const fields: string[] = [];
  let current: string | null = word.pieces.length === 0 ? '' : null;
  let globs = false;
  for (const { value, quote } of word.pieces) {
    if (quote !== '') {
      current = (current ?? '') + (quote === "'" ? value : yield* expandPiece(value, shell));
      continue;
    }
    const text = yield* expandPiece(value, shell);
    if (text === value) {
      current = (current ?? '') + text;
      globs ||= /[*?]/.test(text);
      continue;
    }
    const parts = text.split(/[ \t\n]+/);
    parts.forEach((part, i) => {
      if (i > 0 && current !== null) {
        fields.push(current);
        current = null;
      }
      if (part !== '') current = (current ?? '') + part;
    });
  }
  if (current !== null) fields.push(current);
  return globs ? fields.flatMap((field) => matchPaths(field, shell.files)) : fields;
}

/** `$NAME`, `${NAME:-x}`, `$(…)`, backticks and `$((…))`. */
function* expandPiece(text: string, shell: Expander): Generator<Pause, string, void> {
  let result = '';
  let at = 0;
  while (at < text.length) {
    const character = text[at] as string;
    if (character !== '$' && character !== '`') {
      result += character;
      at++;
      continue;
    }
    const plain = /^\$(?:([A-Za-z_]\w*)|([0-9?$!#@*-]))/.exec(text.slice(at));
    if (plain) {
      result += shell.variable(plain[1] ?? (plain[2] as string));
      at += plain[0].length;
      continue;
    }
    const found = readSubstitution(text, at, false);
    if (!found?.closed) {
      result += character;
      at++;
      continue;
    }
    const inner = text.slice(at, found.end);
    if (found.script) {
      const output = yield* shell.substitute(text.slice(found.script.start, found.script.end));
      result += output.replace(/\n+$/, '');
    } else if (inner.startsWith('$((')) result += String(calculate(inner.slice(3, -2), shell));
    else if (inner.startsWith('${')) result += parameter(inner.slice(2, -1), shell);
    at = found.end;
  }
  return result;
}

function parameter(text: string, shell: Expander): string {
  const match = /^(#?)(\w+|[?$!#@*-])(?::?([-=+])(.*))?$/s.exec(text);
  if (!match) return '';
  const [, length, name = '', operator, word = ''] = match;
  const value = shell.variable(name);
  if (length) return String(value.length);
  if (operator === '+') return value === '' ? '' : word;
  return value === '' && operator ? word : value;
}

/** Whole numbers with + - * / % and comparisons, from the left, products first. */
function calculate(text: string, shell: Expander): number {
  const items = text.match(/\d+|[A-Za-z_$]\w*|[<>=!]=|[-+*/%()<>]/g) ?? [];
  let at = 0;
  const atom = (): number => {
    const item = items[at++] ?? '0';
    if (item === '(') {
      const value = compare();
      at++;
      return value;
    }
    if (item === '-') return -atom();
    if (/^\d/.test(item)) return Number(item);
    return Number(shell.variable(item.replace(/^\$/, ''))) || 0;
  };
  const chain =
    (next: () => number, operators: Readonly<Record<string, (a: number, b: number) => number>>) => () => {
      let value = next();
      for (let apply = operators[items[at] ?? '']; apply; apply = operators[items[at] ?? '']) {
        at++;
        value = apply(value, next());
      }
      return value;
    };
  const product = chain(atom, {
    '*': (a, b) => a * b,
    '/': (a, b) => (b === 0 ? 0 : Math.trunc(a / b)),
    '%': (a, b) => (b === 0 ? 0 : a % b),
  });
  const sum = chain(product, { '+': (a, b) => a + b, '-': (a, b) => a - b });
  const compare = chain(sum, {
    '<': (a, b) => Number(a < b),
    '>': (a, b) => Number(a > b),
    '<=': (a, b) => Number(a <= b),
    '>=': (a, b) => Number(a >= b),
    '==': (a, b) => Number(a === b),
    '!=': (a, b) => Number(a !== b),
  });
  return compare();
}

function matchPaths(field: string, files: FileView): string[] {
  const slash = field.lastIndexOf('/');
  if (slash < 0) return [field];
  const folder = field.slice(0, slash) || '/';
  const pattern = globPattern(field.slice(slash + 1));
  const found = files.list(folder).filter((name) => pattern.test(name));
  return found.length > 0 ? found.map((name) => `${field.slice(0, slash)}/${name}`) : [field];
}
