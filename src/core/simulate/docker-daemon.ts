import type { DockerBehaviours } from './docker-behaviour.ts';
import { type Durations, loadTime, pullTime } from './durations.ts';
import type { EventQueue } from './event-queue.ts';
import { Gate, type Pause, Process, ProcessGroup, type Running } from './process.ts';

/** A container that docker knows. */
export interface Container {
  readonly name: string;
  readonly image: string;
  /** The unit whose client made it; null when a person did. */
  readonly unit: string | null;
  state: 'created' | 'running' | 'exited';
  /** `--rm`: forgotten when it ends. */
  readonly remove: boolean;
  readonly links: readonly string[];
  /** `0.0.0.0:80/tcp` */
  readonly ports: readonly string[];
  process: Process | null;
  /** Opens once it counts as running, or has failed to. */
  readonly up: Gate;
  /** When it began to run; a later one than a consumer's makes the consumer's link stale. */
  startedAt: number | null;
  readyAt: number | null;
}

export interface DockerCall {
  readonly t: number;
  readonly verb: string;
  readonly name: string;
  readonly event: string;
  readonly code: number | null;
}

/** A container whose address changed while another is linked to the old one. */
export interface StaleLink {
  readonly t: number;
  readonly consumer: string;
  readonly provider: string;
}

/** A container that began to run. */
export interface ContainerStart {
  readonly t: number;
  readonly container: string;
  readonly unit: string | null;
  /** Other containers that it reaches by --link or --net. */
  readonly links: readonly string[];
  /** When it answers. */
  readonly readyAt: number;
}

/** A `docker run` that failed before there was a container. */
export interface DockerRefusal {
  readonly t: number;
  readonly unit: string;
  readonly container: string;
  readonly message: string;
}

/**
 * docker's engine: containers by name, images, ports. `stand-in` is the rig's: every image is there, ports are not
 * looked at, and clients need no docker.service.
 */
export class DockerDaemon {
  readonly containers = new Map<string, Container>();
  readonly images = new Set<string>();
  /** Units that loaded a tar file: what they run was in it. */
  readonly loaders = new Set<string>();
  readonly calls: DockerCall[] = [];
  readonly staleLinks: StaleLink[] = [];
  /** Every start of a container. */
  readonly starts: ContainerStart[] = [];
  /** What the engine refused, and to which unit. */
  readonly refusals: DockerRefusal[] = [];
  private readonly runs = new Map<string, number>();
  private lastProcess = 10_000;

  constructor(
    readonly kind: 'stand-in' | 'engine',
    readonly behaviours: DockerBehaviours,
    private readonly durations: Durations,
    private readonly events: EventQueue,
  ) {}

  /** Takes its time. With the real engine a run does not end meanwhile. */
  *take(time: number): Generator<Pause, void, void> {
    const counts = this.kind === 'engine' ? 1 : 0;
    this.events.busy += counts;
    try {
      yield time;
    } finally {
      this.events.busy -= counts;
    }
  }

  now(): number {
    return this.events.now;
  }

  behaviour(name: string, image = name) {
    const pull = this.kind === 'stand-in' ? 200 : pullTime(image, this.durations);
    return this.behaviours.of(name, { create: this.durations.containerStart, pull });
  }

  log(verb: string, name: string, event: string, code: number | null = null): void {
    this.calls.push({ t: this.events.now, verb, name, event, code });
  }

  /** docker.io/library/nginx, nginx and nginx:latest are one image. */
  hasImage(image: string, unit: string): boolean {
    return this.kind === 'stand-in' || this.images.has(imageKey(image)) || this.loaders.has(unit);
  }

  /** Some tar file was loaded, and nobody knows what was in it. */
  get hasLoaded(): boolean {
    return this.loaders.size > 0;
  }

  addImage(image: string): void {
    this.images.add(imageKey(image));
  }

  loadTime(image: string): number {
    return this.kind === 'stand-in' ? this.behaviour(image).pull : loadTime(image, this.durations);
  }

  find(name: string): Container | null {
    return this.containers.get(name) ?? null;
  }

  /** Who has one of these ports of the host. */
  portTaken(ports: readonly string[]): { readonly port: string; readonly by: string } | null {
    if (this.kind === 'stand-in') return null;
    for (const other of this.containers.values()) {
      if (other.state !== 'running') continue;
      const port = ports.find((one) => other.ports.some((theirs) => sameHostPort(one, theirs)));
      if (port) return { port, by: other.name };
    }
    return null;
  }

