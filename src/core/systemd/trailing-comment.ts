import type { Span } from '../text/span.ts';
import type { DirectiveFact } from './directives.ts';
import { parseExec } from './exec-words.ts';
import { type ValueContext, valueProblems } from './value-checks.ts';

/** Where what is meant as a comment stands behind a value; null when there is none, or when the value may hold it. */
export function trailingComment(fact: DirectiveFact, value: string, context: ValueContext): Span | null {
  if (fact.parser === 'exec') return commentBehindCommand(value);
  const match = /[ \t]+([#;].*)$/.exec(value);
  if (!match || match.index === 0) return null;
  if (valueProblems(fact, value, context).length === 0) return null;
  if (valueProblems(fact, value.slice(0, match.index), context).length > 0) return null;
  return { start: value.length - (match[1] as string).length, end: value.length };
}

/** Words from a bare `#` on; a shell would drop them, any other program gets them as arguments. */
function commentBehindCommand(value: string): Span | null {
  const { commands, problems } = parseExec(value);
  const command = commands.at(-1);
  if (!command || problems.some(({ code }) => code === 'unbalanced-quotes')) return null;
  const at = command.words.findIndex(({ span }, i) => i > 0 && value[span.start] === '#');
  const word = command.words[at];
  if (!word || (value.slice(word.span.start, word.span.end) !== '#' && at === command.words.length - 1))
    return null;
  return { start: word.span.start, end: value.length };
}
