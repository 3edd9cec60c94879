import type { Spanned } from '../text/span.ts';
import type { Severity } from './diagnostic.ts';

/** What a rule may be set to: what its findings count as, or that it is not asked. */
export type Level = Severity | 'off';

/** Severity by code where it differs from the rule's; `off` silences the rule. */
export type RuleLevels = Readonly<Record<string, Level>>;

/** The levels by name, as people are told of them. */
export const LEVELS: readonly Level[] = ['off', 'hint', 'info', 'warning', 'error'];

/** The level of a name, or null; `warn` is a short form of `warning`. */
export function levelNamed(name: string): Level | null {
  return LEVELS.find((level) => level === (name === 'warn' ? 'warning' : name)) ?? null;
}

/** One `code=level` of a list. Spans are offsets into the list. */
export interface LevelSetting {
  readonly code: Spanned<string>;
  /** What stands behind the `=`; null without one. */
  readonly level: Spanned<string> | null;
}

/** Reads `code=level, code=level`; blanks part as commas do. What is a rule and what a level is not asked here. */
export function readLevelSettings(list: string): readonly LevelSetting[] {
  return [...list.matchAll(/[^\s,]+/g)].map(({ index, 0: item }) => {
    const end = index + item.length;
    const equals = item.indexOf('=');
    const codeEnd = equals < 0 ? end : index + equals;
    const spanned = (start: number, to: number): Spanned<string> => ({
      value: list.slice(start, to),
      span: { start, end: to },
    });
    return {
      code: spanned(index, codeEnd),
      level: equals < 0 ? null : spanned(codeEnd + 1, end),
    };
  });
}
