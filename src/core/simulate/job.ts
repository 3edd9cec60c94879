import type { Unit } from './unit.ts';

/** systemd's kinds of jobs; the three compound ones become another when they are queued (job.h of 252). */
export type JobType = 'start' | 'verify-active' | 'stop' | 'reload' | 'restart' | 'nop';
export type RequestedJob = JobType | 'try-restart' | 'reload-or-start' | 'try-reload';

export type JobResult =
  | 'done'
  | 'canceled'
  | 'timeout'
  | 'failed'
  | 'dependency'
  | 'skipped'
  | 'invalid'
  | 'assert'
  | 'unsupported'
  | 'once';

export type JobMode =
  | 'replace'
  | 'fail'
  | 'isolate'
  | 'ignore-requirements'
  | 'ignore-dependencies'
  | 'replace-irreversibly';

/** An installed job of a unit. */
export interface Job {
  readonly id: number;
  readonly unit: Unit;
  type: JobType;
  state: 'waiting' | 'running';
  ignoreOrder: boolean;
  irreversible: boolean;
  /** Called once it is over. */
  readonly listeners: ((result: JobResult) => void)[];
  readonly queuedAt: number;
  /** Who asked for it: a job of the same transaction, a command, a timer. */
  readonly cause: string;
}

/**
 * What two jobs of one unit come to, or null when they contradict each other (job_merging_table of 252).
 */
export function mergeJobs(a: JobType, b: JobType, unit: Unit): JobType | null {
  if (a === b) return a;
  if (a === 'nop') return b;
  if (b === 'nop') return a;
  if (a === 'stop' || b === 'stop') return null;
  if (a === 'restart' || b === 'restart') return 'restart';
  if (a === 'verify-active') return b;
  if (b === 'verify-active') return a;
  return collapseJob('reload-or-start', unit);
}

/** A compound job in the unit's present state (`job_type_collapse`). */
export function collapseJob(type: RequestedJob, unit: Unit): JobType {
  const down = isDownOrGoing(unit);
  if (type === 'try-restart') return down ? 'nop' : 'restart';
  if (type === 'try-reload') return down ? 'nop' : 'reload';
  if (type === 'reload-or-start') return down ? 'start' : 'reload';
  return type;
}

/** True when the unit is already as the job would make it (`job_type_is_redundant`). */
export function isRedundant(type: JobType, unit: Unit): boolean {
  const active = unit.active();
  if (type === 'start' || type === 'verify-active') return active === 'active' || active === 'reloading';
  if (type === 'stop') return active === 'inactive' || active === 'failed';
  if (type === 'reload') return active === 'reloading';
  return type === 'nop';
}

export function contradict(a: JobType, b: JobType, unit: Unit): boolean {
  return mergeJobs(a, b, unit) === null;
}

/**
 * Whether `a` of a unit goes after `b` of another that it is ordered after (`direction` "after") or before: stops go
 * first, whatever the direction (`job_compare`; systemd.unit(5), Before= After=).
 */
export function goesAfter(a: OrderedJob, b: OrderedJob, direction: 'after' | 'before'): boolean {
  if (a.type === 'nop' || b.type === 'nop' || a.ignoreOrder || b.ignoreOrder) return false;
  return direction === 'after' ? !isStop(a) : isStop(b);
}

export interface OrderedJob {
  readonly type: JobType;
  readonly ignoreOrder: boolean;
}

/** A restart is a stop first. */
function isStop(job: OrderedJob): boolean {
  return job.type === 'stop' || job.type === 'restart';
}

export function isDownOrGoing(unit: Unit): boolean {
  const active = unit.active();
  return active === 'inactive' || active === 'failed' || active === 'deactivating';
}
