import type { BootInput } from './boot-input.ts';
import { type CloudInitStep, runCloudInit } from './cloud-init.ts';
import type { ConditionFacts } from './conditions.ts';
import { DAEMONS, daemonProgram } from './daemons.ts';
import { DockerBehaviours } from './docker-behaviour.ts';
import { dockerProgram } from './docker-client.ts';
import { DockerDaemon } from './docker-daemon.ts';
import { EventQueue } from './event-queue.ts';
import { faultyProgram } from './faults.ts';
import { UnitLoader } from './load.ts';
import type { FileSystem } from './machine-state.ts';
import { Manager } from './manager.ts';
import { MountLife } from './mount-life.ts';
import { PathLife } from './path-life.ts';
import { PlainLife } from './plain-life.ts';
import { Gate, type Pause, Process, type ProcessGroup, type Running } from './process.ts';
import type { ChildChanges, Program, ProgramCall, ProgramHost } from './program.ts';
import { PROGRAMS } from './programs.ts';
import { ServiceLife } from './service-life.ts';
import type { ManagerDefaults } from './service-settings.ts';
import { runScript } from './shell.ts';
import { SocketLife } from './socket-life.ts';
import { environmentOf, type SpawnRequest, setupFailure, wordsOf } from './spawn.ts';
import { systemctlProgram } from './systemctl.ts';
import { TimerLife } from './timer-life.ts';
import { Recorder } from './trace.ts';
import type { Chooser } from './transaction.ts';
import type { Life, Unit } from './unit.ts';
import type { UnitTree } from './unit-tree.ts';

/** What outlives a reboot. */
export interface Disk {
  readonly tree: UnitTree;
  readonly files: FileSystem;
  /** Null before the first boot. */
  docker: DockerDaemon | null;
}

/** One boot of a machine in virtual time: process 1, the other processes, the files, docker. */
export class World implements ProgramHost {
  readonly events = new EventQueue();
  readonly recorder = new Recorder(() => this.events.now);
  readonly files: FileSystem;
  readonly manager: Manager;
  readonly docker: DockerDaemon;
  readonly cloudInit: CloudInitStep[] = [];
  readonly unknownCommands: string[] = [];
  readonly defaults: ManagerDefaults;
  private readonly programs: ReadonlyMap<string, Program>;
  private readonly processes = new Map<number, Process>();
  private readonly requests = new Map<Process, SpawnRequest>();
  private lastProcess = 100;

  constructor(
    readonly input: BootInput,
    disk: Disk,
    choose: Chooser,
  ) {
    const { machine } = input;
    this.files = disk.files;
    this.defaults = machine.defaults;
    const units = new UnitLoader(
      disk.tree,
      machine.defaults,
      (unit) => this.lifeOf(unit),
      (unit, text) => this.recorder.message(unit.id, text),
    );
    const facts: ConditionFacts = {
      files: this.files,
      hostName: 'localhost',
      firstBoot: disk.docker === null,
      virtualization: machine.virtualization,
      kernelCommandLine: '',
    };
    this.manager = new Manager(this.events, units, facts, this.recorder, choose, machine.timerAccuracy);
    const behaviours = new DockerBehaviours(machine.behaviours);
    this.docker = new DockerDaemon(machine.docker, behaviours, machine.durations, this.events);
    for (const image of machine.images) this.docker.addImage(image);
    if (disk.docker) this.docker.inherit(disk.docker);
    disk.docker = this.docker;
    this.programs = this.allPrograms();
    this.files.onChange = (path) => this.fileChanged(path);
  }

  get shell(): 'bash' | 'dash' {
    return this.input.machine.shell;
  }

  now(): number {
    return this.events.now;
  }

  /** A process that a service asked for. */
  spawn(request: SpawnRequest): Process | null {
    const environment = environmentOf(request.settings, this.files);
    if (!environment) return null;
    const words = wordsOf(request.command, environment);
    const process = this.create(words.join(' '), request.group);
    this.requests.set(process, request);
    if (request.settings.ignoresSigpipe) process.signals.set('PIPE', 'ignore');
    const { durations } = this.input.machine;
    const step = {
      unit: request.unit,
      step: request.step,
      command: words.join(' '),
      from: this.now(),
      to: null,
    };
    this.recorder.begin(step, process);
    const call = this.call(process, words, environment);
    process.begin(
      () => faultyProgram(this, request, process, this.runService(request, call)),
      durations.exec,
    );
    return process;
  }

  /** A command line of a person, in a shell of its own. */
  command(text: string, print: (text: string) => void, group: ProcessGroup): Process {
    const process = this.create(text, group);
    const call = {
      ...this.call(process, ['sh', '-c', text], new Map([['PATH', '/usr/sbin:/usr/bin']])),
      print,
    };
    process.begin(() => runScript(call, text), this.input.machine.durations.exec);
    return process;
  }

  child(call: ProgramCall, words: readonly string[], changes: Partial<ChildChanges> = {}): Process {
    const process = this.create(words.join(' '), call.process.group, call.process);
    this.inheritSignals(call.process, process);
    process.begin(
      () => this.become({ ...call, ...changes, process, words }),
      this.input.machine.durations.exec,
    );
    return process;
  }

  fork(call: ProgramCall, title: string, program: (process: Process) => Running): Process {
    const process = this.create(title, call.process.group, call.process);
    this.inheritSignals(call.process, process);
    process.begin(program, 0);
    return process;
  }

  *become(call: ProgramCall): Running {
    const [path = ''] = call.words;
    const program = this.resolve(path);
    if (program) return yield* program(call);
    this.notSimulated(call.words.join(' '));
    return { code: 127 };
  }

