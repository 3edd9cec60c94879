import { findDocker } from '../docker/find-docker.ts';
import type { ExecDirective } from '../machine/machine.ts';
import { splitCommands } from '../shell/posix-words.ts';
import { composeEmbeddings, type Embedding, isRefusal } from '../text/embedding.ts';
import type { Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { Word } from '../text/word.ts';
import { Refused } from './refused.ts';

/** A docker command line of any kind in an Exec directive, plain or inside `sh -c`. */
export interface DockerCommand {
  readonly subcommand: string;
  readonly words: readonly Word[];
  /** Words behind the subcommand. */
  readonly arguments: readonly Word[];
  /** The text the words stand in, mapped to the unit text. */
  readonly commandText: Embedding;
}

export function dockerCommands(exec: ExecDirective): DockerCommand[] {
  const { embedding } = exec.directive;
  return exec.commands.flatMap(({ words }) => {
    const script = shellScript(words);
    if (!script) return asDocker(words, embedding);
    const commandText = composeEmbeddings(embedding, script.embedding);
    return splitCommands(script.value).flatMap((command) => asDocker(command.words, commandText));
  });
}

/** The edit of the unit text that changes part of a word. */
export function replaceInWord(commandText: Embedding, word: Word, part: Span, text: string): TextEdit {
  const inner = word.embedding.replace(part, text);
  if (isRefusal(inner)) throw new Refused(inner.reason);
  const outer = commandText.replace(inner.span, inner.newText);
  if (isRefusal(outer)) throw new Refused(outer.reason);
  return outer;
}

function asDocker(words: readonly Word[], commandText: Embedding): DockerCommand[] {
  const docker = findDocker(words.map((word) => word.value));
  if (docker === null) return [];
  const at = words.findIndex(
    (word, i) => i > docker && !word.value.startsWith('-') && !MANAGEMENT.has(word.value),
  );
  const subcommand = words[at];
  return subcommand
    ? [{ subcommand: subcommand.value, words, arguments: words.slice(at + 1), commandText }]
    : [];
}

/** `docker container rm` is `docker rm` (`docker --help`, Management Commands). */
const MANAGEMENT = new Set(['container', 'image']);

function shellScript(words: readonly Word[]): Word | undefined {
  const option = words.findIndex((word) => /^-[a-z]*c$/.test(word.value));
  const isShell = option > 0 && words.slice(0, option).some((word) => /(^|\/)(ba|da|a)?sh$/.test(word.value));
  return isShell ? words[option + 1] : undefined;
}
