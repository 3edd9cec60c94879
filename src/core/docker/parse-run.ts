import { findConflicts } from './conflicts.ts';
import type { CommandWord, DockerError, DockerErrorStage, DockerRun } from './docker-command.ts';
import { findDocker } from './find-docker.ts';
import { globalFlag, globalFlagByShort, runFlag, runFlagByShort } from './flags.ts';
import { legacyFlag } from './legacy-flags.ts';
import { type FlagReading, type FlagSet, readFlags } from './read-flags.ts';

export interface ParseRunOptions {
  /** `legacy` reads the single-dash long flags of docker before 1.10 (`-name`, `-rm`); see `looksLegacy`. */
  readonly mode?: 'modern' | 'legacy';
}

/**
 * Reads `docker run` or `docker create`, also as `docker container run`, behind `sudo` and the like;
 * null when the words are no such command. Errors come in docker's order: those of reading the words,
 * then a missing image, then what the client checks last, then what the daemon refuses.
 */
export function parseDockerRun(
  words: readonly CommandWord[],
  { mode = 'modern' }: ParseRunOptions = {},
): DockerRun | null {
  const dockerWord = findDocker(words.map((word) => word.value));
  if (dockerWord === null) return null;
  const globals = readFlags(words, dockerWord + 1, clientFlags);
  if (globals.end === null) return null;
  const verb = findVerb(words, globals.end);
  if (!verb) return null;

  const reading = readFlags(words, verb.end, flagsOf(verb.subcommand, mode));
  const late = [...reading.errors, ...findConflicts(reading.flags)];
  const imageWord = reading.end === null ? undefined : words[reading.end];
  return {
    subcommand: verb.subcommand,
    prefix: words.slice(0, dockerWord).map((word) => word.value),
    dockerWord,
    globalFlags: globals.flags,
    flags: reading.flags,
    firstArgument: verb.end,
    image: reading.end === null || !imageWord ? null : { word: reading.end, text: imageWord.value },
    command: reading.end === null ? [] : words.slice(reading.end + 1).map((word) => word.value),
    errors: [
      ...globals.errors,
      ...ofStage(reading.errors, 'lex', 'value'),
      ...missingImage(reading, words, verb),
      ...ofStage(late, 'semantic'),
      ...ofStage(late, 'daemon'),
    ],
  };
}

/** True when the line uses a spelling of docker before 1.10 that today's docker misreads or refuses. */
export function looksLegacy(words: readonly CommandWord[]): boolean {
  const run = parseDockerRun(words, { mode: 'legacy' });
  return run?.flags.some((flag) => legacyFlag(flag.spelling) !== undefined) ?? false;
}

interface Verb {
  readonly subcommand: DockerRun['subcommand'];
  /** Index of the word behind it. */
  readonly end: number;
}

function findVerb(words: readonly CommandWord[], start: number): Verb | null {
  const at = words[start]?.value === 'container' ? start + 1 : start;
  const subcommand = words[at]?.value;
  return subcommand === 'run' || subcommand === 'create' ? { subcommand, end: at + 1 } : null;
}

const clientFlags: FlagSet = {
  command: 'docker',
  legacy: false,
  long: globalFlag,
  short: globalFlagByShort,
};

function flagsOf(subcommand: DockerRun['subcommand'], mode: 'modern' | 'legacy'): FlagSet {
  const isThere = (flag: ReturnType<typeof runFlag>) =>
    flag?.onCreate === false && subcommand === 'create' ? undefined : flag;
  return {
    command: `docker ${subcommand}`,
    legacy: mode === 'legacy',
    long: (name) => isThere(runFlag(name)),
    short: (letter) => isThere(runFlagByShort(letter)),
  };
}

function ofStage(errors: readonly DockerError[], ...stages: readonly DockerErrorStage[]): DockerError[] {
  return errors.filter((error) => stages.includes(error.stage));
}

function missingImage(reading: FlagReading, words: readonly CommandWord[], verb: Verb): DockerError[] {
  if (reading.end === null || reading.end < words.length) return [];
  if (reading.flags.some((flag) => flag.name === 'help')) return [];
  const message = `docker ${verb.subcommand} names no image to run.`;
  const lastWord = words.length - 1;
  return [{ stage: 'args', code: 'missing-image', message, firstWord: verb.end - 1, lastWord }];
}
