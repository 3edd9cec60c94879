import type { Command } from './commands.ts';
import type { Scheduled } from './event-queue.ts';
import type { Ended, ServiceResult } from './exit-status.ts';
import type { Manager } from './manager.ts';
import { type Process, ProcessGroup } from './process.ts';
import type { RateLimit } from './rate-limit.ts';
import { shallRestart } from './restart.ts';
import { controlExited, groupEmpty, mainExited } from './service-exit.ts';
import { signalProcesses } from './service-kill.ts';
import { type ManagerDefaults, readService, type ServiceSettings } from './service-settings.ts';
import { activeIn, type ServiceState, STARTING, STOPPING, TIMED } from './service-state.ts';
import { timedOut } from './service-timeouts.ts';
import type { UnitSettings } from './settings.ts';
import type { SpawnRequest } from './spawn.ts';
import { startLimit } from './start-limit.ts';
import type { ActiveState, Life, StartAnswer, Unit } from './unit.ts';

/** What a service needs of the machine. */
export interface ServiceHost {
  readonly manager: Manager;
  readonly defaults: ManagerDefaults;
  /** A new process; null when it cannot be made, because a file with its environment is missing. */
  spawn(request: SpawnRequest): Process | null;
}

/** A service: its processes and states (service.c of 252; systemd.service(5)). */
export class ServiceLife implements Life {
  state: ServiceState = 'dead';
  result: ServiceResult = 'success';
  restarts = 0;
  main: Process | null = null;
  /** How the main process ended; null while it runs, or when there was none. */
  mainEnd: Ended | null = null;
  mainKnown = false;
  mainCommand: Command | null = null;
  control: Process | null = null;
  controlCommand: Command | null = null;
  /** What is still to run in this step. */
  next: readonly Command[] = [];
  readonly group: ProcessGroup;
  service: ServiceSettings | null = null;
  private timer: Scheduled | null = null;
  private limit: RateLimit | null = null;
  private forbidRestart = false;
  private willAutoRestart = false;
  private flushRestarts = false;

  constructor(
    readonly unit: Unit,
    readonly host: ServiceHost,
  ) {
    this.group = new ProcessGroup(unit.id, (process, end) => this.exited(process, end));
  }

  get sub(): string {
    return this.state;
  }

  get active(): ActiveState {
    return activeIn(this.state, this.service?.type ?? null);
  }

  get willRestart(): boolean {
    return this.willAutoRestart || this.state === 'auto-restart';
  }

  get settings(): ServiceSettings {
    if (!this.service) throw new Error(`${this.unit.id} has no settings`);
    return this.service;
  }

  reloaded(settings: UnitSettings): void {
    const { defaults } = this.host;
    this.service = readService(settings, defaults).service;
    this.limit ??= startLimit(settings, defaults);
  }

  start(): StartAnswer {
    if (!this.limit?.allows(this.host.manager.now)) {
      this.log('Start request repeated too quickly.');
      this.unit.startLimitHit = true;
      this.enterDead('start-limit-hit', 'final');
      return 'failed';
    }
    this.unit.startLimitHit = false;
    if (STARTING.has(this.state)) return 'started';
    if (STOPPING.has(this.state) || this.state === 'auto-restart') return 'again';
    this.result = 'success';
    this.main = null;
    this.mainEnd = null;
    this.mainKnown = false;
    this.forbidRestart = false;
    if (this.flushRestarts) {
      this.restarts = 0;
      this.flushRestarts = false;
    }
    this.enterCondition();
    return 'started';
  }

  stop(): boolean {
    this.forbidRestart = true;
    if (STOPPING.has(this.state)) return true;
    if (this.state === 'auto-restart') this.setState('dead');
    else if (STARTING.has(this.state) || this.state === 'reload') this.enterSignal('stop-sigterm', 'success');
    else this.enterStop('success');
    return true;
  }

  reload(): void {
    this.next = this.settings.execReload;
    if (this.next.length === 0) {
      this.enterRunning('success');
      return;
    }
    this.runControl(this.settings.timeoutStart, 'reload');
  }

  resetFailed(): void {
    this.limit?.reset();
    this.unit.startLimitHit = false;
    if (this.state === 'failed') this.setState('dead');
    this.result = 'success';
    this.restarts = 0;
    this.flushRestarts = false;
  }

  triggerChanged(): void {}

