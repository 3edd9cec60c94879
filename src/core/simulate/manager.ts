import type { ConditionFacts } from './conditions.ts';
import type { EventQueue } from './event-queue.ts';
import { collapseJob, type Job, type JobMode, type JobResult, mergeJobs, type RequestedJob } from './job.ts';
import type { UnitLoader } from './load.ts';
import { afterChange, propagateChange, type StateChange } from './propagation.ts';
import { checkMode, loadRefusal, RefusedJob } from './refused-job.ts';
import { runJob } from './run-job.ts';
import { RunQueue } from './run-queue.ts';
import { TimerWheel } from './timer-wheel.ts';
import type { Recorder } from './trace.ts';
import { type Chooser, type PlannedJob, Transaction } from './transaction.ts';
import type { FoundCycle } from './transaction-order.ts';
import { settle } from './transaction-settle.ts';
import type { Unit } from './unit.ts';

/** What a request asks for. */
export interface JobRequest {
  readonly type: RequestedJob;
  readonly unit: Unit;
  readonly mode?: JobMode;
  /** In words: a command, a timer, the boot. */
  readonly cause: string;
  readonly onDone?: (result: JobResult) => void;
}

/** systemd as process 1: its jobs and what follows from the changes of its units (job.c, unit.c, manager.c of 252). */
export class Manager {
  /** Every installed job. */
  readonly jobs = new Set<Job>();
  readonly timers: TimerWheel;
  readonly cycles: FoundCycle[] = [];
  /** Deferred checks: units to start because they are upheld, to stop because what they are bound to is down. */
  readonly upheld = new Set<Unit>();
  readonly bound = new Set<Unit>();
  readonly unneeded = new Set<Unit>();
  /** Units that perhaps nothing keeps loaded any more. */
  readonly unreferenced = new Set<Unit>();
  /** Called when no job is left. */
  readonly whenIdle: (() => void)[] = [];
  /** When the jobs of the boot were all over; null while they are not. */
  finished: number | null = null;
  /** In another boot of the same units the outcome could be another. */
  byChance = false;
  private readonly runQueue = new RunQueue();
  private lastJob = 0;
  private busyUntil = 0;
  private turns = { at: -1, jobs: new Map<Unit, number>() };

  constructor(
    readonly events: EventQueue,
    readonly units: UnitLoader,
    readonly machine: ConditionFacts,
    readonly recorder: Recorder,
    private readonly choose: Chooser,
    coalesce: number,
  ) {
    this.timers = new TimerWheel(events, coalesce);
  }

  get now(): number {
    return this.events.now;
  }

  /**
   * Queues a job and all that follows from it; gives the job that does what was asked (`manager_add_job`).
   * @throws RefusedJob
   */
  request({ type, unit, mode = 'replace', cause, onDone }: JobRequest): Job | null {
    checkMode(mode, collapseJob(type, unit), unit);
    const collapsed = collapseJob(type, unit);
    if (collapsed === 'nop') {
      this.recorder.nothingToDo(unit, ++this.lastJob, cause);
      onDone?.('done');
      return null;
    }
    const transaction = new Transaction(
      {
        ensureLoaded: (one) => this.ensureLoaded(one),
        warn: (one, message) => this.recorder.message(one.id, message),
        cycle: (message) => this.recorder.cycle(message),
        choose: this.choose,
        byChance: () => {
          this.byChance = true;
        },
      },
      mode === 'replace-irreversibly',
    );
    const ignoreRequirements = mode === 'ignore-requirements' || mode === 'ignore-dependencies';
    transaction.add(collapsed, unit, { ignoreRequirements, ignoreOrder: mode === 'ignore-dependencies' });
    if (mode === 'isolate') transaction.isolate(this.units.all());
    this.cycles.push(...settle(transaction, mode));
    const job = this.apply(transaction, mode, cause);
    if (onDone && job) job.listeners.push(onDone);
    return job;
  }

  /** As `request`, for what systemd asks of itself: a refusal is logged and goes no further. */
  tryRequest(request: JobRequest, refused: (problem: RefusedJob) => void = () => {}): Job | null {
    try {
      return this.request(request);
    } catch (problem) {
      if (!(problem instanceof RefusedJob)) throw problem;
      refused(problem);
      return null;
    }
  }

  /** Ends a job and tells those that waited for it (`job_finish_and_invalidate`). */
  finish(job: Job, result: JobResult, recursive: boolean): void {
    const { unit, type } = job;
    this.recorder.jobDone(job, result);
    if (result === 'done' && type === 'restart') {
      job.type = 'start';
      job.state = 'waiting';
      this.enqueue(job);
      this.wakeNeighbours(unit);
      return;
    }
    this.jobs.delete(job);
    this.runQueue.remove(job);
    if (unit.job === job) unit.job = null;
    if (unit.isDown()) this.unreferenced.add(unit);
    for (const listener of job.listeners) listener(result);
    if (result !== 'done' && recursive) {
      if (type === 'start' || type === 'verify-active') this.failDependants(unit, 'propagateStartFailure');
      else if (type === 'stop') this.failDependants(unit, 'propagateStopFailure');
    }
    if (result === 'done' && recursive && !unit.isActive() && (type === 'start' || type === 'reload')) {
      this.failDependants(unit, 'propagateInactiveStartAsFailure');
    }
    if (result === 'timeout' || result === 'dependency') this.startHandlers(unit, 'OnFailure=', 'onFailure');
    this.triggerNotify(unit);
    this.wakeNeighbours(unit);
    this.checkFinished();
  }

  /** A unit entered another state (`unit_notify`). */
  changed(unit: Unit, change: StateChange): void {
    propagateChange(this, unit, change);
    this.triggerNotify(unit);
    afterChange(this, unit);
  }

