import type { UnitSource } from '../machine/machine.ts';
import type { Embedding } from '../text/embedding.ts';
import type { Span } from '../text/span.ts';
import type { Word } from '../text/word.ts';
import { dockerCommands } from './docker-commands.ts';

/** A container named in a command line of a unit: `docker rm web`, `--link web:db`. */
export interface ContainerMention {
  readonly name: string;
  readonly commandText: Embedding;
  readonly word: Word;
  /** The name in the word's value. */
  readonly part: Span;
}

/** Every container that the commands of a unit name, other than by the `--name` of a run. */
export function containerMentions(source: UnitSource): ContainerMention[] {
  return source.execs.flatMap((exec) => [
    ...exec.runs.flatMap(({ run, words, commandText }) =>
      run.flags.flatMap((flag): ContainerMention[] => {
        const named = REFERRING_FLAGS[flag.name]?.exec(flag.value)?.[1];
        const word = flag.valuePart && words[flag.valuePart.word];
        if (!named || !flag.valuePart || !word) return [];
        const start = flag.valuePart.start + flag.value.indexOf(named);
        return [{ name: named, commandText, word, part: { start, end: start + named.length } }];
      }),
    ),
    ...dockerCommands(exec)
      .filter(({ subcommand }) => CONTAINER_SUBCOMMANDS.has(subcommand))
      .flatMap((command) =>
        command.arguments.map((word) => ({
          name: word.value,
          commandText: command.commandText,
          word,
          part: { start: 0, end: word.value.length },
        })),
      ),
  ]);
}

/** `--link NAME[:alias]`, `--volumes-from NAME[:mode]`, `--network container:NAME` (`docker run --help`). */
const REFERRING_FLAGS: Readonly<Record<string, RegExp>> = {
  link: /^([^:]+)/,
  'volumes-from': /^([^:]+)/,
  network: /^container:(.+)$/,
};

/** docker subcommands whose arguments are containers (`docker COMMAND --help`). */
const CONTAINER_SUBCOMMANDS = new Set(
  'attach exec export inspect kill logs pause port rename restart rm start stats stop top unpause update wait'.split(
    ' ',
  ),
);