  notifyReady(process: Process): void {
    const { name } = process.group;
    const life = this.manager.units.known(name)?.life;
    if (life instanceof ServiceLife) life.notified(process);
  }

  notSimulated(command: string): void {
    if (!this.unknownCommands.includes(command)) this.unknownCommands.push(command);
  }

  find(id: number): Process | null {
    return this.processes.get(id) ?? null;
  }

  /** Which step of which unit a process is; null for one that no unit asked for. */
  requestOf(process: Process): SpawnRequest | null {
    return this.requests.get(process) ?? null;
  }

  private *runService(request: SpawnRequest, call: ProgramCall): Running {
    if (request.idle) yield { gate: this.idleGate(), ms: IDLE_LIMIT };
    const failure = setupFailure(request.settings, this.files);
    if (failure !== null) return { code: failure };
    const program = this.resolve(call.words[0] ?? '');
    // systemd.service(5): with `-` a missing program is a success.
    if (!program) return { code: request.command.ignoresFailure ? 0 : 203 };
    const { whenUp, settings } = request;
    if (whenUp && settings.type === 'exec') this.events.after(0, whenUp);
    if (whenUp && settings.type === 'dbus') {
      this.events.after(this.input.machine.durations.daemonReady, whenUp);
    }
    return yield* program(call);
  }

  private idleGate(): Gate {
    const gate = new Gate();
    if (this.manager.jobs.size === 0) gate.open();
    else this.manager.whenIdle.push(() => gate.open());
    return gate;
  }

  private create(title: string, group: ProcessGroup, parent: Process | null = null): Process {
    const process = new Process(this.lastProcess++, title, group, this.events, parent);
    this.processes.set(process.id, process);
    process.ended.wait(() => {
      this.processes.delete(process.id);
      this.recorder.end(process);
    });
    return process;
  }

  private call(
    process: Process,
    words: readonly string[],
    environment: ReadonlyMap<string, string>,
  ): ProgramCall {
    return { process, words, environment, input: '', print: () => {}, host: this };
  }

  private inheritSignals(from: Process, to: Process): void {
    for (const [name, action] of from.signals) if (action === 'ignore') to.signals.set(name, action);
  }

  /** The program of a path or name; null when there is none. */
  private resolve(path: string): Program | null {
    const base = path.slice(path.lastIndexOf('/') + 1);
    const script = path.includes('/') ? this.files.read(path) : null;
    if (script !== null) return scriptProgram(script) ?? daemonProgram(this);
    const standard = !path.includes('/') || STANDARD_FOLDERS.test(path);
    const known = standard ? this.programs.get(base) : undefined;
    if (known) return known;
    return this.input.machine.unknownPrograms === 'there' && base !== '' ? daemonProgram(this) : null;
  }

  private allPrograms(): ReadonlyMap<string, Program> {
    const manager = () => this.manager;
    return new Map<string, Program>([
      ...Object.entries(PROGRAMS),
      ...DAEMONS(this),
      ['docker', dockerProgram(this.docker, (call) => this.connectDocker(call))],
      ['systemctl', systemctlProgram(manager)],
      ['coreos-cloudinit', (call) => this.applyConfig(call)],
    ]);
  }

  private *applyConfig(call: ProgramCall): Running {
    const { config } = this.input;
    if (!config) return { code: 1 };
    const { tree } = this.manager.units;
    return yield* runCloudInit({
      ...{ config, tree, files: this.files, manager: () => this.manager, steps: this.cloudInit },
      duration: this.input.machine.durations.cloudInit,
      print: call.print,
    });
  }

  /** docker's client talks to docker.sock; the first to do so starts docker.service (systemd.socket(5)). */
  private *connectDocker(_call: ProgramCall): Generator<Pause, boolean, void> {
    if (this.docker.kind === 'stand-in') return true;
    const { units } = this.manager;
    const service = units.get('docker.service');
    if (service?.load !== 'loaded') return true;
    if (!service.isActive()) {
      const socket = units.known('docker.socket')?.life;
      if (!(socket instanceof SocketLife) || !socket.connect()) return false;
    }
    while (!service.isActive()) {
      if (service.active() === 'failed') return false;
      yield 20;
    }
    return true;
  }

  private fileChanged(path: string): void {
    this.events.after(0, () => {
      for (const unit of this.manager.units.all()) {
        if (unit.life instanceof PathLife) unit.life.fileChanged(path);
      }
    });
  }

  private lifeOf(unit: Unit): Life {
    const manager = () => this.manager;
    switch (unit.type) {
      case 'service':
        return new ServiceLife(unit, this);
      case 'socket':
        return new SocketLife(unit, manager);
      case 'timer':
        return new TimerLife(unit, manager);
      case 'path':
        return new PathLife(unit, manager, this.files);
      case 'mount':
        return new MountLife(unit, manager, this.files, this.input.machine.durations.exec);
      case 'device':
        return new PlainLife(unit, manager, this.input.machine.devices === 'appear' ? 'plugged' : 'never');
      case 'scope':
        return new PlainLife(unit, manager, 'running');
      case 'automount':
        return new PlainLife(unit, manager, 'waiting');
      default:
        return new PlainLife(unit, manager);
    }
  }
}

/** Type=idle waits at most this long (systemd.service(5)). */
const IDLE_LIMIT = 5000;
const STANDARD_FOLDERS = /^\/(?:usr\/)?(?:local\/)?(?:s?bin|lib\/(?:systemd|coreos))\/[^/]+$/;

/** A file that a shell reads. */
function scriptProgram(text: string): Program | null {
  if (text.startsWith('#!') && !/^#!.*\b(?:ba|da|a)?sh\b/.test(text)) return null;
  return (call) => runScript(call, text, call.words);
}
