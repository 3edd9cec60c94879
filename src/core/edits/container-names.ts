import type { DockerFlag, DockerRun } from '../docker/docker-command.ts';
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
      containerReferences(run).flatMap(({ flag, name }): ContainerMention[] => {
        const word = flag.valuePart && words[flag.valuePart.word];
        if (!flag.valuePart || !word) return [];
        const start = flag.valuePart.start + flag.value.indexOf(name);
        return [{ name, commandText, word, part: { start, end: start + name.length } }];
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

/** The flags of a run that name a container of another unit. */
export function containerReferences(run: DockerRun): { flag: DockerFlag; name: string }[] {
  return run.flags.flatMap((flag) => {
    const name = REFERRING_FLAGS[flag.name]?.exec(flag.value)?.[1];
    return name ? [{ flag, name }] : [];
  });
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
