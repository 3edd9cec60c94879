import type { DockerFlag } from '../docker/docker-command.ts';
import { runFlag } from '../docker/flags.ts';
import type { DockerInvocation, UnitSource } from '../machine/machine.ts';
import { quotePosix } from '../shell/posix-words.ts';
import { quoteExecWord } from '../systemd/exec-words.ts';
import type { Span } from '../text/span.ts';
import { insertion, type TextEdit } from '../text/text-edit.ts';
import type { Word } from '../text/word.ts';
import { replaceInWord } from './docker-commands.ts';
import { accepted, Refused } from './refused.ts';

/** A docker command line and the unit text it stands in. Edits are in offsets of that text. */
export interface CommandPlace {
  readonly source: UnitSource;
  readonly invocation: DockerInvocation;
}

/** The edit that gives one word, or part of it, another text. */
export function setWord(place: CommandPlace, word: number, text: string, part?: Span): TextEdit {
  const { words, commandText } = place.invocation;
  const found = words[word] as Word;
  return replaceInWord(commandText, found, part ?? { start: 0, end: found.value.length }, text);
}

/**
 * The edit that gives a flag another value.
 * @throws Refused for a switch that shares its word with others (`-it`).
 */
export function setFlagValue(place: CommandPlace, flag: DockerFlag, value: string): TextEdit {
  if (flag.valuePart) return setWord(place, flag.valuePart.word, value, flag.valuePart);
  if (sharesWord(place, flag))
    throw new Refused(`${flag.spelling} shares a word with other flags here. Change it in the text.`);
  return setWord(place, flag.firstWord, `${flag.spelling}=${value}`);
}

/** The edit that adds a flag: behind the last of its kind, else directly before the image. */
export function addFlag(place: CommandPlace, name: string, value: string): TextEdit {
  const { run } = place.invocation;
  const same = run.flags.findLast((flag) => flag.name === name);
  const at = same ? same.lastWord + 1 : (run.image?.word ?? run.firstArgument);
  return insertWords(place, at, flagText(place.invocation, same, name, value));
}

/** The edit that takes a flag out; out of `-it` only its letter. */
export function removeFlag(place: CommandPlace, flag: DockerFlag): TextEdit {
  if (sharesWord(place, flag))
    return setWord(place, flag.namePart.word, '', letterOf(place.invocation, flag));
  return removeWords(place, flag.firstWord, flag.lastWord);
}

/** The edit that takes words out, with the blanks or the continued line before them. */
export function removeWords(place: CommandPlace, first: number, last: number): TextEdit {
  const { words, commandText } = place.invocation;
  const start = words[first - 1]?.span.end ?? (words[first] as Word).span.start;
  return accepted(commandText.replace({ start, end: (words[last] as Word).span.end }, ''));
}

/** The edit that puts `text` (already quoted) before word `at`, on a line of its own where its neighbours have one. */
export function insertWords(place: CommandPlace, at: number, text: string): TextEdit {
  const { source, invocation } = place;
  const { words, commandText } = invocation;
  const before = words[at - 1] as Word;
  const next = words[at];
  if (!next)
    return accepted(commandText.replace({ start: before.span.end, end: before.span.end }, ` ${text}`));
  const from = commandText.toOuter(before.span).end;
  const to = commandText.toOuter(next.span).start;
  const gap = source.file.source.slice(from, to);
  const indent = /\\\n([ \t]*)$/.exec(gap)?.[1];
  if (indent !== undefined && !invocation.inShell) return insertion(to, `${text} \\\n${indent}`);
  return accepted(commandText.replace({ start: next.span.start, end: next.span.start }, `${text} `));
}

/** The edits that make a flag's values exactly `values`: what is equal stays, the rest is changed, added or removed. */
export function setFlag(place: CommandPlace, name: string, values: readonly string[]): TextEdit[] {
  const present = place.invocation.run.flags.filter((flag) => flag.name === name);
  const edits = present.flatMap((flag, i): TextEdit[] => {
    const value = values[i];
    if (value === undefined) return [removeFlag(place, flag)];
    return value === flag.value ? [] : [setFlagValue(place, flag, value)];
  });
  return [...edits, ...values.slice(present.length).map((value) => addFlag(place, name, value))];
}

/** A word as the line's own lexer needs it written. */
export function quoted(invocation: DockerInvocation, value: string): string {
  return invocation.lexer === 'systemd' ? quoteExecWord(value) : quotePosix(value);
}

function flagText(
  invocation: DockerInvocation,
  same: DockerFlag | undefined,
  name: string,
  value: string,
): string {
  const row = runFlag(name);
  if (row && !row.takesValue) return value === 'true' ? `--${name}` : `--${name}=${value}`;
  const joined = same?.valuePart && same.valuePart.word === same.firstWord && same.spelling.startsWith('--');
  const spelling = same?.spelling ?? (SHORT_BY_HABIT.has(name) && row?.short ? `-${row.short}` : `--${name}`);
  return joined ? quoted(invocation, `${spelling}=${value}`) : `${spelling} ${quoted(invocation, value)}`;
}

/** Flags that people write short. */
const SHORT_BY_HABIT = new Set(['env', 'publish', 'volume']);

function sharesWord({ invocation }: CommandPlace, flag: DockerFlag): boolean {
  return invocation.run.flags.some(
    (other) => other !== flag && other.firstWord <= flag.lastWord && flag.firstWord <= other.lastWord,
  );
}

function letterOf(invocation: DockerInvocation, flag: DockerFlag): Span {
  const { namePart, valuePart } = flag;
  const word = invocation.words[namePart.word] as Word;
  const start = word.value[namePart.start] === '-' ? namePart.start + 1 : namePart.start;
  return { start, end: valuePart?.word === namePart.word ? valuePart.end : namePart.end };
}
