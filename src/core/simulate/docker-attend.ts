import type { Container, DockerDaemon } from './docker-daemon.ts';
import { type Ended, signalNumber } from './exit-status.ts';
import type { Pause } from './process.ts';
import { type ProgramCall, SUCCESS, statusOf } from './program.ts';

/** What a client does, pause by pause. */
export type ClientSteps = Generator<Pause, Ended, void>;

/** Starts a container and, unless detached, stays until it ends; SIGTERM goes on to the container (--sig-proxy). */
export function* attend(
  daemon: DockerDaemon,
  call: ProgramCall,
  container: Container,
  verb: string,
  detached: boolean,
): ClientSteps {
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

/** The engine says no. */
export function refuse(
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
