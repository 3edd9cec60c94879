import { type Span, sliceSpan } from '../text/span.ts';
import { dependencyTargets } from './dependency-targets.ts';
import type { DirectiveFact } from './directives.ts';
import { enumProblem, hasEnumValues } from './enum-values.ts';
import { LIST_VALUES } from './list-values.ts';
import { takesSpecifiers } from './specifier-problems.ts';
import { expandSpecifiers } from './specifiers.ts';
import { splitValueWords } from './value-words.ts';
import { WHOLE_VALUES } from './whole-values.ts';

/** A value, or a part of one, that systemd does not take. */
export interface ValueProblem {
  /** In the value. */
  readonly span: Span;
  /** What systemd takes there: `yes or no`. */
  readonly expected: string;
  /** What was probably meant in its place. */
  readonly instead: string | null;
  /** The first systemd that takes it, where a later one does. */
  readonly since: number | null;
  /** `value`: the assignment is ignored; `word`: that part of it; `unit`: systemd refuses the whole unit. */
  readonly loses: 'value' | 'word' | 'unit';
}

export interface ValueContext {
  readonly unitName: string;
  readonly systemd: number;
}

/**
 * What systemd does not take of a value that is not empty. Nothing for keys whose values are free or not known here,
 * and for what depends on the machine (systemd 252, `load-fragment.c`; checked against `systemd-analyze verify`).
 */
export function valueProblems(fact: DirectiveFact, value: string, context: ValueContext): ValueProblem[] {
  const { parser, key } = fact;
  const whole = { start: 0, end: value.length };
  const loses = refusesUnitFor(fact) && !mayBeMissing(parser, value) ? 'unit' : 'value';
  const problem = (span: Span, expected: string, rest: Partial<ValueProblem> = {}): ValueProblem => {
    return { span, expected, instead: null, since: null, loses, ...rest };
  };
  const resolve = (text: string) =>
    takesSpecifiers(fact, value) ? expandSpecifiers(text, context.unitName) : text;
  if (hasEnumValues(parser)) {
    const found = enumProblem(parser, value, context.systemd);
    if (!found) return [];
    return [
      problem(whole, `one of ${found.choices.join(', ')}`, { instead: found.near, since: found.since }),
    ];
  }
  const check = WHOLE_VALUES[parser];
  if (check) {
    const text = resolve(value);
    return text === null || check.takes(text, key) ? [] : [problem(whole, check.expected(key))];
  }
  const ofWords = LIST_VALUES[parser];
  if (!ofWords) return [];
  const { words, broken } =
    parser === 'unit_deps'
      ? { words: dependencyTargets({ value }), broken: null }
      : splitValueWords(value, ofWords.escapes ? 'escapes' : 'verbatim');
  const end = parser === 'user_group_strv_compat' ? null : broken;
  const problems = words.flatMap((word) => {
    const written = ofWords.quotes === 'kept' ? sliceSpan(value, word.span).replaceAll('\\', '') : word.value;
    const text = resolve(written);
    if (text === null || ofWords.takes(text, key, value)) return [];
    return [
      problem(word.span, ofWords.expected, {
        loses: loses === 'value' && words.length > 1 ? 'word' : loses,
      }),
    ];
  });
  return end ? [...problems, problem(end, 'quotes that are closed and escapes that it knows')] : problems;
}

/** True for a key for which a bad value makes systemd refuse the unit. */
export function refusesUnitFor({ parser, key }: DirectiveFact): boolean {
  return REFUSING_KEYS.has(key) || REFUSING_PARSERS.has(parser);
}

/** `WorkingDirectory=-…`: what is wrong behind the dash is passed over. */
function mayBeMissing(parser: string, value: string): boolean {
  return parser === 'working_directory' && value.startsWith('-');
}

/** Keys for which a bad value makes systemd refuse the unit. */
const REFUSING_KEYS: ReadonlySet<string> = new Set([
  'RootDirectory',
  'RootImage',
  'RootVerity',
  'DynamicUser',
]);
const REFUSING_PARSERS: ReadonlySet<string> = new Set([
  'pid_file',
  'working_directory',
  'user_group_compat',
  'user_group_strv_compat',
]);
