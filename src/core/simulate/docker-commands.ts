import { attend, type ClientSteps, refuse } from './docker-attend.ts';
import type { DockerDaemon } from './docker-daemon.ts';
import { FAILURE, type ProgramCall, SUCCESS } from './program.ts';

export type DockerAction = (
  daemon: DockerDaemon,
  call: ProgramCall,
  target: string,
  words: readonly string[],
) => ClientSteps;

/** The commands that work on what is there already, by name (`docker --help`). */
export const DOCKER_ACTIONS: Readonly<Record<string, DockerAction>> = {
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
    yield* daemon.take(pull);
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
    yield* daemon.take(daemon.loadTime(daemon.kind === 'stand-in' ? target : file));
    if (pullExit === 0) {
      daemon.loaders.add(call.process.group.name);
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
): ClientSteps {
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

function* look(daemon: DockerDaemon, call: ProgramCall, target: string, verb: string): ClientSteps {
  yield 0;
  const container = daemon.find(target);
  const image =
    daemon.kind === 'engine' && daemon.hasImage(target.replaceAll('_', '/'), call.process.group.name);
  if (!container && !image) return refuse(daemon, call, verb, target, 1, `No such object: ${target}`);
  call.print(container?.state === 'running' ? 'running\n' : 'exited\n');
  daemon.log(verb, target, 'exit', 0);
  return SUCCESS;
}
