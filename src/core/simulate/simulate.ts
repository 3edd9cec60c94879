import type { BootInput } from './boot-input.ts';
import { chooserOf } from './chance.ts';
import type { CloudInitStep } from './cloud-init.ts';
import type { ContainerStart, DockerCall, DockerRefusal, StaleLink } from './docker-daemon.ts';
import { describeRun, type FinalUnit } from './final-units.ts';
import { enableUnit } from './install.ts';
import { FileSystem } from './machine-state.ts';
import { PlainLife } from './plain-life.ts';
import { ProcessGroup } from './process.ts';
import { dispatchQueues } from './propagation.ts';
import { RateLimit } from './rate-limit.ts';
import { RefusedJob } from './refused-job.ts';
import { addCloudInit, addStockUnits, USER_DATA_PATH } from './stock-machine.ts';
import type { JobEvent, Message, StateEvent, StepEvent, Wait } from './trace.ts';
import type { FoundCycle } from './transaction-order.ts';
import type { Unit } from './unit.ts';
import { UnitTree } from './unit-tree.ts';
import { type Disk, World } from './world.ts';

/** A command that was given, and what it said. */
export interface CommandEvent {
  readonly t: number;
  readonly command: string;
  /** Null while it waits. */
  rc: number | null;
  out: string;
}

/** Everything that happened in a boot: plain data. Times in ms since systemd began. */
export interface Run {
  readonly states: readonly StateEvent[];
  readonly jobs: readonly JobEvent[];
  readonly waits: readonly Wait[];
  readonly steps: readonly StepEvent[];
  readonly messages: readonly Message[];
  /** systemd's lines about cycles and contradicting jobs. */
  readonly cycleLines: readonly string[];
  readonly cycles: readonly FoundCycle[];
  readonly docker: readonly DockerCall[];
  readonly staleLinks: readonly StaleLink[];
  readonly containers: readonly ContainerStart[];
  readonly refusals: readonly DockerRefusal[];
  readonly cloudInit: readonly CloudInitStep[];
  readonly commands: readonly CommandEvent[];
  /** Every loaded unit by name. */
  readonly units: ReadonlyMap<string, FinalUnit>;
  /** When no job of the boot was left; null when that did not happen. */
  readonly finished: number | null;
  readonly end: number;
  /** Commands that were passed over, since what they do is not known here. */
  readonly notSimulated: readonly string[];
  /** Something was decided by the order of a hash table: see `possibleOutcomes`. */
  readonly byChance: boolean;
}

/** Boots a machine in virtual time. Pure: the same input gives the same run. */
export function simulate(input: BootInput): Run {
  return bootOnce(input, newDisk(input));
}

/** Boots it, and boots it again: units that were enabled start in the second one, images and stopped containers are still there. */
export function simulateReboot(input: BootInput): readonly [Run, Run] {
  const disk = newDisk(input);
  const first = bootOnce(input, disk);
  disk.files.afterReboot();
  return [first, bootOnce(input, disk)];
}

function bootOnce(input: BootInput, disk: Disk): Run {
  const world = new World(input, disk, chooserOf(input.chance));
  const boot = new Boot(world);
  boot.run();
  for (const name of ownNames(input)) world.manager.units.get(name);
  const { recorder, docker, manager } = world;
  recorder.finish();
  return {
    ...{ states: recorder.states, jobs: recorder.jobs, waits: recorder.waits, steps: recorder.steps },
    ...{ messages: recorder.messages, cycleLines: recorder.cycles, cycles: manager.cycles },
    ...{ docker: docker.calls, staleLinks: docker.staleLinks, cloudInit: world.cloudInit },
    ...{ containers: docker.starts, refusals: docker.refusals },
    ...{ commands: boot.commands, units: describeRun(manager.units.all()) },
    ...{ finished: manager.finished, end: world.events.now, byChance: manager.byChance },
    notSimulated: world.unknownCommands,
  };
}

/** What the input names is shown, loaded or not: to ask for a unit is to load it. */
function ownNames({ units, config }: BootInput): readonly string[] {
  return [...units.map(({ path }) => path), ...(config?.units.map(({ name }) => name?.text ?? '') ?? [])];
}

function newDisk(input: BootInput): Disk {
  const tree = new UnitTree();
  const files = new FileSystem();
  addStockUnits(tree);
  files.write('/etc/environment', '');
  for (const { path, text } of input.files) files.write(path, text);
  if (input.config) {
    files.write(USER_DATA_PATH, input.config.text);
    addCloudInit(tree);
  }
  for (const { path, text } of input.units) {
    tree.write('etc', path, text);
    files.write(`/etc/systemd/system/${path}`, text);
  }
  const names = input.units.map(({ path }) => path).filter((path) => !path.includes('/'));
  if (input.enable) for (const name of names) if (!name.includes('@.')) enableUnit(tree, name);
  const services = names.filter((name) => name.endsWith('.service') && !name.includes('@.'));
  const wanted = input.want ?? (input.enable || input.config ? [] : services);
  for (const name of wanted) tree.link('etc', `${input.target}.wants/${name}`, `../${name}`);
  return { tree, files, docker: null };
}

