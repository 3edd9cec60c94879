import type { DockerDaemon } from './docker-daemon.ts';
import type { Durations } from './durations.ts';
import type { Ended } from './exit-status.ts';
import type { Pause } from './process.ts';
import { FAILURE, type Program, type ProgramCall, SUCCESS } from './program.ts';

/** What programs that use the network need to know. */
export interface NetworkHost {
  readonly docker: DockerDaemon;
  readonly input: { readonly machine: { readonly durations: Durations; readonly network: 'up' | 'none' } };
}

/** Programs that ask somebody else: the manual page of each. */
export function networkPrograms(host: NetworkHost): [string, Program][] {
  return [
    ['curl', (call) => fetch(host, call, ['-o', '--output'], 6)],
    ['wget', (call) => fetch(host, call, ['-O', '--output-document'], 4)],
    ['git', (call) => fetch(host, call, [], 128)],
    ['aws', (call) => fetch(host, call, [], 1)],
    ['nc', (call) => ask(host, call)],
    ['ncat', (call) => ask(host, call)],
    ['ping', (call) => ask(host, call)],
    ['tar', unpack],
    ['gunzip', unpack],
    ['unzip', unpack],
  ];
}

/** A download: to a file where one is named. Without a network it fails, after the pauses of `--retry`. */
function* fetch(host: NetworkHost, call: ProgramCall, output: readonly string[], code: number): Steps {
  const { durations, network } = host.input.machine;
  const { words } = call;
  if (network === 'none') {
    const at = words.indexOf('--retry');
    const times = at >= 0 ? Number(words[at + 1]) || 0 : 0;
    // curl(1): a second before the first, twice as long before each further one.
    for (let i = 0; i < times; i++) yield 1000 * 2 ** i;
    return { code };
  }
  const local = localPort(words);
  if (local !== null) {
    yield 20;
    return answers(host, local) ? SUCCESS : { code: 7 };
  }
  yield durations.download;
  const named = words.findIndex((word) => output.includes(word));
  const file = named >= 0 ? words[named + 1] : undefined;
  if (file) call.files.write(file, 'fetched');
  else call.print('fetched\n');
  return SUCCESS;
}

/** `nc -z localhost 5432` and `ping`. */
function* ask(host: NetworkHost, call: ProgramCall): Steps {
  yield 20;
  if (host.input.machine.network === 'none') return FAILURE;
  const port = call.words.findLast((word) => /^\d{2,5}$/.test(word));
  return port === undefined || answers(host, port) ? SUCCESS : FAILURE;
}

function* unpack(call: ProgramCall): Steps {
  yield 50;
  const file = call.words.find((word) => /\.(?:tar|tgz|gz|bz2|xz|zip)$/.test(word) && !word.startsWith('-'));
  return file === undefined || call.files.exists(file) || call.words.some((word) => /^-?c/.test(word))
    ? SUCCESS
    : { code: 2 };
}

/** Whether a container that publishes the port answers; a port that nobody publishes is not known, so it does. */
function answers({ docker }: NetworkHost, port: string): boolean {
  const publishers = [...docker.containers.values()].filter(({ ports }) =>
    ports.some((one) => new RegExp(`:${port}/`).test(one)),
  );
  return publishers.every(({ state, readyAt }) => state === 'running' && (readyAt ?? 0) <= docker.now());
}

function localPort(words: readonly string[]): string | null {
  const url = words
    .map((word) => /(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::(\d+))?/.exec(word))
    .find(Boolean);
  return url ? (url[1] ?? '80') : null;
}

type Steps = Generator<Pause, Ended, void>;