  /** READY=1 came (sd_notify(3)); NotifyAccess= says from whom it counts. */
  notified(from: Process): void {
    const { notifyAccess } = this.settings;
    const isMain = from === this.main;
    const counts =
      notifyAccess === 'all' ||
      (notifyAccess === 'main' && isMain) ||
      (notifyAccess === 'exec' && (isMain || from === this.control));
    if (!counts || this.settings.type !== 'notify' || this.state !== 'start') return;
    this.host.manager.timers.wake();
    this.enterStartPost();
  }

  /** BusName= was taken, or with Type=exec the program is running. */
  cameUp(): void {
    if (this.state !== 'start') return;
    this.host.manager.timers.wake();
    this.enterStartPost();
  }

  enterStartPre(): void {
    this.runStep(this.settings.execStartPre, 'start-pre', this.settings.timeoutStart, () =>
      this.enterStart(),
    );
  }

  enterStart(): void {
    const { execStart, type, timeoutStart } = this.settings;
    if (execStart.length === 0) {
      this.setState('start');
      this.enterStartPost();
      return;
    }
    if (type === 'forking') {
      this.next = execStart;
      this.runControl(timeoutStart, 'start');
      return;
    }
    this.next = execStart;
    this.runNextMain();
  }

  /** The next ExecStart= of a oneshot, or the one of the others. */
  runNextMain(): void {
    const { type, timeoutStart } = this.settings;
    const [command, ...rest] = this.next;
    if (!command) return;
    this.next = rest;
    this.mainCommand = command;
    const process = this.spawn(command, {
      idle: type === 'idle',
      tellWhenUp: type === 'exec' || type === 'dbus',
    });
    if (!process) {
      this.enterDead('resources');
      return;
    }
    this.main = process;
    this.mainKnown = true;
    this.mainEnd = null;
    if (type === 'simple' || type === 'idle') {
      this.enterStartPost();
      return;
    }
    this.arm(timeoutStart);
    this.setState('start');
  }

  enterStartPost(): void {
    this.runStep(this.settings.execStartPost, 'start-post', this.settings.timeoutStart, () =>
      this.enterRunning('success'),
    );
  }

  enterRunning(result: ServiceResult): void {
    this.keep(result);
    if (this.result !== 'success') this.enterSignal('stop-sigterm', result);
    else if (this.isGood()) {
      this.setState('running');
      this.arm(this.settings.runtimeMax);
    } else if (this.settings.remainAfterExit) this.setState('exited');
    else this.enterStop('success');
  }

  enterStop(result: ServiceResult): void {
    this.keep(result);
    this.runStep(this.settings.execStop, 'stop', this.settings.timeoutStop, () =>
      this.enterSignal('stop-sigterm', 'success'),
    );
  }

  enterStopPost(result: ServiceResult): void {
    this.keep(result);
    this.runStep(this.settings.execStopPost, 'stop-post', this.settings.timeoutStop, () =>
      this.enterSignal('final-sigterm', 'success'),
    );
  }

  /** Signals the processes and waits for their end; without any it goes on at once (systemd.kill(5)). */
  enterSignal(
    state: 'stop-sigterm' | 'stop-sigkill' | 'final-sigterm' | 'final-sigkill',
    result: ServiceResult,
  ): void {
    this.keep(result);
    const kill = state === 'stop-sigkill' || state === 'final-sigkill';
    this.arm(this.settings.timeoutStop);
    const before = this.group.members.size;
    if (signalProcesses(this, kill) && before > 0) {
      this.setState(state);
      return;
    }
    if (state === 'stop-sigterm' && this.settings.sendSigkill) this.enterSignal('stop-sigkill', 'success');
    else if (state === 'stop-sigterm' || state === 'stop-sigkill') this.enterStopPost('success');
    else if (state === 'final-sigterm' && this.settings.sendSigkill)
      this.enterSignal('final-sigkill', 'success');
    else this.enterDead('success');
  }

