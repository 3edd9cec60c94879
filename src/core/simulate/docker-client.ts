import { deriveRun } from '../docker/derived.ts';
import type { DockerRun } from '../docker/docker-command.ts';
import { parseBool } from '../docker/numbers.ts';
import { looksLegacy, parseDockerRun } from '../docker/parse-run.ts';
import type { Container, DockerDaemon } from './docker-daemon.ts';
import { type Ended, signalNumber } from './exit-status.ts';
import type { Pause, Running } from './process.ts';
import { FAILURE, type Program, type ProgramCall, SUCCESS, statusOf } from './program.ts';

type Steps = Generator<Pause, Ended, void>;

/** What a client needs of the machine before it can talk to the engine; null when nobody answers. */
export type Connect = (call: ProgramCall) => Generator<Pause, boolean, void>;

/** `docker` on the command line: what a unit file needs of it (`docker --help`; exit codes: docker run --help). */
export function dockerProgram(daemon: DockerDaemon, connect: Connect): Program {
  return function* (call): Running {
    const { verb, words } = subcommand(call.words);
    if (verb === '' || verb === 'version' || verb === '--version') return SUCCESS;
    if (!(yield* connect(call))) {
      call.print(
        'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?\n',
      );
      return { code: verb === 'run' ? 125 : 1 };
    }
    if (verb === 'run' || verb === 'create') return yield* run(daemon, call, verb);
    const action = ACTIONS[verb];
    const target = operand(words);
    daemon.log(verb, target, 'exec');
    if (action) return yield* action(daemon, call, target, words);
    daemon.log(verb, target, 'exit', 0);
    return SUCCESS;
  };
}

/** `docker container stop x` is `docker stop x`. */
function subcommand(words: readonly string[]): { verb: string; words: readonly string[] } {
  let at = 1;
  while (words[at]?.startsWith('-')) at += TAKES_VALUE.has(words[at] as string) ? 2 : 1;
  if (words[at] === 'container' || words[at] === 'image') at++;
  return { verb: words[at] ?? '', words: words.slice(at + 1) };
}

const TAKES_VALUE: ReadonlySet<string> = new Set([
  '-H',
  '--host',
  '-l',
  '--log-level',
  '--config',
  '-c',
  '--context',
]);

/** The first word that is no option, nor the value of one. */
function operand(words: readonly string[]): string {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    if (['-t', '--time', '--timeout', '--format', '-s', '--signal'].includes(word)) at++;
    else if (word === '--filter') at++;
    else if (!word.startsWith('-')) return word.replaceAll('/', '_');
  }
  return '';
}

function* run(daemon: DockerDaemon, call: ProgramCall, verb: 'run' | 'create'): Steps {
  const words = call.words.map((value) => ({ value, span: { start: 0, end: 0 } }));
  const parsed = looksLegacy(words) ? parseDockerRun(words, { mode: 'legacy' }) : parseDockerRun(words);
  if (!parsed?.image)
    return refuse(daemon, call, verb, '', 1, `"docker ${verb}" requires at least 1 argument`);
  const image = parsed.image.text;
  const given = flag(parsed, 'name');
  const name = (given ?? `anon-${call.process.id}`).replaceAll('/', '_');
  daemon.log(verb, given ?? image.replaceAll('/', '_'), 'exec');
  const usage = parsed.errors.find(({ stage }) => stage !== 'daemon');
  if (usage && daemon.kind === 'engine') return refuse(daemon, call, verb, name, 125, usage.message);
  const refusal = conflict(daemon, parsed, given === null ? null : name);
  if (refusal) return refuse(daemon, call, verb, name, 125, refusal);
  if (!daemon.hasImage(image)) {
    if (flag(parsed, 'pull') === 'never')
      return refuse(daemon, call, verb, name, 125, `No such image: ${image}`);
    daemon.log('pull', image, 'exec');
    yield daemon.behaviour(image, image).pull;
    daemon.addImage(image);
    daemon.log('pull', image, 'exit', 0);
  }
  const ports = (deriveRun(parsed).ports ?? [])
    .filter(({ hostPort }) => hostPort !== '')
    .map(({ hostIp, hostPort, proto }) => `${hostIp}:${hostPort}/${proto}`);
  const container = daemon.create({
    ...{ name, image, remove: isSet(parsed, 'rm'), links: links(parsed), ports },
    unit: call.process.group.name,
  });
  const taken = daemon.portTaken(ports);
  if (taken && verb === 'run') {
    if (container.remove) daemon.remove(container);
    return refuse(daemon, call, verb, name, 125, `Bind for ${taken.port} failed: port is already allocated`);
  }
  if (verb === 'create') {
    yield daemon.behaviour(name).create;
    daemon.log(verb, name, 'created', 0);
    return SUCCESS;
  }
  return yield* attend(daemon, call, container, verb, isSet(parsed, 'detach'));
}

