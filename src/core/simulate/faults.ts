import type { BootInput, Fault } from './boot-input.ts';
import type { DockerDaemon } from './docker-daemon.ts';
import type { EventQueue } from './event-queue.ts';
import { Gate, type Process, type Running } from './process.ts';
import { FAILURE } from './program.ts';
import type { SpawnRequest } from './spawn.ts';

interface FaultHost {
  readonly input: BootInput;
  readonly events: EventQueue;
  readonly docker: DockerDaemon;
}

/** The program as it runs when something is made to go wrong with its unit. Only the main program is touched. */
export function* faultyProgram(
  host: FaultHost,
  request: SpawnRequest,
  process: Process,
  program: Running,
): Running {
  const faults = host.input.faults.filter((fault) => 'unit' in fault && fault.unit === request.unit);
  const isMain = request.settings.execStart.includes(request.command);
  for (const fault of isMain ? faults : []) {
    if (fault.kind === 'hang') yield new Gate();
    if (fault.kind === 'slow') yield fault.by;
    if (fault.kind === 'fail' && !fault.after) return FAILURE;
    if (fault.kind === 'fail') failLater(host, fault, process);
  }
  return yield* program;
}

/** The container ends with it, as it would if it had failed by itself. */
function failLater(host: FaultHost, fault: Fault & { readonly kind: 'fail' }, process: Process): void {
  host.events.busy++;
  host.events.after(fault.after ?? 0, () => {
    host.events.busy--;
    if (process.end) return;
    const container = [...host.docker.containers.values()].find(
      (one) => one.state === 'running' && process.title.split(/\s+|=/).includes(one.name),
    );
    if (container?.process) container.process.finish({ code: 1 });
    else process.finish(FAILURE);
  });
}
