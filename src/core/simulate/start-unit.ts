import { meetsAsserts, meetsConditions } from './conditions.ts';
import type { Manager } from './manager.ts';
import type { StartAnswer, Unit } from './unit.ts';

/** What a start job comes to when its turn has come (`unit_start` of 252). */
export function startUnit(manager: Manager, unit: Unit): StartAnswer {
  if (unit.isActive()) return 'already';
  if (unit.load !== 'loaded') return 'invalid';
  if (unit.active() !== 'activating') {
    const unmet = meetsConditions(manager.machine, unit);
    unit.conditionMet = unmet === null;
    if (unmet !== null) {
      manager.recorder.note(
        `${unit.description} was skipped because of an unmet condition check (${unmet}).`,
      );
      return 'condition';
    }
    if (meetsAsserts(manager.machine, unit) !== null) {
      manager.recorder.message(unit.id, 'Starting requested but asserts failed.');
      return 'assert';
    }
  }
  // systemd.unit(5), BindsTo=: together with After= the other one must be active.
  for (const other of unit.reach('cannotBeActiveWithout')) {
    if (!unit.has('After', other) || other.isActive()) continue;
    manager.recorder.message(unit.id, `Bound to unit ${other.id}, but unit isn't active.`);
    return 'unbound';
  }
  return unit.life.start();
}
