import { findDocker } from './find-docker.ts';
import { isVerbatim } from './verbatim.ts';

/** What docker's client refuses in a command other than `docker run`: the words it is about, first and last. */
export interface CommandProblem {
  readonly message: string;
  readonly firstWord: number;
  readonly lastWord: number;
}

/**
 * The first thing wrong with the flags and arguments of a docker command. Nothing for a command that is not known here,
 * or where a word is filled in later (docker/cli v28.2.2, `docker COMMAND --help`; pflag).
 */
export function otherCommandProblem(words: readonly string[]): CommandProblem | null {
  const docker = findDocker(words);
  if (docker === null || words.some((word) => isVerbatim(word) || OPERATOR.test(word))) return null;
  const [command, from] = commandAt(words, docker + 1);
  if (!command) return null;
  let args = 0;
  for (let at = from; at < words.length; at++) {
    const word = words[at] as string;
    const problem = (message: string, last = at) => ({ message, firstWord: at, lastWord: last });
    const isFlag = word.length > 1 && word.startsWith('-');
    if (word === '--') return arity(command, args + words.length - at - 1, docker, words.length - 1);
    if (!isFlag) {
      args++;
      if (command.name === 'exec')
        return arity(command, args + words.length - at - 1, docker, words.length - 1);
      continue;
    }
    const flag = word.startsWith('--') ? longFlag(command, word) : shortFlag(command, word);
    if (flag.unknown !== null) return problem(`docker ${command.name} knows no flag ${flag.unknown}.`);
    if (flag.wantsNext && at + 1 >= words.length) return problem(`${word} needs a value.`);
    if (flag.wantsNext) at++;
  }
  return arity(command, args, docker, words.length - 1);
}

interface Command {
  readonly name: string;
  /** Long names; short ones by their letter; true for those that take a value. */
  readonly long: ReadonlyMap<string, boolean>;
  readonly short: ReadonlyMap<string, boolean>;
  readonly least: number;
  readonly most: number;
}

/** `command least-most flags`: a flag as `name`, `name/s` with its letter, `=` behind one that takes a value. */
const COMMANDS: ReadonlyMap<string, Command> = new Map(
  `
  exec 2- detach/d detach-keys= env/e= env-file= interactive/i privileged tty/t user/u= workdir/w=
  kill 1- signal/s=
  load 0-0 input/i= platform= quiet/q
  logs 1-1 details follow/f since= tail/n= timestamps/t until=
  network-create 1-1 attachable aux-address= config-from= config-only driver/d= gateway= ingress internal ip-range= ipam-driver= ipam-opt= ipv4 ipv6 label= opt/o= scope= subnet=
  network-rm 1- force/f
  pull 1-1 all-tags/a disable-content-trust platform= quiet/q
  restart 1- signal/s= time= timeout/t=
  rm 1- force/f link/l volumes/v
  rmi 1- force/f no-prune platform=
  start 1- attach/a checkpoint= checkpoint-dir= detach-keys= interactive/i
  stop 1- signal/s= time= timeout/t=
  volume-rm 1- force/f
  wait 1-
`
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', range = '', ...flags] = line.trim().split(' ');
      const [least = '0', most = ''] = range.split('-');
      const parsed = flags.map((flag) => /^([^/=]+)(?:\/(\w))?(=)?$/.exec(flag) ?? []);
      const command: Command = {
        name: name.replace('-', ' '),
        long: new Map(parsed.map(([, long = '', , value]) => [long, value === '='])),
        short: new Map(parsed.flatMap(([, , short, value]) => (short ? [[short, value === '=']] : []))),
        least: Number(least),
        most: most === '' ? Number.POSITIVE_INFINITY : Number(most),
      };
      return [name, command];
    }),
);

/** Of a shell: what stands there is no argument of docker's. */
const OPERATOR = /^(?:\d*[<>].*|[|&;()]+)$/;

function commandAt(words: readonly string[], at: number): readonly [Command | null, number] {
  const [first = '', second = ''] = words.slice(at);
  if (first === 'container') return [COMMANDS.get(second) ?? null, at + 2];
  if (first === 'image') return [COMMANDS.get(second === 'rm' ? 'rmi' : second) ?? null, at + 2];
  if (first === 'network' || first === 'volume') return [COMMANDS.get(`${first}-${second}`) ?? null, at + 2];
  return [COMMANDS.get(first) ?? null, at + 1];
}

interface ReadFlag {
  readonly unknown: string | null;
  readonly wantsNext: boolean;
}

function longFlag({ long }: Command, word: string): ReadFlag {
  const name = word.slice(2).split('=', 1)[0] as string;
  if (name === 'help') return { unknown: null, wantsNext: false };
  const takesValue = long.get(name);
  if (takesValue === undefined) return { unknown: `--${name}`, wantsNext: false };
  return { unknown: null, wantsNext: takesValue && !word.includes('=') };
}

function shortFlag({ short }: Command, word: string): ReadFlag {
  for (let i = 1; i < word.length; i++) {
    const letter = word[i] as string;
    const takesValue = short.get(letter);
    if (takesValue === undefined) return { unknown: `-${letter}`, wantsNext: false };
    if (takesValue || word[i + 1] === '=')
      return { unknown: null, wantsNext: takesValue && i + 1 >= word.length };
  }
  return { unknown: null, wantsNext: false };
}

function arity(
  { name, least, most }: Command,
  args: number,
  first: number,
  last: number,
): CommandProblem | null {
  if (args >= least && args <= most) return null;
  const wanted =
    most === 0
      ? 'no argument'
      : `${least === most ? '' : 'at least '}${least} argument${least > 1 ? 's' : ''}`;
  return {
    message: `docker ${name} takes ${wanted}, and gets ${args || 'none'}.`,
    firstWord: first,
    lastWord: last,
  };
}
