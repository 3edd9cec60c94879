import { helpOf, helpOfAll } from './help.ts';
import type { CommandLineHost } from './host.ts';
import { readCall } from './read-call.ts';
import { type ExitCode, Misuse } from './verb.ts';
import { verbs } from './verbs.ts';

/** Runs one command and answers its exit code. */
export async function main(argv: readonly string[], host: CommandLineHost): Promise<ExitCode> {
  const [name, ...words] = argv;
  if (name === undefined) {
    host.stderr(helpOfAll(verbs));
    return 2;
  }
  if (isHelp(name)) {
    host.stdout(helpOfAll(verbs));
    return 0;
  }
  const verb = verbs.find((one) => one.name === name);
  if (!verb) {
    host.stderr(`slipway: unknown verb "${name}"; see slipway --help\n`);
    return 2;
  }
  if (words.slice(0, lastOption(words)).some(isHelp)) {
    host.stdout(helpOf(verb));
    return 0;
  }
  try {
    return await verb.run(readCall(verb, words), host);
  } catch (problem) {
    if (!(problem instanceof Misuse)) throw problem;
    host.stderr(`slipway ${name}: ${problem.message}\n`);
    return 2;
  }
}

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h';
}

/** `--` ends the options. */
function lastOption(words: readonly string[]): number | undefined {
  const at = words.indexOf('--');
  return at < 0 ? undefined : at;
}
