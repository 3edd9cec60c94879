import { isDownOrGoing } from './job.ts';
import type { Manager } from './manager.ts';
import type { ActiveState, Unit } from './unit.ts';

export interface StateChange {
  readonly from: ActiveState;
  readonly to: ActiveState;
  /** Restart= will start it again. */
  readonly willRestart: boolean;
}

/** What a change of state does to the unit's job and to other units (`unit_notify` of 252). */
export function propagateChange(manager: Manager, unit: Unit, { from, to, willRestart }: StateChange): void {
  const { now } = manager;
  if (isDown(from) && !isDown(to)) unit.inactiveExit = now;
  if (!isDown(from) && isDown(to)) unit.inactiveEnter = now;
  if (!isActive(from) && isActive(to)) unit.activeEnter = now;
  if (isActive(from) && !isActive(to)) unit.activeExit = now;
  const unexpected = unit.job ? tellJob(manager, unit, to) : true;
  if (unexpected) {
    if (isDown(from) && isUp(to)) startRetroactively(manager, unit);
    else if (isUp(from) && isGoing(to)) stopRetroactively(manager, unit);
  }
  if (to !== from && to === 'failed' && !willRestart) manager.startHandlers(unit, 'OnFailure=', 'onFailure');
  if (to === 'inactive' && from !== 'failed' && from !== 'inactive' && !willRestart) {
    manager.startHandlers(unit, 'OnSuccess=', 'onSuccess');
  }
}

/** Puts the unit and its neighbours into the queues that look at the state later. */
export function afterChange(manager: Manager, unit: Unit): void {
  if (unit.isDown()) {
    manager.unreferenced.add(unit);
    for (const other of unit.reach('needs')) manager.unneeded.add(other);
    for (const other of unit.reach('boundBy')) manager.bound.add(other);
    if (unit.reach('upheldBy').length > 0) manager.upheld.add(unit);
  }
  if (unit.isActive()) {
    for (const other of unit.reach('upholds')) manager.upheld.add(other);
    manager.unneeded.add(unit);
    if (unit.reach('cannotBeActiveWithout').length > 0) manager.bound.add(unit);
  }
}

/** Starts what is upheld, stops what lost what it is bound to or is no longer needed. Gives true when it did something. */
export function dispatchQueues(manager: Manager, allowed: (unit: Unit) => boolean): boolean {
  let acted = false;
  for (const unit of take(manager.unreferenced)) manager.units.collect(unit);
  for (const unit of take(manager.upheld)) {
    if (unit.job || unit.isActiveOrActivating() || unit.active() === 'deactivating') continue;
    const by = unit.reach('upheldBy').find((other) => !other.job && other.isActive());
    if (!by || !allowed(unit)) continue;
    acted = true;
    manager.tryRequest({ type: 'start', unit, mode: 'fail', cause: `Upholds= of ${by.id}` });
  }
  for (const unit of take(manager.bound)) {
    if (unit.active() !== 'active' || unit.job) continue;
    const culprit = unit.reach('cannotBeActiveWithout').find((other) => !other.job && other.isDown());
    if (!culprit || !allowed(unit)) continue;
    acted = true;
    manager.tryRequest({ type: 'stop', unit, cause: `BindsTo= ${culprit.id}, which is not active` });
  }
  for (const unit of take(manager.unneeded)) {
    if (!isUnneeded(unit) || !allowed(unit)) continue;
    acted = true;
    manager.tryRequest({ type: 'stop', unit, cause: 'StopWhenUnneeded=' });
  }
  return acted;
}

/** systemd.unit(5), StopWhenUnneeded=. */
function isUnneeded(unit: Unit): boolean {
  if (unit.active() !== 'active' || unit.job) return false;
  if (!unit.settings?.yes('Unit', 'StopWhenUnneeded', false)) return false;
  return unit.reach('neededBy').every((other) => !other.job && other.isDown() && !other.life.willRestart);
}

/** Gives true when the change was not what the job was to bring about (`unit_process_job`). */
function tellJob(manager: Manager, unit: Unit, to: ActiveState): boolean {
  const { job } = unit;
  if (!job) return true;
  if (job.state === 'waiting') manager.enqueue(job);
  const running = job.state === 'running';
  switch (job.type) {
    case 'start':
    case 'verify-active':
      if (isActive(to)) manager.finish(job, 'done', true);
      else if (running && to !== 'activating') {
        if (isDown(to)) manager.finish(job, to === 'failed' ? 'failed' : 'done', true);
        return true;
      }
      return false;
    case 'reload':
      if (!running) return false;
      if (to === 'active') manager.finish(job, 'done', true);
      else if (to !== 'activating' && to !== 'reloading') {
        if (isDown(to)) manager.finish(job, to === 'failed' ? 'failed' : 'done', true);
        return true;
      }
      return false;
    case 'stop':
    case 'restart':
      if (isDown(to)) manager.finish(job, 'done', true);
      else if (running && to !== 'deactivating') {
        manager.finish(job, 'failed', true);
        return true;
      }
      return false;
    default:
      return false;
  }
}

/** A unit that came up without a job brings what it needs (`retroactively_start_dependencies`). */
function startRetroactively(manager: Manager, unit: Unit): void {
  for (const other of unit.reach('retroactiveStartReplace')) {
    if (unit.has('After', other) || other.isActiveOrActivating()) continue;
    manager.tryRequest({ type: 'start', unit: other, cause: `${unit.id} came up` });
  }
  for (const other of unit.reach('retroactiveStartFail')) {
    if (unit.has('After', other) || other.isActiveOrActivating()) continue;
    manager.tryRequest({ type: 'start', unit: other, mode: 'fail', cause: `${unit.id} came up` });
  }
  for (const other of unit.reach('retroactiveStopOnStart')) {
    if (!isDownOrGoing(other)) manager.tryRequest({ type: 'stop', unit: other, cause: `${unit.id} came up` });
  }
}

/** A unit that went down without a job takes with it what is bound to it (`retroactively_stop_dependencies`). */
function stopRetroactively(manager: Manager, unit: Unit): void {
  for (const other of unit.reach('retroactiveStopOnStop')) {
    if (!isDownOrGoing(other))
      manager.tryRequest({ type: 'stop', unit: other, cause: `${unit.id} went down` });
  }
}

function take(queue: Set<Unit>): readonly Unit[] {
  const units = [...queue];
  queue.clear();
  return units;
}

function isDown(state: ActiveState): boolean {
  return state === 'inactive' || state === 'failed';
}

function isActive(state: ActiveState): boolean {
  return state === 'active' || state === 'reloading';
}

function isUp(state: ActiveState): boolean {
  return isActive(state) || state === 'activating';
}

function isGoing(state: ActiveState): boolean {
  return isDown(state) || state === 'deactivating';
}