  /** `final` forbids Restart=. */
  enterDead(result: ServiceResult, how: 'final' | 'may-restart' = 'may-restart'): void {
    this.keep(result);
    const mayRestart = how === 'may-restart' && this.unit.job?.type !== 'stop' && !this.forbidRestart;
    const failed = this.result !== 'success' && this.result !== 'exec-condition';
    if (failed) this.log(`Failed with result '${this.result}'.`);
    this.willAutoRestart = mayRestart && shallRestart(this.settings, this.result, this.mainEnd);
    const restart = this.willAutoRestart;
    this.setState(failed ? 'failed' : 'dead');
    this.willAutoRestart = false;
    if (restart && (this.state === 'failed' || this.state === 'dead')) {
      this.setState('auto-restart');
      this.arm(this.settings.restartDelay);
    } else this.flushRestarts = true;
    this.forbidRestart = false;
  }

  /** RestartSec= is over (`service_enter_restart`). */
  enterRestart(): void {
    const { manager } = this.host;
    if (this.unit.job?.type === 'stop') {
      this.log('Stop job pending for unit, skipping automatic restart.');
      return;
    }
    let refused = false;
    manager.tryRequest({ type: 'restart', unit: this.unit, cause: 'Restart=' }, (problem) => {
      refused = true;
      this.log(`Failed to schedule restart job: ${problem.message}`);
    });
    if (refused) {
      this.enterDead('resources', 'final');
      return;
    }
    this.restarts++;
    this.flushRestarts = false;
    this.log(`Scheduled restart job, restart counter is at ${this.restarts}.`);
  }

  runNextControl(): void {
    const timeout =
      this.state === 'stop' || this.state === 'stop-post'
        ? this.settings.timeoutStop
        : this.settings.timeoutStart;
    this.runControl(timeout, this.state);
  }

  setState(state: ServiceState): void {
    const from = this.active;
    const before = this.state;
    this.state = state;
    if (!TIMED.has(state)) this.disarm();
    if (state === 'dead' || state === 'failed' || state === 'auto-restart') {
      this.main = null;
      this.control = null;
    }
    const to = this.active;
    const { manager } = this.host;
    if (before !== state) manager.recorder.state(this.unit, before, state, to);
    manager.changed(this.unit, { from, to, willRestart: this.willAutoRestart });
  }

  /** The first thing that went wrong is the result. */
  keep(result: ServiceResult): void {
    if (this.result === 'success') this.result = result;
  }

  log(message: string): void {
    this.host.manager.recorder.message(this.unit.id, message);
  }

  private enterCondition(): void {
    this.runStep(this.settings.execCondition, 'condition', this.settings.timeoutStart, () =>
      this.enterStartPre(),
    );
  }

  private runStep(
    commands: readonly Command[],
    state: ServiceState,
    timeout: number,
    skip: () => void,
  ): void {
    this.control = null;
    this.controlCommand = null;
    if (commands.length === 0) {
      skip();
      return;
    }
    this.next = commands;
    this.runControl(timeout, state);
  }

  private runControl(timeout: number, state: ServiceState): void {
    const [command, ...rest] = this.next;
    if (!command) return;
    this.next = rest;
    this.controlCommand = command;
    const process = this.spawn(command, { idle: false, tellWhenUp: false });
    if (!process) {
      if (state === 'stop') {
        this.enterSignal('stop-sigterm', 'resources');
        return;
      }
      if (state === 'stop-post') {
        this.enterSignal('final-sigterm', 'resources');
        return;
      }
      this.enterDead('resources');
      return;
    }
    this.control = process;
    this.arm(timeout);
    this.setState(state);
  }

  private spawn(command: Command, options: { idle: boolean; tellWhenUp: boolean }): Process | null {
    const { settings, unit, group } = this;
    return this.host.spawn({
      ...{ unit: unit.id, group, command, settings },
      idle: options.idle,
      step: this.state,
      whenUp: options.tellWhenUp ? () => this.cameUp() : null,
    });
  }

  private exited(process: Process, end: Ended): void {
    this.host.manager.timers.wake();
    if (process === this.main) mainExited(this, end);
    else if (process === this.control) controlExited(this, end);
    if (this.group.members.size === 0) this.host.manager.events.after(0, () => groupEmpty(this));
  }

  /** `service_good`: the main process runs, or, when it is not known, any. */
  private isGood(): boolean {
    return this.mainKnown ? this.main !== null : this.group.members.size > 0;
  }

  private arm(delay: number): void {
    this.disarm();
    if (!Number.isFinite(delay)) return;
    this.timer = this.host.manager.timers.after(delay, () => timedOut(this));
  }

  private disarm(): void {
    this.timer?.cancel();
    this.timer = null;
  }
}
