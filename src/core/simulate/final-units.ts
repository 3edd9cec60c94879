import type { UnitType } from '../systemd/unit-name.ts';
import { statusNumber } from './exit-status.ts';
import { ServiceLife } from './service-life.ts';
import type { ActiveState, LoadState, Unit } from './unit.ts';

/** How a unit is at the end. */
export interface FinalUnit {
  readonly name: string;
  readonly type: UnitType;
  readonly names: readonly string[];
  readonly load: LoadState;
  readonly active: ActiveState;
  readonly sub: string;
  readonly result: string | null;
  readonly restarts: number | null;
  /** Of the last main process. */
  readonly exit: number | null;
  readonly stock: boolean;
  readonly conditionMet: boolean;
  /** The units that it is ordered after, written or by default. */
  readonly after: readonly string[];
}

export function describeRun(units: readonly Unit[]): ReadonlyMap<string, FinalUnit> {
  return new Map(
    units.map((unit) => {
      const { life } = unit;
      const end = life instanceof ServiceLife ? life.mainEnd : null;
      return [
        unit.id,
        {
          ...{ name: unit.id, type: unit.type, names: [...unit.names], load: unit.load, active: life.active },
          ...{ sub: life.sub, result: life.result, restarts: life.restarts, exit: end && statusNumber(end) },
          ...{ stock: unit.stock, conditionMet: unit.conditionMet },
          after: unit.reach('after').map(({ id }) => id),
        },
      ];
    }),
  );
}
