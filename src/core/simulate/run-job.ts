import { goesAfter, type Job, type JobResult, type JobType } from './job.ts';
import type { Manager } from './manager.ts';
import { startUnit } from './start-unit.ts';
import type { Unit } from './unit.ts';

/** Does what a waiting job is for, unless it must wait on (`job_run_and_invalidate`). */
export function runJob(manager: Manager, job: Job): void {
  if (job.state !== 'waiting' || isHeldBack(manager, job)) return;
  manager.recorder.endWait(job.unit);
  job.state = 'running';
  const { unit } = job;
  const running = unit.settings?.timeout('Unit', 'JobRunningTimeoutSec') ?? null;
  manager.limit(job, running ?? (unit.type === 'device' ? DEVICE_TIMEOUT : Number.POSITIVE_INFINITY));
  const type: JobType = job.type;
  if (type === 'verify-active') {
    if (unit.isActive()) manager.finish(job, 'done', true);
    else if (unit.active() === 'activating') job.state = 'waiting';
    else manager.finish(job, 'skipped', true);
    return;
  }
  if (type === 'nop') {
    manager.finish(job, 'done', true);
    return;
  }
  if (type === 'reload') {
    if (unit.active() !== 'active' || !unit.life.reload) {
      manager.finish(job, 'invalid', true);
      return;
    }
    unit.life.reload();
    return;
  }
  const answer = type === 'start' ? startUnit(manager, unit) : unit.isDown() ? 'already' : stopAnswer(unit);
  if (!manager.jobs.has(job) || unit.job !== job) return;
  const over = OVER[answer];
  if (answer === 'again') job.state = 'waiting';
  else if (over) manager.finish(job, over, true);
}

/** True when the job of another unit goes first. */
function isHeldBack(manager: Manager, job: Job): boolean {
  if (job.ignoreOrder) return false;
  for (const direction of ['after', 'before'] as const) {
    for (const other of job.unit.reach(direction)) {
      if (other.job && goesAfter(job, other.job, direction)) {
        manager.recorder.heldBack(job, other, direction);
        return true;
      }
    }
  }
  return false;
}

const DEVICE_TIMEOUT = 90_000;

const OVER: Readonly<Record<string, JobResult | undefined>> = {
  ...{ already: 'done', condition: 'done', assert: 'assert', unbound: 'dependency' },
  ...{ unsupported: 'unsupported', invalid: 'failed', failed: 'failed' },
};

function stopAnswer(unit: Unit): 'started' | 'unsupported' {
  return unit.life.stop() ? 'started' : 'unsupported';
}
