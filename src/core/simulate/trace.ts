import type { Origin } from './dependency.ts';
import type { Job, JobResult, JobType } from './job.ts';
import type { ActiveState, Unit } from './unit.ts';

/** A change of a unit's state. */
export interface StateEvent {
  readonly t: number;
  readonly unit: string;
  readonly from: string;
  readonly to: string;
  readonly active: ActiveState;
}

/** A job from its queueing to its end. */
export interface JobEvent {
  readonly id: number;
  readonly unit: string;
  readonly type: JobType;
  readonly queued: number;
  /** Who asked for it. */
  readonly cause: string;
  /** Null while it is still there. */
  readonly done: number | null;
  readonly result: JobResult | null;
  /** The unit whose failure ended it with result "dependency". */
  readonly failedBy: string | null;
}

/** A job that could not run yet, because that of another unit goes first. */
export interface Wait {
  readonly unit: string;
  readonly from: number;
  /** When it waited for something else or no longer; null at the end of the run. */
  readonly to: number | null;
  readonly for: string;
  /** The order that makes it wait. */
  readonly origin: Origin | null;
}

/** A line of systemd's log. */
export interface Message {
  readonly t: number;
  /** Null for a line that is about no one unit. */
  readonly unit: string | null;
  readonly text: string;
}

/** A process of a unit. */
export interface StepEvent {
  readonly unit: string;
  /** `start-pre`, `start` … */
  readonly step: string;
  readonly command: string;
  readonly from: number;
  to: number | null;
}

interface Open<T> {
  value: T;
}

/** Writes down what happens, in the order in which it happens. */
export class Recorder {
  readonly states: StateEvent[] = [];
  readonly jobs: JobEvent[] = [];
  readonly waits: Wait[] = [];
  readonly messages: Message[] = [];
  readonly cycles: string[] = [];
  readonly steps: StepEvent[] = [];
  private readonly openJobs = new Map<Job, Open<JobEvent>>();
  private readonly openWaits = new Map<Unit, Open<Wait>>();
  private readonly openSteps = new Map<object, StepEvent>();
  private readonly failedBy = new Map<Job, string>();

  /** When the last state or job changed. */
  lastChange = 0;

  constructor(private readonly now: () => number) {}

  state(unit: Unit, from: string, to: string, active: ActiveState): void {
    this.lastChange = this.now();
    this.states.push({ t: this.now(), unit: unit.id, from, to, active });
  }

  message(unit: string, text: string): void {
    this.messages.push({ t: this.now(), unit, text });
  }

  /** A line that names the unit by its description only. */
  note(text: string): void {
    this.messages.push({ t: this.now(), unit: null, text });
  }

  cycle(text: string): void {
    this.cycles.push(text);
  }

  jobQueued(job: Job): void {
    this.lastChange = this.now();
    this.openJobs.set(job, {
      value: {
        ...{ id: job.id, unit: job.unit.id, type: job.type, queued: this.now(), cause: job.cause },
        ...{ done: null, result: null, failedBy: null },
      },
    });
  }

  /** A job that is over as soon as it is queued: try-restart of what does not run. */
  nothingToDo(unit: Unit, id: number, cause: string): void {
    const t = this.now();
    this.jobs.push({
      id,
      unit: unit.id,
      type: 'nop',
      queued: t,
      cause,
      done: t,
      result: 'done',
      failedBy: null,
    });
  }

  jobDone(job: Job, result: JobResult): void {
    const open = this.openJobs.get(job);
    if (!open) return;
    this.lastChange = this.now();
    this.endWait(job.unit);
    const failedBy = this.failedBy.get(job) ?? null;
    this.jobs.push({ ...open.value, type: job.type, done: this.now(), result, failedBy });
    if (result === 'done' && job.type === 'restart') open.value = { ...open.value, queued: this.now() };
    else this.openJobs.delete(job);
  }

  dependencyFailed(job: Job, by: Unit): void {
    this.failedBy.set(job, by.id);
  }

  /** The job waits for another unit's; written down when that is another one than before. */
  heldBack(job: Job, other: Unit, direction: 'after' | 'before'): void {
    const { unit } = job;
    const open = this.openWaits.get(unit);
    if (open?.value.for === other.id) return;
    this.endWait(unit);
    const origin = unit.on(direction === 'after' ? 'After' : 'Before').get(other) ?? null;
    this.openWaits.set(unit, { value: { unit: unit.id, from: this.now(), to: null, for: other.id, origin } });
  }

  /** The job runs now. */
  endWait(unit: Unit): void {
    const open = this.openWaits.get(unit);
    if (!open) return;
    this.openWaits.delete(unit);
    if (open.value.from < this.now()) this.waits.push({ ...open.value, to: this.now() });
  }

  /** A process of a unit begins. */
  begin(step: StepEvent, process: object): void {
    this.steps.push(step);
    this.openSteps.set(process, step);
  }

  end(process: object): void {
    const step = this.openSteps.get(process);
    if (!step) return;
    step.to = this.now();
    this.openSteps.delete(process);
  }

  /** Closes what is still open at the end of the run. */
  finish(): void {
    for (const { value } of this.openWaits.values()) this.waits.push(value);
    for (const { value } of this.openJobs.values()) this.jobs.push(value);
    this.openWaits.clear();
    this.openJobs.clear();
  }
}
