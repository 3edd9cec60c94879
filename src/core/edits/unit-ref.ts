import type { Unit } from '../machine/machine.ts';
import type { UnitRef } from './intent.ts';

/** A unit as intents name it: by index, or by name where it has no entry. */
export function unitRef(unit: Unit): UnitRef {
  return unit.index ?? unit.name;
}
