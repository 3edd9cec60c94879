import { findProgram } from '../docker/find-docker.ts';
import { splitCommands } from '../shell/posix-words.ts';
import type { ExecCommand } from '../systemd/exec.ts';
import type { Directive } from '../systemd/unit-file.ts';
import { composeEmbeddings } from '../text/embedding.ts';
import type { Word } from '../text/word.ts';
import type { CommandLine } from './machine.ts';

/** Every command that a directive carries out: its own, and in place of `sh -c '…'` those of the script. */
export function commandLines(directive: Directive, commands: readonly ExecCommand[]): CommandLine[] {
  return commands.flatMap((command) => {
    const words = withoutArgv0(command);
    return carriedOut({ words, commandText: directive.embedding, lexer: 'systemd' }, DEEPEST);
  });
}

/** Scripts inside one another; what is deeper is not looked at. */
const DEEPEST = 4;

function carriedOut(line: CommandLine, depth: number): CommandLine[] {
  const script = depth > 0 ? shellScript(line.words) : null;
  if (!script) return [line];
  const commandText = composeEmbeddings(line.commandText, script.embedding);
  return splitCommands(script.value).flatMap(({ words }) =>
    carriedOut({ words, commandText, lexer: 'posix' }, depth - 1),
  );
}

/** With the prefix `@` the second word is what the program is told it is called: systemd.service(5). */
function withoutArgv0({ prefix, words }: ExecCommand): readonly Word[] {
  return prefix.value.includes('@') ? words.filter((_, i) => i !== 1) : words;
}

/** The word behind `-c` of a shell or of su, also when another program runs it: `env A=1 bash -euo pipefail -c …`. */
function shellScript(words: readonly Word[]): Word | null {
  const values = words.map((word) => word.value);
  const su = findProgram(values, (word) => /(^|\/)su$/.test(word));
  const shell = su ?? findProgram(values, (word) => /(^|\/)(ba|da|a)?sh$/.test(word));
  if (shell === null) return null;
  for (let i = shell + 1; i < words.length; i++) {
    const option = values[i] as string;
    if (/^-[a-z]*c$/.test(option) || (su !== null && option === '--command')) return words[i + 1] ?? null;
    // `-o pipefail`: the name of an option follows (POSIX.1, sh).
    if (/^[-+][a-zA-Z]*o$/.test(option)) i++;
    else if (su === null && !/^[-+]/.test(option)) return null;
  }
  return null;
}