/** From a change until process 1 looks at what it deferred, in ms: a turn of its loop. */
const TURN = 2;

/** What is still shown when nothing can happen any more, in ms. */
const QUIET = 1000;

/** From waking process 1 up to its answer, in ms. */
const ASKING = 20;

/** The loop of a boot: events, then what process 1 does about them, until nothing happens any more. */
class Boot {
  readonly commands: CommandEvent[] = [];
  private readonly limits = new Map<Unit, RateLimit>();
  private readonly pending;
  private checksPending = false;
  private commandRuns = false;
  private lastCommand = 0;

  constructor(private readonly world: World) {
    this.pending = world.input.at.toSorted((a, b) => a.at - b.at);
  }

  run(): void {
    const { world } = this;
    const { events, manager, input } = world;
    for (const name of ['-.slice', 'system.slice', 'init.scope']) {
      const life = manager.units.get(name)?.life;
      if (life instanceof PlainLife) life.coldplug();
    }
    events.at(input.machine.startup, () => this.begin());
    for (const fault of input.faults)
      if (fault.kind === 'kill-docker') this.later(fault.at, () => this.killDocker());
    this.scheduleCommand();
    while (this.goesOn()) {
      const { now } = events;
      events.step();
      while (events.next() <= events.now) events.step();
      this.settle();
      if (events.now < now) break;
    }
    this.look();
  }

  /** Whoever looks at the end asks process 1, which wakes it up: what is due happens before it answers. */
  private look(): void {
    const { events, manager, input, recorder } = this.world;
    const settled = Math.max(manager.finished ?? 0, recorder.lastChange, this.lastCommand) + input.settle;
    const end = Math.max(events.now, Math.min(input.max, settled));
    if (!Number.isFinite(events.next())) {
      events.now = Math.max(events.now, Math.min(events.now + QUIET, end));
      return;
    }
    while (events.next() <= end) events.step();
    events.now = end;
    manager.timers.wake();
    this.settle();
    while (events.next() <= end + ASKING) {
      events.step();
      this.settle();
    }
  }

  /** The default target, alone if it may be (`do_queue_default_job`). */
  private begin(): void {
    const { manager, input, recorder } = this.world;
    const unit = manager.units.get(input.target);
    if (!unit) return;
    const request = { type: 'start', unit, cause: 'the boot' } as const;
    try {
      manager.request({ ...request, mode: 'isolate' });
    } catch (problem) {
      if (!(problem instanceof RefusedJob)) throw problem;
      if (problem.code === 'no-isolation') {
        manager.tryRequest(request, ({ message }) =>
          recorder.note(`Failed to start default target: ${message}`),
        );
      } else recorder.note(`Failed to isolate default target: ${problem.message}`);
    }
  }

  private settle(): void {
    const { manager } = this.world;
    const allowed = (unit: Unit) => {
      let limit = this.limits.get(unit);
      if (!limit) {
        // auto_start_stop_ratelimit of unit.c
        limit = new RateLimit(10_000, 16);
        this.limits.set(unit, limit);
      }
      return limit.allows(manager.now);
    };
    manager.runJobs();
    if (!manager.hasChecks || this.checksPending) return;
    this.checksPending = true;
    this.world.events.after(TURN, () => {
      this.checksPending = false;
      dispatchQueues(manager, allowed);
    });
  }

  private goesOn(): boolean {
    const { events, input, manager, recorder } = this.world;
    const next = events.next();
    if (!Number.isFinite(next) || next > input.max) return false;
    const { docker } = this.world;
    // The rig looks at states alone; else what is under way is waited for.
    const underWay = events.busy > 0 || (docker.kind === 'engine' && manager.jobs.size > 0);
    const waiting = this.pending.length > 0 || this.commandRuns || manager.finished === null || underWay;
    return (
      waiting || next - Math.max(manager.finished ?? 0, recorder.lastChange, this.lastCommand) < input.settle
    );
  }

  /** One command after the other, as a person at a terminal would. */
  private scheduleCommand(): void {
    const next = this.pending[0];
    if (!next) return;
    this.world.events.at(next.at, () => {
      this.pending.shift();
      this.commandRuns = true;
      const event: CommandEvent = { t: this.world.now(), command: next.command, rc: null, out: '' };
      this.commands.push(event);
      const group = new ProcessGroup('command', () => {});
      const process = this.world.command(
        next.command,
        (text) => {
          event.out += text;
        },
        group,
      );
      process.ended.wait(() => {
        event.rc = process.end && 'code' in process.end ? process.end.code : 1;
        event.out = event.out.trim();
        this.lastCommand = this.world.now();
        this.commandRuns = false;
        this.scheduleCommand();
      });
    });
  }

  /** Something that a person does: the run does not end before. */
  private later(time: number, run: () => void): void {
    const { events } = this.world;
    events.busy++;
    events.at(time, () => {
      events.busy--;
      run();
    });
  }

  private killDocker(): void {
    const { docker, manager } = this.world;
    docker.kill();
    const life = manager.units.known('docker.service')?.life;
    if (life && 'group' in life) (life.group as ProcessGroup).signal('KILL');
  }
}
