import { goesAfter, type OrderedJob } from './job.ts';
import { RefusedJob } from './refused-job.ts';
import { type Chooser, jobText, type PlannedJob, type Transaction } from './transaction.ts';
import type { Unit } from './unit.ts';

/** Jobs that wait for each other, and what could be dropped to end it. */
export interface FoundCycle {
  readonly members: readonly string[];
  /** The job that was dropped here, and the unit whose job it was. */
  readonly dropped: string;
}

interface Visit {
  readonly job: OrderedJob & { readonly unit: Unit };
  /** The job on the way here; itself at the beginning; null once left for good. */
  marker: Visit | null;
}

/**
 * Looks for jobs that wait for each other. Drops one that the anchor can do without and gives what was found; null
 * when there is no cycle (`transaction_verify_order`). Where systemd begins is chance.
 *
 * @throws RefusedJob when every job of the cycle is needed.
 */
export function breakCycle(transaction: Transaction): FoundCycle | null {
  const { choose, byChance } = transaction.host;
  const visits = new Map<OrderedJob, Visit>();
  for (const unit of choose([...transaction.jobs.keys()])) {
    const [job] = transaction.jobs.get(unit) ?? [];
    if (!job || visits.has(job)) continue;
    const cycle = walk(transaction, job, visits, choose);
    if (cycle) {
      byChance();
      return cycle;
    }
  }
  return null;
}

/** Depth first along "goes before"; a job met again while still on the way closes a cycle. */
function walk(
  transaction: Transaction,
  start: PlannedJob,
  visits: Map<OrderedJob, Visit>,
  choose: Chooser,
): FoundCycle | null {
  const first: Visit = { job: start, marker: null };
  first.marker = first;
  visits.set(start, first);
  const path = [{ visit: first, next: followers(transaction, start, choose) }];
  for (let top = path.at(-1); top; top = path.at(-1)) {
    const step = top.next.next();
    if (step.done) {
      top.visit.marker = null;
      path.pop();
      continue;
    }
    const seen = visits.get(step.value);
    if (seen?.marker) return drop(transaction, top.visit, seen);
    if (seen) continue;
    const visit: Visit = { job: step.value, marker: top.visit };
    visits.set(step.value, visit);
    path.push({ visit, next: followers(transaction, step.value, choose) });
  }
  return null;
}

/** The jobs that wait for this one, those already installed included. */
function* followers(
  transaction: Transaction,
  job: OrderedJob & { readonly unit: Unit },
  choose: Chooser,
): Generator<OrderedJob & { readonly unit: Unit }> {
  for (const direction of ['before', 'after'] as const) {
    for (const unit of choose(job.unit.reach(direction))) {
      const other = transaction.jobs.get(unit)?.[0] ?? unit.job;
      if (!other || other.type === 'nop' || job.type === 'nop') continue;
      if (other.ignoreOrder || job.ignoreOrder || goesAfter(job, other, direction)) continue;
      yield other;
    }
  }
}

function drop(transaction: Transaction, from: Visit, to: Visit): FoundCycle {
  const members: Visit[] = [];
  for (let at: Visit | null = from; at; at = at.marker === at ? null : at.marker) {
    members.push(at);
    if (at === to) break;
  }
  const starting = to.job;
  members.forEach(({ job }, i) => {
    const what = i === 0 ? 'ordering cycle' : 'dependency';
    transaction.host.cycle(`${starting.unit.id}: Found ${what} on ${jobText(job)}`);
  });
  const candidate = members.find(({ job }) => {
    const planned = transaction.jobs.get(job.unit)?.[0];
    return planned !== undefined && !planned.matters;
  });
  if (!candidate) {
    transaction.host.cycle(`${starting.unit.id}: Unable to break cycle starting with ${jobText(starting)}`);
    throw new RefusedJob('cyclic', 'Transaction order is cyclic. See system logs for details.');
  }
  const { unit } = candidate.job;
  transaction.host.cycle(
    `${starting.unit.id}: Job ${jobText(candidate.job)} deleted to break ordering cycle starting with ${jobText(starting)}`,
  );
  for (const job of transaction.jobs.get(unit) ?? []) transaction.delete(job, true);
  return { members: members.map(({ job }) => job.unit.id), dropped: unit.id };
}
