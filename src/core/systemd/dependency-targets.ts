import type { Span, Spanned } from '../text/span.ts';
import type { Directive } from './unit-file.ts';

/**
 * The words of a value that is a list of unit names (`After=`, `WantedBy=` …). Blanks divide; quote marks are
 * taken off; a backslash is a part of the name, since names are escaped with it; a comma is one, too. Spans are
 * offsets into `directive.value` and hold the quote marks.
 */
export function dependencyTargets(directive: Pick<Directive, 'value'>): Spanned<string>[] {
  return [...directive.value.matchAll(WORD)].map((match) => ({
    value: match[0].replace(QUOTED, (_, double?: string, single?: string) => double ?? single ?? ''),
    span: { start: match.index, end: match.index + match[0].length },
  }));
}

/**
 * What to delete of a list so that the word at `index` is gone: the word with the blanks before it, or behind
 * it when it is the first.
 */
export function targetRemoval(targets: readonly Spanned<string>[], index: number): Span {
  const target = targets[index];
  if (!target) throw new Error(`The list has no word ${index}`);
  const before = targets[index - 1];
  if (before) return { start: before.span.end, end: target.span.end };
  return { start: target.span.start, end: targets[index + 1]?.span.start ?? target.span.end };
}

/** An open quote reaches to the end. */
const WORD = /(?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^\s"'])+/g;
const QUOTED = /"([^"]*)(?:"|$)|'([^']*)(?:'|$)/g;
