import { looksLegacy, parseDockerRun } from '../docker/parse-run.ts';
import { splitCommands } from '../shell/posix-words.ts';
import type { ExecCommand } from '../systemd/exec.ts';
import { parseExec } from '../systemd/exec-words.ts';
import { parseUnit } from '../systemd/parse-unit.ts';
import type { Directive, UnitFile } from '../systemd/unit-file.ts';
import { composeEmbeddings, type Embedding } from '../text/embedding.ts';
import type { Word } from '../text/word.ts';
import type { DockerInvocation, ExecDirective } from './machine.ts';

/** A unit text with everything that can be read of it without its name or place. */
export interface UnitText {
  readonly file: UnitFile;
  readonly execs: readonly ExecDirective[];
  /** Every absolute path that stands in it, for "who uses this file". */
  readonly paths: ReadonlySet<string>;
}

/** Reads a unit text. The same string gives the same object: an edit elsewhere costs nothing here. */
export function readUnitText(source: string): UnitText {
  const known = recent.get(source) ?? older.get(source);
  const result = known ?? read(source);
  recent.set(source, result);
  if (recent.size > CACHE_GENERATION) {
    older = recent;
    recent = new Map();
  }
  return result;
}

/** Two generations of this many texts are kept: more than any document has units. */
const CACHE_GENERATION = 3000;
let recent = new Map<string, UnitText>();
let older = new Map<string, UnitText>();

function read(source: string): UnitText {
  const file = parseUnit(source);
  const execs = file.directives
    .filter((directive) => directive.section === 'Service' && EXEC_KEYS.has(directive.key.value))
    .map(readExec);
  return { file, execs, paths: new Set(source.match(ABSOLUTE_PATH) ?? []) };
}

/** systemd.service(5), OPTIONS. */
const EXEC_KEYS = new Set([
  'ExecCondition',
  'ExecStartPre',
  'ExecStart',
  'ExecStartPost',
  'ExecReload',
  'ExecStop',
  'ExecStopPost',
]);

const ABSOLUTE_PATH = /\/[^\s'"=:,;()<>|&`]+/g;

function readExec(directive: Directive): ExecDirective {
  const line = parseExec(directive.value);
  const runs = line.commands.flatMap((command) => {
    const words = withoutArgv0(command);
    const plain = invocation(words, directive.embedding, 'systemd');
    return plain ? [plain] : scriptRuns(words, directive);
  });
  return { key: directive.key.value, directive, commands: line.commands, problems: line.problems, runs };
}

/** With the prefix `@` the second word is what the program is told it is called: systemd.service(5). */
function withoutArgv0({ prefix, words }: ExecCommand): readonly Word[] {
  return prefix.value.includes('@') ? words.filter((_, i) => i !== 1) : words;
}

function invocation(
  words: readonly Word[],
  commandText: Embedding,
  lexer: DockerInvocation['lexer'],
): DockerInvocation | null {
  const run = parseDockerRun(words);
  if (!run) return null;
  const legacy = looksLegacy(words) ? parseDockerRun(words, { mode: 'legacy' }) : null;
  return {
    commandText,
    lexer,
    words,
    run: legacy ?? run,
    legacy: legacy !== null,
    inShell: lexer === 'posix',
  };
}

/** docker runs in the script of `sh -c '…'`. */
function scriptRuns(words: readonly Word[], directive: Directive): DockerInvocation[] {
  const script = shellScript(words);
  if (!script) return [];
  const commandText = composeEmbeddings(directive.embedding, script.embedding);
  return splitCommands(script.value).flatMap((command) => {
    const found = invocation(command.words, commandText, 'posix');
    return found ? [found] : [];
  });
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
