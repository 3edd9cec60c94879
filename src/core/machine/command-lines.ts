import { splitCommands } from '../shell/posix-words.ts';
import type { ExecCommand } from '../systemd/exec.ts';
import type { Directive } from '../systemd/unit-file.ts';
import { composeEmbeddings } from '../text/embedding.ts';
import type { Word } from '../text/word.ts';
import type { CommandLine } from './machine.ts';

/** Every command that a directive carries out: its own, and in place of `sh -c '…'` those of the script. */
export function commandLines(directive: Directive, commands: readonly ExecCommand[]): CommandLine[] {
  return commands.flatMap((command): CommandLine[] => {
    const words = withoutArgv0(command);
    const script = shellScript(words);
    if (!script) return [{ words, commandText: directive.embedding, lexer: 'systemd' }];
    const commandText = composeEmbeddings(directive.embedding, script.embedding);
    return splitCommands(script.value).map((inner) => ({ words: inner.words, commandText, lexer: 'posix' }));
  });
}

/** With the prefix `@` the second word is what the program is told it is called: systemd.service(5). */
function withoutArgv0({ prefix, words }: ExecCommand): readonly Word[] {
  return prefix.value.includes('@') ? words.filter((_, i) => i !== 1) : words;
}

/** The word behind `-c` of a shell, `/usr/bin/env bash -lc …` included. */
function shellScript(words: readonly Word[]): Word | null {
  const shell = words.findIndex((word, i) => i < 2 && /(^|\/)(ba|da|a)?sh$/.test(word.value));
  if (shell < 0) return null;
  for (let i = shell + 1; i < words.length; i++) {
    const option = (words[i] as Word).value;
    if (/^-[a-z]*c$/.test(option)) return words[i + 1] ?? null;
    if (!/^[-+]/.test(option)) return null;
  }
  return null;
}
