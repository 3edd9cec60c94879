import { type JobType, mergeJobs } from './job.ts';
import { RefusedJob } from './refused-job.ts';
import type { PlannedJob, Transaction } from './transaction.ts';
import type { Unit } from './unit.ts';

/**
 * Makes one job of the several that a unit may have. Gives false when a contradiction was settled by dropping a job,
 * so that it must be looked at again (`transaction_merge_jobs`).
 *
 * @throws RefusedJob when two needed jobs contradict each other.
 */
export function mergePlanned(transaction: Transaction): boolean {
  const contradicting = [...transaction.jobs].filter(
    ([unit, jobs]) => jobs.length > 1 && typeOfAll(jobs, unit) === null,
  );
  if (contradicting.length > 1) transaction.host.byChance();
  for (const unit of transaction.host.choose(contradicting.map(([one]) => one))) {
    const jobs = transaction.jobs.get(unit) ?? [];
    if (jobs.length > 1 && typeOfAll(jobs, unit) === null) {
      dropOneOf(transaction, jobs, unit);
      return false;
    }
  }
  for (const [unit, jobs] of transaction.jobs) {
    if (jobs.length < 2) continue;
    const type = typeOfAll(jobs, unit) as JobType;
    const kept = jobs.find((job) => job === transaction.anchor) ?? (jobs[0] as PlannedJob);
    kept.type = type;
    for (const job of jobs) if (job !== kept) join(kept, job);
    transaction.jobs.set(unit, [kept]);
  }
  return true;
}

function typeOfAll(jobs: readonly PlannedJob[], unit: Unit): JobType | null {
  let type: JobType | null = jobs[0]?.type ?? null;
  for (const job of jobs) type = type && mergeJobs(type, job.type, unit);
  return type;
}

function join(kept: PlannedJob, other: PlannedJob): void {
  kept.matters ||= other.matters;
  kept.ignoreOrder ||= other.ignoreOrder;
  for (const link of other.pulls) {
    const made = { ...link, by: kept };
    link.job.pulledBy.delete(link);
    link.job.pulledBy.add(made);
    kept.pulls.add(made);
  }
  for (const link of other.pulledBy) {
    const made = { ...link, job: kept };
    link.by.pulls.delete(link);
    link.by.pulls.add(made);
    kept.pulledBy.add(made);
  }
}

/**
 * Of a start and a stop that nobody needs the stop goes, unless it is there because another unit conflicts: then the
 * start does. What the anchor needs stays (`delete_one_unmergeable_job`).
 */
function dropOneOf(transaction: Transaction, jobs: readonly PlannedJob[], unit: Unit): void {
  for (const [i, a] of jobs.entries()) {
    for (const b of jobs.slice(i + 1)) {
      if (mergeJobs(a.type, b.type, unit) !== null) continue;
      if (a.matters && b.matters) {
        throw new RefusedJob(
          'conflicting',
          `Transaction contains conflicting jobs '${a.type}' and '${b.type}' for ${unit.id}. Probably contradicting requirement dependencies configured.`,
        );
      }
      transaction.delete(weaker(a, b), true);
      return;
    }
  }
}

function weaker(a: PlannedJob, b: PlannedJob): PlannedJob {
  if (a.matters !== b.matters) return a.matters ? b : a;
  if (a.type === 'stop') return isConflicted(a) ? b : a;
  if (b.type === 'stop') return isConflicted(b) ? a : b;
  return a;
}

function isConflicted(job: PlannedJob): boolean {
  return [...job.pulledBy].some(({ conflicts }) => conflicts);
}
