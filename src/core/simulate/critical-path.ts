import type { Run } from './simulate.ts';
import type { JobEvent, Wait } from './trace.ts';

/** A stretch of the critical path: what this unit took once it could begin. */
export interface CriticalStep {
  readonly unit: string;
  readonly from: number;
  readonly to: number;
  /** Why it could not begin earlier; null at the beginning of the path. */
  readonly because: Wait | 'turn' | null;
}

/**
 * The chain of units that decides when `goal` is started, from the beginning to the goal: each could only begin when the
 * one before was done, by its order or because coreos-cloudinit waited for it. The goal is the unit of the document that
 * is started last, unless named.
 */
export function criticalPath(run: Run, goal: string | null = null): readonly CriticalStep[] {
  const starts = new Map<string, JobEvent>();
  for (const job of run.jobs) {
    if (job.done === null || (job.type !== 'start' && job.type !== 'restart')) continue;
    const known = starts.get(job.unit);
    if (!known || job.queued < known.queued) starts.set(job.unit, job);
  }
  let job = goal === null ? lastOwn(run, starts) : (starts.get(goal) ?? null);
  const path: CriticalStep[] = [];
  const seen = new Set<string>();
  while (job && job.done !== null && !seen.has(job.unit)) {
    seen.add(job.unit);
    const { unit, queued, done } = job;
    const wait = lastWait(run, unit, queued, done);
    const turn = wait ? null : turnBefore(run, job);
    const from = wait?.to ?? queued;
    path.unshift({ unit, from, to: done, because: wait ?? (turn ? 'turn' : null) });
    job = starts.get(wait?.for ?? turn ?? '') ?? null;
  }
  return path;
}

function lastOwn(run: Run, starts: ReadonlyMap<string, JobEvent>): JobEvent | null {
  let last: JobEvent | null = null;
  for (const job of starts.values()) {
    if (run.units.get(job.unit)?.stock !== false) continue;
    if (!last || (job.done ?? 0) >= (last.done ?? 0)) last = job;
  }
  return last;
}

/** What it waited for at the end: before that nothing else could have helped. */
function lastWait(run: Run, unit: string, from: number, to: number): Wait | null {
  return (
    run.waits.findLast(
      (wait) => wait.unit === unit && wait.from >= from && wait.to !== null && wait.to <= to,
    ) ?? null
  );
}

/** The unit whose command coreos-cloudinit waited for before it gave the one that queued this job. */
function turnBefore(run: Run, job: JobEvent): string | null {
  const commands = run.cloudInit.filter(({ what }) => what === 'command');
  const at = commands.findLastIndex(({ from }) => from <= job.queued);
  const before = commands.slice(0, at).findLast(({ unit, to }) => unit !== job.unit && to !== null);
  return before?.unit ?? null;
}
