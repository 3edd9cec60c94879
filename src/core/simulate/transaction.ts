import { type Steps, walkThrough } from './deep-walk.ts';
import { collapseJob, contradict, isRedundant, type JobType, type RequestedJob } from './job.ts';
import { loadRefusal, RefusedJob } from './refused-job.ts';
import type { Unit } from './unit.ts';

/** The order of units where systemd takes it from a hash, which is another at each boot. */
export type Chooser = (units: readonly Unit[]) => readonly Unit[];

/** A job of a transaction that is not installed yet. */
export interface PlannedJob {
  readonly unit: Unit;
  type: JobType;
  ignoreOrder: boolean;
  /** Another job needs it, so that dropping it would drop what was asked for. */
  matters: boolean;
  /** Links to the jobs that pulled it in, and to those that it pulled in. */
  readonly pulledBy: Set<JobLink>;
  readonly pulls: Set<JobLink>;
  readonly irreversible: boolean;
}

export interface JobLink {
  readonly by: PlannedJob;
  readonly job: PlannedJob;
  /** `by` cannot go without it. */
  readonly matters: boolean;
  /** It is the stop of a unit that `by` conflicts with. */
  readonly conflicts: boolean;
}

/** What a transaction needs of the manager. */
export interface TransactionHost {
  /** Reads the unit again where it had no file. */
  ensureLoaded(unit: Unit): void;
  warn(unit: Unit, message: string): void;
  /** A line about cycles and contradictions. */
  cycle(message: string): void;
  /** The order in which systemd would take them from a hash table. */
  readonly choose: Chooser;
  /** What follows could be otherwise in another boot. */
  byChance(): void;
}

/**
 * The set of jobs that follow from one request (transaction.c of 252). Building it is
 * `transaction_add_job_and_dependencies`; `transaction-merge.ts` and `transaction-order.ts` settle it.
 */
export class Transaction {
  readonly jobs = new Map<Unit, PlannedJob[]>();
  anchor: PlannedJob | null = null;

  constructor(
    readonly host: TransactionHost,
    readonly irreversible: boolean,
  ) {}

  /**
   * Adds a job and all that it pulls in.
   * @throws RefusedJob when the unit, or one that it requires, cannot be started.
   */
  add(type: JobType, unit: Unit, options: AddOptions = {}): void {
    walkThrough(this.plan(type, unit, null, WANTED, options));
  }

  private *plan(
    type: JobType,
    unit: Unit,
    by: PlannedJob | null,
    link: LinkKind,
    options: AddOptions = {},
  ): Steps {
    if (type !== 'stop') this.validate(unit);
    if (!isApplicable(unit, type)) {
      throw new RefusedJob('not-applicable', `Job type ${type} is not applicable for unit ${unit.id}.`);
    }
    const known = this.jobs.get(unit)?.find((job) => job.type === type);
    const job = known ?? this.create(type, unit);
    if (options.ignoreOrder) job.ignoreOrder = true;
    if (by) {
      const made: JobLink = { by, job, ...link };
      by.pulls.add(made);
      job.pulledBy.add(made);
    } else this.anchor = job;
    if (known || options.ignoreRequirements || type === 'nop') return;
    if (type === 'start' || type === 'restart') yield this.addNeeded(job);
    if (type === 'stop' || type === 'restart') yield this.addDependants(job, type);
  }

  /** Adds a stop for everything that runs and is not asked for (`transaction_add_isolate_jobs`). */
  isolate(units: readonly Unit[]): void {
    for (const unit of units) {
      if (!stopsOnIsolate(unit) || this.jobs.has(unit)) continue;
      if (unit.isDown() && !unit.job) continue;
      walkThrough(this.tryAdd('stop', unit, this.anchor, REQUIRED, () => {}));
    }
  }

  /** Drops a job; with `dependants` also those that need it (`transaction_delete_job`). */
  delete(job: PlannedJob, dependants: boolean): void {
    const list = this.jobs.get(job.unit);
    if (!list?.includes(job)) return;
    const left = list.filter((one) => one !== job);
    if (left.length > 0) this.jobs.set(job.unit, left);
    else this.jobs.delete(job.unit);
    for (const link of job.pulls) link.job.pulledBy.delete(link);
    job.pulls.clear();
    const links = [...job.pulledBy];
    job.pulledBy.clear();
    for (const link of links) link.by.pulls.delete(link);
    for (const { by, matters } of links) {
      if (!matters || !dependants || !this.jobs.get(by.unit)?.includes(by)) continue;
      this.host.cycle(`${by.unit.id}: Deleting job ${jobText(by)} as dependency of job ${jobText(job)}`);
      this.delete(by, true);
    }
  }

  /** Marks the jobs without which the anchor cannot be (`transaction_find_jobs_that_matter_to_anchor`). */
  markWhatMatters(): void {
    const open = this.anchor ? [this.anchor] : [];
    for (let job = open.pop(); job; job = open.pop()) {
      if (job.matters) continue;
      job.matters = true;
      for (const link of job.pulls) if (link.matters) open.push(link.job);
    }
  }

  /** Mode "fail": drops what is not needed and would stop something or undo a job (`transaction_minimize_impact`). */
  minimizeImpact(): void {
    for (const job of [...this.jobs.values()].flat()) {
      const { unit, type, matters } = job;
      const stops = type === 'stop' && unit.isActiveOrActivating();
      const undoes = unit.job !== null && contradict(type, unit.job.type, unit);
      if (!matters && (stops || undoes)) this.delete(job, true);
    }
  }

