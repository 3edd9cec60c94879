import type { DockerDaemon } from './docker-daemon.ts';
import type { Durations } from './durations.ts';
import type { Process } from './process.ts';
import { Gate, type Running } from './process.ts';
import { type Program, type ProgramCall, SUCCESS } from './program.ts';
import type { SpawnRequest } from './spawn.ts';

/** What daemons need of the machine. */
export interface DaemonHost {
  readonly docker: DockerDaemon;
  readonly input: { readonly machine: { readonly durations: Durations } };
  requestOf(process: Process): SpawnRequest | null;
}

/** The machine's own daemons: they say READY=1 when they are up, and end at SIGTERM. */
export function DAEMONS(host: DaemonHost): [string, Program][] {
  const { durations } = host.input.machine;
  return [
    ...['dockerd', 'containerd', 'etcd', 'etcd2', 'fleetd', 'flanneld', 'locksmithd', 'update_engine'].map(
      (name): [string, Program] => [name, (call) => daemon(host, call, name)],
    ),
    ['systemd-journald', (call) => ready(call, durations.journal)],
    ['dbus-daemon', (call) => ready(call, 10)],
    ['systemd-networkd-wait-online', (call) => pause(call, durations.network)],
    ['rkt', daemonProgram(host)],
  ];
}

/** Behaves as the rig's stand-in: `--docker 'dockerd create=400 exit=1'`. When docker's engine ends, so do its containers. */
function* daemon(host: DaemonHost, call: ProgramCall, name: string): Running {
  const { docker, input } = host;
  yield docker.behaviours.number(name, 'create', input.machine.durations.daemonReady);
  const exit = docker.behaviours.number(name, 'exit', 0);
  if (exit !== 0) return { code: exit };
  try {
    return yield* ready(call, 0);
  } finally {
    if (name === 'dockerd' && docker.kind === 'engine') docker.kill();
  }
}

function* ready(call: ProgramCall, after: number): Running {
  if (after > 0) yield after;
  const end = new Gate();
  for (const name of ['TERM', 'INT']) call.process.signals.set(name, () => end.open());
  call.host.notifyReady(call.process);
  yield end;
  return SUCCESS;
}

function* pause(_call: ProgramCall, time: number): Running {
  yield time;
  return SUCCESS;
}

/**
 * A program of which nothing is known does what its unit expects: as main process it runs on, forks or says that it is
 * ready; as a step before or after, or as a oneshot, it takes a moment and succeeds.
 */
export function daemonProgram(host: DaemonHost): Program {
  const { durations } = host.input.machine;
  return function* (call): Running {
    const request = host.requestOf(call.process);
    const type = request?.settings.type ?? 'oneshot';
    if (
      !request ||
      (request.step !== 'dead' && request.step !== 'start-pre' && request.step !== 'condition')
    ) {
      yield durations.command;
      return SUCCESS;
    }
    if (request.command !== request.settings.execStart[0] || type === 'oneshot') {
      yield durations.command;
      return SUCCESS;
    }
    if (type === 'forking') {
      call.host.fork(call, 'daemon', function* (): Running {
        yield new Gate();
        return SUCCESS;
      });
      yield durations.command;
      return SUCCESS;
    }
    if (type === 'notify') return yield* ready(call, durations.daemonReady);
    yield new Gate();
    return SUCCESS;
  };
}