  create(container: Omit<Container, 'state' | 'process' | 'up' | 'startedAt' | 'readyAt'>): Container {
    const made: Container = {
      ...container,
      ...{ state: 'created', process: null, up: new Gate(), startedAt: null, readyAt: null },
    };
    this.containers.set(made.name, made);
    return made;
  }

  /** Starts the container's process: outside of the unit of whoever asked. */
  start(container: Container, verb: string): void {
    const group = new ProcessGroup(`container ${container.name}`, () => this.ended(container));
    const process = new Process(this.lastProcess++, container.name, group, this.events);
    container.process = process;
    process.begin(() => this.life(container, verb, process), 0);
  }

  remove(container: Container): void {
    if (this.containers.get(container.name) === container) this.containers.delete(container.name);
  }

  /** After a reboot: the images and the stopped containers are still there. */
  inherit(before: DockerDaemon): void {
    for (const image of before.images) this.images.add(image);
    for (const unit of before.loaders) this.loaders.add(unit);
    for (const [name, container] of before.containers) {
      if (container.remove) continue;
      this.containers.set(name, {
        ...container,
        state: 'exited',
        process: null,
        startedAt: null,
        readyAt: null,
      });
    }
  }

  /** The engine dies and every container with it. */
  kill(): void {
    for (const container of this.containers.values()) container.process?.signal('KILL');
  }

  private *life(container: Container, verb: string, process: Process): Running {
    const { name, image } = container;
    const { create, run, exit, fail, term } = this.behaviour(name, image);
    let asked = false;
    const wake = new Gate();
    const onSignal = () => {
      asked = true;
      wake.open();
    };
    process.signals.set('TERM', onSignal);
    process.signals.set('INT', onSignal);
    const before = this.runs.get(name) ?? 0;
    this.runs.set(name, before + 1);
    yield* this.take(create);
    if (before < fail) {
      container.up.open();
      this.settle(container, verb, 1);
      return { code: 1 };
    }
    container.state = 'running';
    container.startedAt = this.events.now;
    container.readyAt = this.events.now + (this.durations.readyAfter[name] ?? this.durations.containerReady);
    this.log(verb, name, 'running');
    this.findStaleLinks(container);
    const { unit, links, readyAt } = container;
    if (this.kind === 'engine') this.waitFor(readyAt);
    this.starts.push({ t: this.events.now, container: name, unit, links, readyAt });
    container.up.open();
    const ends = this.events.now + run;
    let code = exit;
    while (this.events.now < ends) {
      if (asked && term !== null) {
        this.log(verb, name, 'sigterm');
        code = term;
        break;
      }
      const pause: Pause = asked
        ? Number.isFinite(ends)
          ? ends - this.events.now
          : new Gate()
        : Number.isFinite(ends)
          ? { gate: wake, ms: ends - this.events.now }
          : wake;
      yield pause;
    }
    this.settle(container, verb, code);
    return { code };
  }

  private waitFor(time: number): void {
    this.events.busy++;
    this.events.at(time, () => {
      this.events.busy--;
    });
  }

  private settle(container: Container, verb: string, code: number): void {
    container.state = 'exited';
    if (container.remove) this.remove(container);
    this.log(verb, container.name, 'exit', code);
  }

  /** Killed, it could not settle anything itself. */
  private ended(container: Container): void {
    container.up.open();
    if (container.state !== 'running') return;
    container.state = 'exited';
    if (container.remove) this.remove(container);
  }

  private findStaleLinks(provider: Container): void {
    for (const consumer of this.containers.values()) {
      if (consumer.state !== 'running' || !consumer.links.includes(provider.name)) continue;
      this.staleLinks.push({ t: this.events.now, consumer: consumer.name, provider: provider.name });
    }
  }
}

function imageKey(image: string): string {
  const short = image.replace(/^docker\.io\//, '').replace(/^library\//, '');
  return /[:@][^/]*$/.test(short) ? short : `${short}:latest`;
}

function sameHostPort(a: string, b: string): boolean {
  const [ipA = '', portA] = splitPort(a);
  const [ipB = '', portB] = splitPort(b);
  const anywhere = (ip: string) => ip === '' || ip === '0.0.0.0';
  return portA === portB && (ipA === ipB || anywhere(ipA) || anywhere(ipB));
}

function splitPort(text: string): [string, string] {
  const colon = text.lastIndexOf(':');
  return [text.slice(0, colon), text.slice(colon + 1)];
}
