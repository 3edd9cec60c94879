import { deriveRun } from '../docker/derived.ts';
import type { DockerRun } from '../docker/docker-command.ts';
import { parseBool } from '../docker/numbers.ts';
import { looksLegacy, parseDockerRun } from '../docker/parse-run.ts';
import { attend, type ClientSteps, refuse } from './docker-attend.ts';
import { DOCKER_ACTIONS } from './docker-commands.ts';
import type { DockerDaemon } from './docker-daemon.ts';
import type { Pause, Running } from './process.ts';
import { type Program, type ProgramCall, SUCCESS } from './program.ts';

/** What a client needs of the machine before it can talk to the engine; null when nobody answers. */
export type Connect = () => Generator<Pause, boolean, void>;

/** `docker` on the command line: what a unit file needs of it (`docker --help`; exit codes: docker run --help). */
export function dockerProgram(daemon: DockerDaemon, connect: Connect): Program {
  return function* (call): Running {
    const { verb, words } = subcommand(call.words);
    if (verb === '' || verb === 'version' || verb === '--version') return SUCCESS;
    if (!(yield* connect())) {
      call.print(
        'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?\n',
      );
      return { code: verb === 'run' ? 125 : 1 };
    }
    if (verb === 'run' || verb === 'create') return yield* run(daemon, call, verb);
    const action = DOCKER_ACTIONS[verb];
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

function* run(daemon: DockerDaemon, call: ProgramCall, verb: 'run' | 'create'): ClientSteps {
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
  if (!daemon.hasImage(image, call.process.group.name)) {
    const never = flag(parsed, 'pull') === 'never';
    if (never && !daemon.hasLoaded) return refuse(daemon, call, verb, name, 125, `No such image: ${image}`);
    if (!never) {
      daemon.log('pull', image, 'exec');
      yield* daemon.take(daemon.behaviour(image, image).pull);
      daemon.log('pull', image, 'exit', 0);
    }
    daemon.addImage(image);
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
