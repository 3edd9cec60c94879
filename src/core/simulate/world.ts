import type { BootInput } from './boot-input.ts';
import { type CloudInitStep, runCloudInit } from './cloud-init.ts';
import type { ConditionFacts } from './conditions.ts';
import { DockerBehaviours } from './docker-behaviour.ts';
import { DockerDaemon } from './docker-daemon.ts';
import { EventQueue } from './event-queue.ts';
import { faultyProgram } from './faults.ts';
import { UnitLoader } from './load.ts';
import { type FileSystem, FileView } from './machine-state.ts';
import { Manager } from './manager.ts';
import { PathLife } from './path-life.ts';
import { Gate, Process, type ProcessGroup, type Running } from './process.ts';
import type { ChildChanges, ProgramCall, ProgramHost } from './program.ts';
import { type ProgramTable, programTable } from './program-table.ts';
import { ServiceLife } from './service-life.ts';
import type { ManagerDefaults } from './service-settings.ts';
import { runScript } from './shell.ts';
import { environmentOf, type SpawnRequest, setupFailure, wordsOf } from './spawn.ts';
import { Recorder } from './trace.ts';
import type { Chooser } from './transaction.ts';
import { lifeOf } from './unit-lives.ts';
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
  private readonly programs: ProgramTable;
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
      (unit) => lifeOf(this, unit),
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
    this.programs = programTable(this, (call) => this.applyConfig(call));
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
    const program = this.programs(path);
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
    const { workingDirectory } = request.settings;
    if (workingDirectory) call.files.folder = workingDirectory.replace(/^-/, '').replace(/^~$/, '/root');
    const program = this.programs(call.words[0] ?? '');
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
    const files = new FileView(this.files);
    return { process, words, environment, files, input: '', print: () => {}, host: this };
  }

  private inheritSignals(from: Process, to: Process): void {
    for (const [name, action] of from.signals) if (action === 'ignore') to.signals.set(name, action);
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

  private fileChanged(path: string): void {
    this.events.after(0, () => {
      for (const unit of this.manager.units.all()) {
        if (unit.life instanceof PathLife) unit.life.fileChanged(path);
      }
    });
  }
}

/** Type=idle waits at most this long (systemd.service(5)). */
const IDLE_LIMIT = 5000;