/** What the engine refuses before it makes a container. */
function conflict(daemon: DockerDaemon, parsed: DockerRun, name: string | null): string | null {
  if (name !== null && daemon.find(name)) return `Conflict. The container name "/${name}" is already in use`;
  for (const link of links(parsed)) {
    const other = daemon.find(link);
    if (!other) return `could not get container for ${link}`;
    if (other.state !== 'running') return `Cannot link to a non running container: /${link}`;
  }
  for (const from of flags(parsed, 'volumes-from')) {
    const other = from.replace(/:.*$/, '');
    if (!daemon.find(other)) return `No such container: ${other}`;
  }
  const network = flag(parsed, 'network') ?? '';
  const shared = network.startsWith('container:') ? network.slice('container:'.length) : null;
  if (shared !== null && daemon.find(shared)?.state !== 'running') {
    return `cannot join network of a non running container: ${shared}`;
  }
  return null;
}

/** Starts a container and, unless detached, stays until it ends; SIGTERM goes on to the container (--sig-proxy). */
function* attend(
  daemon: DockerDaemon,
  call: ProgramCall,
  container: Container,
  verb: string,
  detached: boolean,
): Steps {
  daemon.start(container, verb);
  const inside = container.process;
  for (const name of ['TERM', 'INT']) call.process.signals.set(name, () => inside?.signal(name));
  if (!container.up.isOpen) yield container.up;
  if (detached) {
    call.print(`${container.name}\n`);
    daemon.log(verb, container.name, 'detached', 0);
    return SUCCESS;
  }
  if (inside && !inside.end) yield inside.ended;
  return { code: statusOf(inside?.end ?? SUCCESS, signalNumber) };
}

type Action = (daemon: DockerDaemon, call: ProgramCall, target: string, words: readonly string[]) => Steps;

const ACTIONS: Readonly<Record<string, Action>> = {
  *start(daemon, call, target, words) {
    const container = daemon.find(target);
    if (!container) return refuse(daemon, call, 'start', target, 1, `No such container: ${target}`);
    const again = daemon.create({ ...container });
    const attached = words.some((word) => word === '-a' || word === '--attach' || /^-[a-z]*a/.test(word));
    return yield* attend(daemon, call, again, 'start', !attached);
  },
  stop: (daemon, call, target, words) => stop(daemon, call, target, words, 'stop'),
  restart: (daemon, call, target, words) => stop(daemon, call, target, words, 'restart'),
  *kill(daemon, call, target) {
    const container = daemon.find(target);
    if (!container) return refuse(daemon, call, 'kill', target, 1, `No such container: ${target}`);
    if (container.state !== 'running') {
      return refuse(daemon, call, 'kill', target, 1, `Cannot kill container: ${target} is not running`);
    }
    container.process?.signal('KILL');
    if (container.process && !container.process.end) yield container.process.ended;
    daemon.log('kill', target, 'exit', 0);
    return SUCCESS;
  },
  *rm(daemon, call, target, words) {
    const container = daemon.find(target);
    const force = words.some((word) => word === '--force' || /^-[a-z]*f/.test(word));
    if (!container) {
      // Forced, it is no error any more since docker 20.10.
      if (force && daemon.kind === 'engine') return SUCCESS;
      return refuse(daemon, call, 'rm', target, 1, `No such container: ${target}`);
    }
    if (container.state === 'running') {
      if (!force)
        return refuse(daemon, call, 'rm', target, 1, `You cannot remove a running container ${target}`);
      container.process?.signal('KILL');
      yield 1;
    }
    daemon.remove(container);
    daemon.log('rm', target, 'exit', 0);
    return SUCCESS;
  },
  *pull(daemon, _, target, words) {
    const image = words.findLast((word) => !word.startsWith('-')) ?? target;
    const { pull, pullExit } = daemon.behaviour(target, image);
    yield pull;
    if (pullExit === 0) daemon.addImage(image);
    daemon.log('pull', target, 'exit', pullExit);
    return { code: pullExit };
  },
  *load(daemon, call, target, words) {
    const option = words.findIndex((word) => word === '-i' || word === '--input');
    const file =
      option >= 0
        ? (words[option + 1] ?? target)
        : (words.find((word) => word.startsWith('--input='))?.slice(8) ?? target);
    const { pullExit } = daemon.behaviour(target);
    yield daemon.loadTime(daemon.kind === 'stand-in' ? target : file);
    if (pullExit === 0) {
      daemon.addImage(file);
      for (const image of imagesOfFile(file)) daemon.addImage(image);
    }
    daemon.log('load', target, 'exit', pullExit);
    if (pullExit === 0) call.print(`Loaded image: ${file}\n`);
    return { code: pullExit };
  },
  *build(daemon, _, target) {
    const { pull, pullExit } = daemon.behaviour(target);
    yield pull;
    return { code: pullExit };
  },
  inspect: (daemon, call, target) => look(daemon, call, target, 'inspect'),
  logs: (daemon, call, target) => look(daemon, call, target, 'logs'),
  wait: (daemon, call, target) => look(daemon, call, target, 'wait'),
  *ps(daemon, call, _, words) {
    yield 0;
    const all = words.some((word) => word === '--all' || /^-[a-z]*a/.test(word));
    for (const { name, state } of daemon.containers.values()) {
      if (daemon.kind === 'engine' && (all || state === 'running')) call.print(`${name}\n`);
    }
    return SUCCESS;
  },
  *images(daemon, call) {
    yield 0;
    for (const image of daemon.images) call.print(`${image}\n`);
    return SUCCESS;
  },
  *exec(daemon, call, target) {
    if (daemon.kind === 'stand-in') return SUCCESS;
    const container = daemon.find(target);
    if (container?.state !== 'running') {
      return refuse(daemon, call, 'exec', target, 1, `Container ${target} is not running`);
    }
    // What is asked in a container is mostly whether it answers.
    yield 50;
    return (container.readyAt ?? 0) <= call.host.now() ? SUCCESS : FAILURE;
  },
};

