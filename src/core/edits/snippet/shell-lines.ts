import { type ShellCommand, splitCommands } from '../../shell/posix-words.ts';
import type { Span } from '../../text/span.ts';
import { Refused } from '../refused.ts';

/**
 * The commands of a pasted snippet, one behind the other. A prompt (`$ `) before them is no part of them.
 * @throws Refused for what is no plain list of commands: loops, conditions, pipes, variables and the like.
 */
export function plainCommands(pasted: string): {
  readonly text: string;
  readonly commands: readonly ShellCommand[];
} {
  const text = pasted.replace(/\r\n?/g, '\n').replace(/^([ \t]*)\$ /gm, '$1  ');
  const commands = splitCommands(text);
  for (const { assignments, words } of commands)
    for (const word of [...assignments, ...words]) refuseExpansion(text, word.span);
  let at = 0;
  for (const { assignments, words } of commands) {
    for (const word of [...assignments, ...words]) {
      refuseBetween(text, { start: at, end: word.span.start });
      at = word.span.end;
    }
    const [first] = assignments;
    if (first && words.length === 0)
      throw refusal(text, first.span.start, 'sets a variable. Write its value where it is used');
  }
  refuseBetween(text, { start: at, end: text.length });
  return { text, commands };
}

/** The line of an offset, for people. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Says of the place that it does something a list of units cannot. */
export function refusal(text: string, offset: number, does: string): Refused {
  const rest = text.slice(offset).split(/[\s;"']/, 1)[0] ?? '';
  const line = lineOf(text, offset);
  return new Refused(`Line ${line}: ${rest.length > 40 ? `${rest.slice(0, 40)}…` : rest} ${does}.`);
}

/** Between words only blanks, comments, line ends, ";" and "&&" may stand, and what throws output away. */
function refuseBetween(text: string, { start, end }: Span): void {
  const gap = text.slice(start, end);
  const rest = gap
    .replace(/(^|\s)#[^\n]*/g, (comment) => ' '.repeat(comment.length))
    .replace(/\d?>>?\s*\/dev\/null|&>\s*\/dev\/null|\d?>&\d/g, (part) => ' '.repeat(part.length))
    .replace(/\\\n/g, '  ')
    .replace(/&&|;(?!;)/g, (part) => ' '.repeat(part.length));
  const found = rest.search(/\S/);
  if (found < 0) return;
  const at = start + found;
  const word = /^[a-z]+/.exec(text.slice(at))?.[0];
  const isTrue = /^\|\|\s*(true|:)(\s|;|$)/.test(text.slice(at));
  if (isTrue || /^&(\s|$)/.test(text.slice(at))) return;
  if (word && LOOPS.has(word))
    throw refusal(text, at, 'begins a loop or condition. Write its commands one by one');
  if (text[at] === '|') throw refusal(text, at, 'passes on what a command prints, which units do not');
  if (text[at] === '<' || text[at] === '>')
    throw refusal(text, at, 'reads or writes a file, which units do not');
  throw refusal(text, at, 'is no plain command');
}

const LOOPS: ReadonlySet<string> = new Set([
  ...['for', 'while', 'until', 'if', 'case', 'select', 'function'],
  ...['do', 'done', 'then', 'else', 'elif', 'fi', 'esac'],
]);

/** What the shell would put in place of `$NAME`, `$(…)`, `` `…` `` or a leading `~` is not known here. */
function refuseExpansion(text: string, span: Span): void {
  let quote = '';
  for (let at = span.start; at < span.end; at++) {
    const character = text[at] as string;
    if (quote === "'") {
      if (character === "'") quote = '';
    } else if (character === '\\') at++;
    else if (character === '"' || (character === "'" && quote === '')) quote = quote === '"' ? '' : character;
    else if (character === '`' || (character === '$' && /[\w({@*#?$!-]/.test(text[at + 1] ?? '')))
      throw refusal(text, at, 'is known to the shell alone. Write its value');
    else if (
      character === '~' &&
      quote === '' &&
      /[\s:=]/.test(text[at - 1] ?? ' ') &&
      /[/\s]/.test(text[at + 1] ?? ' ')
    )
      throw refusal(text, at, 'is known to the shell alone. Write the path');
  }
}