  /** Starts the units of OnFailure= or OnSuccess= (`unit_start_on_failure`). */
  startHandlers(unit: Unit, name: string, effect: 'onFailure' | 'onSuccess'): void {
    const others = unit.reach(effect);
    if (others.length === 0) return;
    this.recorder.message(unit.id, `Triggering ${name} dependencies.`);
    for (const other of others) {
      this.tryRequest({ type: 'start', unit: other, cause: `${name} of ${unit.id}` }, (problem) => {
        this.recorder.message(unit.id, `Failed to enqueue ${name} job, ignoring: ${problem.message}`);
      });
    }
    const jobs = others.length === 1 ? 'job' : 'jobs';
    this.recorder.message(unit.id, `Triggering ${name} dependencies done (${others.length} ${jobs}).`);
  }

  /** Lets a waiting job see whether it can run now. */
  enqueue(job: Job): void {
    if (this.jobs.has(job)) this.runQueue.add(job);
  }

  /** Runs the jobs that wait for nothing, by type of unit, weight, niceness and name (`manager_dispatch_run_queue`). */
  runJobs(): void {
    if (this.now < this.busyUntil) return;
    for (let job = this.runQueue.take(); job; job = this.runQueue.take()) {
      if (this.spins(job.unit)) {
        this.runQueue.add(job);
        this.busyUntil = this.now + SPIN;
        this.events.at(this.busyUntil, () => {});
        return;
      }
      runJob(this, job);
    }
    this.checkFinished();
  }

  /**
   * True when the unit had many jobs at this very time: units can start each other over and over (OnFailure=). Process 1
   * would be busy with that and nothing else, but not in no time.
   */
  private spins(unit: Unit): boolean {
    if (this.turns.at !== this.now) this.turns = { at: this.now, jobs: new Map() };
    const jobs = (this.turns.jobs.get(unit) ?? 0) + 1;
    this.turns.jobs.set(unit, jobs);
    return jobs > TURNS;
  }

  get hasChecks(): boolean {
    return this.upheld.size + this.bound.size + this.unneeded.size + this.unreferenced.size > 0;
  }

  get hasRunnable(): boolean {
    return !this.runQueue.isEmpty();
  }

  private apply(transaction: Transaction, mode: JobMode, cause: string): Job | null {
    if (mode === 'isolate') {
      for (const job of [...this.jobs]) {
        if (!transaction.jobs.has(job.unit)) this.finish(job, 'canceled', false);
      }
    }
    let asked: Job | null = null;
    for (const [planned] of [...transaction.jobs.values()]) {
      if (!planned) continue;
      const job = this.install(
        planned,
        planned === transaction.anchor ? cause : (pulledInBy(planned) ?? cause),
      );
      if (planned === transaction.anchor) asked = job;
      this.enqueue(job);
    }
    return asked;
  }

  /** `job_install`: into the job that the unit already has, or in its place. */
  private install(planned: PlannedJob, cause: string): Job {
    const { unit, type, ignoreOrder, irreversible } = planned;
    const present = unit.job;
    if (present) {
      const merged = mergeJobs(present.type, type, unit);
      if (merged === null) this.finish(present, 'canceled', false);
      else {
        if (present.state === 'running' && (type === 'reload' || merged !== present.type))
          present.state = 'waiting';
        present.type = merged;
        if (ignoreOrder) present.ignoreOrder = true;
        return present;
      }
    }
    const job: Job = {
      ...{ id: ++this.lastJob, unit, type, state: 'waiting', ignoreOrder, irreversible },
      ...{ listeners: [], queuedAt: this.now, cause },
    };
    unit.job = job;
    this.jobs.add(job);
    this.recorder.jobQueued(job);
    this.limit(job, unit.settings?.timeout('Unit', 'JobTimeoutSec') ?? Number.POSITIVE_INFINITY);
    return job;
  }

  /** JobTimeoutSec= and JobRunningTimeoutSec=, for a device 90 s unless set (systemd.unit(5), systemd.device(5)). */
  limit(job: Job, delay: number): void {
    if (!Number.isFinite(delay)) return;
    this.timers.after(delay, () => {
      if (!this.jobs.has(job)) return;
      this.recorder.message(job.unit.id, `Job ${job.unit.id}/${job.type} timed out.`);
      this.finish(job, 'timeout', true);
    });
  }

  private failDependants(
    unit: Unit,
    effect: 'propagateStartFailure' | 'propagateStopFailure' | 'propagateInactiveStartAsFailure',
  ): void {
    for (const other of unit.reach(effect)) {
      const { job } = other;
      if (!job || (job.type !== 'start' && job.type !== 'verify-active')) continue;
      this.recorder.dependencyFailed(job, unit);
      this.finish(job, 'dependency', true);
    }
  }

  private triggerNotify(unit: Unit): void {
    for (const other of unit.reach('triggeredBy')) other.life.triggerChanged(unit);
  }

  private wakeNeighbours(unit: Unit): void {
    for (const direction of ['after', 'before'] as const) {
      for (const other of unit.reach(direction)) if (other.job?.state === 'waiting') this.enqueue(other.job);
    }
  }

  private ensureLoaded(unit: Unit): void {
    if (loadRefusal(unit)?.code === 'no-such-unit') this.units.get(unit.id);
  }

  private checkFinished(): void {
    if (this.jobs.size > 0) return;
    for (const tell of this.whenIdle.splice(0)) tell();
    this.finished ??= this.now;
  }
}

/** Jobs of one unit at one time before time must go on, and how far it goes, in ms. */
const TURNS = 20;
const SPIN = 100;

function pulledInBy(planned: PlannedJob): string | null {
  const [link] = planned.pulledBy;
  return link ? `${link.by.unit.id}/${link.by.type}` : null;
}