function* stop(
  daemon: DockerDaemon,
  call: ProgramCall,
  target: string,
  words: readonly string[],
  verb: string,
): Steps {
  const container = daemon.find(target);
  if (!container) return refuse(daemon, call, verb, target, 1, `No such container: ${target}`);
  const inside = container.process;
  if (inside && !inside.end) {
    inside.signal('TERM');
    yield { gate: inside.ended, ms: graceTime(words) };
    if (!inside.end) {
      inside.signal('KILL');
      yield inside.ended;
    }
    // The client looks every 50 ms.
    yield 25;
  }
  daemon.log(verb, target, 'exit', 0);
  return SUCCESS;
}

/** `docker stop --help`: 10 seconds unless `-t` says otherwise. */
function graceTime(words: readonly string[]): number {
  const at = words.findIndex((word) => ['-t', '--time', '--timeout'].includes(word));
  const text =
    at >= 0
      ? words[at + 1]
      : words.find((word) => /^(?:-t|--time=|--timeout=)\d/.test(word))?.replace(/^\D*/, '');
  return (text === undefined ? 10 : Number(text) || 0) * 1000;
}

function* look(daemon: DockerDaemon, call: ProgramCall, target: string, verb: string): Steps {
  yield 0;
  const container = daemon.find(target);
  const image = daemon.kind === 'engine' && daemon.hasImage(target.replaceAll('_', '/'));
  if (!container && !image) return refuse(daemon, call, verb, target, 1, `No such object: ${target}`);
  call.print(container?.state === 'running' ? 'running\n' : 'exited\n');
  daemon.log(verb, target, 'exit', 0);
  return SUCCESS;
}

function refuse(
  daemon: DockerDaemon,
  call: ProgramCall,
  verb: string,
  name: string,
  code: number,
  message: string,
): Ended {
  call.print(`docker: Error response from daemon: ${message}.\n`);
  daemon.log(verb, name, 'error', code);
  const unit = call.process.group.name;
  if (code === 125) daemon.refusals.push({ t: call.host.now(), unit, container: name, message });
  return { code };
}

/** An image file is mostly called as its image: `/opt/images/elastic-6.tar.gz` holds `elastic`. */
function imagesOfFile(path: string): readonly string[] {
  const base = path.slice(path.lastIndexOf('/') + 1).replace(/\.(?:tar|tgz|tar\.gz|tar\.xz|tar\.bz2)$/, '');
  return [base, base.replace(/[-_]v?\d[\w.]*$/, '')];
}

function flags(parsed: DockerRun, name: string): readonly string[] {
  return parsed.flags.filter((one) => one.name === name).map(({ value }) => value);
}

function flag(parsed: DockerRun, name: string): string | null {
  return flags(parsed, name).at(-1) ?? null;
}

function isSet(parsed: DockerRun, name: string): boolean {
  const value = flag(parsed, name);
  return value !== null && parseBool(value).value === true;
}

function links(parsed: DockerRun): readonly string[] {
  return flags(parsed, 'link').map((link) => link.replace(/:.*$/, ''));
}
