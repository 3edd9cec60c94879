import { findDocker } from '../docker/find-docker.ts';
import type { CommandLine, ExecDirective } from '../machine/machine.ts';
import type { Embedding } from '../text/embedding.ts';
import type { Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { Word } from '../text/word.ts';
import { accepted } from './refused.ts';

/** A docker command line of any kind, plain or inside `sh -c`. */
export interface DockerCommand extends CommandLine {
  readonly subcommand: string;
  /** Words behind the subcommand. */
  readonly arguments: readonly Word[];
}

/** The docker command lines of an Exec directive, in order. */
export function dockerCommands(exec: ExecDirective): DockerCommand[] {
  return exec.lines.flatMap(asDocker);
}

/** The edit of the unit text that changes part of a word. */
export function replaceInWord(commandText: Embedding, word: Word, part: Span, text: string): TextEdit {
  const inner = accepted(word.embedding.replace(part, text));
  return accepted(commandText.replace(inner.span, inner.newText));
}

function asDocker(line: CommandLine): DockerCommand[] {
  const { words } = line;
  const docker = findDocker(words.map((word) => word.value));
  if (docker === null) return [];
  const at = words.findIndex(
    (word, i) => i > docker && !word.value.startsWith('-') && !MANAGEMENT.has(word.value),
  );
  const subcommand = words[at];
  return subcommand ? [{ ...line, subcommand: subcommand.value, arguments: words.slice(at + 1) }] : [];
}

/** `docker container rm` is `docker rm` (`docker --help`, Management Commands). */
const MANAGEMENT = new Set(['container', 'image']);
