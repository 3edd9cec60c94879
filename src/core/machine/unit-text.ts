import { looksLegacy, parseDockerRun } from '../docker/parse-run.ts';
import { isExecKey } from '../systemd/exec-keys.ts';
import { parseExec } from '../systemd/exec-words.ts';
import { parseUnit } from '../systemd/parse-unit.ts';
import type { Directive, UnitFile } from '../systemd/unit-file.ts';
import { commandLines } from './command-lines.ts';
import type { CommandLine, DockerInvocation, ExecDirective } from './machine.ts';

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
    .filter(({ section, key }) => section !== null && isExecKey(section, key.value))
    .map(readExec);
  return { file, execs, paths: new Set(source.match(ABSOLUTE_PATH) ?? []) };
}

const ABSOLUTE_PATH = /\/[^\s'"=:,;()<>|&`]+/g;

function readExec(directive: Directive): ExecDirective {
  const { commands, problems } = parseExec(directive.value);
  const lines = commandLines(directive, commands);
  return { key: directive.key.value, directive, commands, lines, problems, runs: lines.flatMap(dockerRun) };
}

function dockerRun(line: CommandLine): DockerInvocation[] {
  const run = parseDockerRun(line.words);
  if (!run) return [];
  const legacy = looksLegacy(line.words) ? parseDockerRun(line.words, { mode: 'legacy' }) : null;
  return [{ ...line, run: legacy ?? run, legacy: legacy !== null, inShell: line.lexer === 'posix' }];
}