  /** Drops the jobs of units that are already as all of their jobs would have them (`transaction_drop_redundant`). */
  dropRedundant(): void {
    for (const [unit, jobs] of [...this.jobs]) {
      const keep = jobs.some(
        (job) =>
          job === this.anchor ||
          !isRedundant(job.type, unit) ||
          (unit.job !== null && contradict(job.type, unit.job.type, unit)),
      );
      if (!keep) for (const job of jobs) this.delete(job, false);
    }
  }

  /** Drops what nothing pulls in any more (`transaction_collect_garbage`). */
  collectGarbage(): void {
    const open = [...this.jobs.values()].flat();
    for (let job = open.pop(); job; job = open.pop()) {
      if (job === this.anchor || job.pulledBy.size > 0) continue;
      const pulled = [...job.pulls].map((link) => link.job);
      this.delete(job, true);
      open.push(...pulled);
    }
  }

  private create(type: JobType, unit: Unit): PlannedJob {
    const job: PlannedJob = {
      ...{ unit, type, ignoreOrder: false, matters: false, irreversible: this.irreversible },
      ...{ pulledBy: new Set<JobLink>(), pulls: new Set<JobLink>() },
    };
    const others = this.jobs.get(unit);
    // The newest goes to the front, as in systemd's list.
    this.jobs.set(unit, others ? [job, ...others] : [job]);
    return job;
  }

  private validate(unit: Unit): void {
    this.host.ensureLoaded(unit);
    const refusal = loadRefusal(unit);
    if (refusal) throw refusal;
  }

  private *addNeeded(job: PlannedJob): Steps {
    const { unit } = job;
    const order = { ignoreOrder: job.ignoreOrder };
    for (const other of this.inHashOrder(unit.reach('pullInStart')))
      yield this.addRequired('start', other, job, REQUIRED, order);
    for (const other of unit.reach('pullInStartIgnored')) {
      yield this.tryAdd('start', other, job, WANTED, (refused) => {
        if (refused.code !== 'not-applicable' && !isOwn(refused, other)) this.complain(other, refused);
      });
    }
    for (const other of unit.reach('pullInVerify'))
      yield this.addRequired('verify-active', other, job, REQUIRED, order);
    for (const other of unit.reach('pullInStop')) {
      yield this.addRequired('stop', other, job, CONFLICTED, order);
    }
    for (const other of unit.reach('pullInStopIgnored')) {
      yield this.tryAdd('stop', other, job, WANTED, (refused) => this.complain(other, refused));
    }
  }

  /** systemd stops at the first unit that is missing, wherever the hash puts it: unless shuffled, the others come first. */
  private inHashOrder(units: readonly Unit[]): readonly Unit[] {
    const missing = units.filter((unit) => unit.load !== 'loaded');
    if (missing.length === 0) return units;
    if (missing.length < units.length) this.host.byChance();
    return this.host.choose([...units.filter((unit) => unit.load === 'loaded'), ...missing]);
  }

  private *addDependants(job: PlannedJob, type: 'stop' | 'restart'): Steps {
    const effect = type === 'stop' ? 'propagateStop' : 'propagateRestart';
    const request: RequestedJob = type === 'stop' ? 'stop' : 'try-restart';
    for (const other of job.unit.reach(effect)) {
      const collapsed = collapseJob(request, other);
      if (collapsed === 'nop') continue;
      yield this.addRequired(collapsed, other, job, REQUIRED, {});
    }
  }

  /** A job that does not apply to units of the type is passed over; every other refusal goes up. */
  private *addRequired(
    type: JobType,
    unit: Unit,
    by: PlannedJob,
    link: LinkKind,
    options: AddOptions,
  ): Steps {
    try {
      yield this.plan(type, unit, by, link, options);
    } catch (problem) {
      if (!(problem instanceof RefusedJob) || problem.code !== 'not-applicable') throw problem;
    }
  }

  private *tryAdd(
    type: JobType,
    unit: Unit,
    by: PlannedJob | null,
    link: LinkKind,
    refuse: (refused: RefusedJob) => void,
  ): Steps {
    try {
      yield this.plan(type, unit, by, link);
    } catch (problem) {
      if (!(problem instanceof RefusedJob)) throw problem;
      refuse(problem);
    }
  }

  private complain(unit: Unit, refused: RefusedJob): void {
    this.host.warn(unit, `Cannot add dependency job, ignoring: ${refused.message}`);
  }
}

interface AddOptions {
  readonly ignoreRequirements?: boolean;
  readonly ignoreOrder?: boolean;
}

type LinkKind = Pick<JobLink, 'matters' | 'conflicts'>;
const REQUIRED: LinkKind = { matters: true, conflicts: false };
const WANTED: LinkKind = { matters: false, conflicts: false };
const CONFLICTED: LinkKind = { matters: true, conflicts: true };

/** A missing unit that is wanted itself is no news. */
function isOwn(refused: RefusedJob, unit: Unit): boolean {
  return refused.code === 'no-such-unit' && unit.load === 'not-found';
}

/** systemd.device(5) and the like: what cannot be started is waited for; slices and mounts can be stopped. */
function isApplicable(unit: Unit, type: JobType): boolean {
  if (type === 'reload') return unit.life.reload !== undefined;
  if (type === 'stop' || type === 'restart') return unit.type !== 'device' && unit.id !== '-.slice';
  return true;
}

/** Mounts, slices and what belongs to the machine itself stay (systemd.unit(5), IgnoreOnIsolate=). */
function stopsOnIsolate(unit: Unit): boolean {
  if (['slice', 'scope', 'device', 'mount', 'swap', 'automount'].includes(unit.type)) return false;
  return !(unit.settings?.yes('Unit', 'IgnoreOnIsolate', false) ?? false);
}

export function jobText(job: { readonly unit: Unit; readonly type: JobType }): string {
  return `${job.unit.id}/${job.type}`;
}
