import { deriveRun } from '../../core/docker/derived.ts';
import type { CommandWord, DockerFlag, DockerRun } from '../../core/docker/docker-command.ts';
import { parseImageReference } from '../../core/docker/image-reference.ts';
import { parseDockerRun } from '../../core/docker/parse-run.ts';
import { isVerbatim } from '../../core/docker/verbatim.ts';
import { splitCommands, splitPosix } from '../../core/shell/posix-words.ts';
import { parseExec } from '../../core/systemd/exec-words.ts';
import { parseUnit } from '../../core/systemd/parse-unit.ts';
import { sliceSpan } from '../../core/text/span.ts';
import { readDocument } from '../read-document.ts';
import { choice, type OptionSpec, type Verb } from '../verb.ts';

const lexer: OptionSpec = {
  name: 'lexer',
  value: 'LEXER',
  choices: ['posix', 'systemd'],
  about: 'how words are split: posix (a shell) or systemd (the value of ExecStart=)',
};
const mode: OptionSpec = {
  name: 'mode',
  value: 'MODE',
  choices: ['modern', 'legacy'],
  about: 'modern, or legacy for the single-dash long flags of docker before 1.10',
};

export const parseRunVerb: Verb = {
  name: 'parse-run',
  operands: '',
  count: [0, 1],
  summary: 'Reads one docker run line from standard input and prints it as JSON.',
  options: [lexer, mode],
  notes: ['A line that docker refuses has an error; the exit code is then 1.'],
  async run(call, host) {
    const line = (await readDocument(call.operands[0] ?? '-', host)).trim();
    const parse = (words: readonly CommandWord[]) =>
      parseDockerRun(words, { mode: choice(call, mode) === 'legacy' ? 'legacy' : 'modern' });
    const found = choice(call, lexer) === 'systemd' ? findInExec(line, parse) : findInShell(line, parse);
    if (!found) {
      host.stderr('slipway parse-run: there is no docker run or docker create in this line\n');
      return 1;
    }
    const description = describe(found.run, found.rest);
    host.stdout(`${JSON.stringify(description, null, 2)}\n`);
    return description.error || description.imageInvalid ? 1 : 0;
  },
};

interface Found {
  readonly run: DockerRun;
  /** Shell text behind the command. */
  readonly rest: string | null;
}
type Parse = (words: readonly CommandWord[]) => DockerRun | null;

function findInShell(line: string, parse: Parse): Found | null {
  const starts = [0, ...splitCommands(line).map((command) => command.span.start)];
  for (const start of starts) {
    const { words, rest } = splitPosix(line.slice(start));
    const run = parse(words);
    if (run) return { run, rest: rest && sliceSpan(line.slice(start), rest) };
  }
  return null;
}

function findInExec(line: string, parse: Parse): Found | null {
  const [directive] = parseUnit(`[Service]\nExecStart=${line.replace(/^Exec\w+=/, '')}\n`).directives;
  for (const { words } of parseExec(directive?.value ?? '').commands) {
    const run = parse(words);
    if (run) return { run, rest: null };
  }
  return null;
}

/** The fields are only there where they say something; after an error of stage lex docker knows no flags. */
function describe(run: DockerRun, rest: string | null) {
  const error = run.errors.find((one) => one.stage !== 'daemon');
  const derived = deriveRun(run);
  const isSplit = error?.stage !== 'lex';
  const { image } = run;
  return {
    ...(run.prefix.length > 0 && { prefix: run.prefix }),
    ...(run.globalFlags.length > 0 && { global: pairsOf(run.globalFlags) }),
    subcommand: run.subcommand,
    ...(isSplit && { flags: pairsOf(run.flags) }),
    ...(isSplit && image && { image: image.text, command: run.command }),
    ...(isSplit && image && isInvalid(image.text) && { imageInvalid: true }),
    ...(isSplit && Object.keys(derived).length > 0 && { derived }),
    ...(error && { error: { stage: error.stage, code: error.code, message: error.message } }),
    ...(rest !== null && { rest }),
  };
}

function pairsOf(flags: readonly DockerFlag[]): [string, string][] {
  return flags.map((flag) => [flag.name, flag.value]);
}

function isInvalid(image: string): boolean {
  return !isVerbatim(image) && parseImageReference(image) === null;
}
