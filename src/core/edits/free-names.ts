import type { Analysis } from '../analysis.ts';
import type { Unit } from '../machine/machine.ts';
import { unitSpan } from '../machine/places.ts';
import { parseUnitName } from '../systemd/unit-name.ts';
import { ownPrefix } from './container-prefix.ts';
import { Refused } from './refused.ts';

/** What a unit and its container are to be called. */
export interface FreeNames {
  readonly unit: string;
  /** null for a unit that runs no container, or gives it no fixed name. */
  readonly container: string | null;
}

/** Every name of a unit written here and of a container. */
export function takenNames({ machine }: Analysis): Set<string> {
  const written = machine.units.filter((unit) => unit.kind !== 'stock' || unit.entry);
  return new Set(written.flatMap(({ name, container }) => [name, container?.name ?? '']));
}

/** The names of a unit with the first number behind them that makes both free: `web-2.service`, `web-2`. */
export function freeNames(unit: Unit, taken: ReadonlySet<string>): FreeNames {
  const parsed = parseUnitName(unit.name);
  if (!parsed || parsed.instance !== null)
    throw new Refused(`${unit.name} is a template or instance: copy it in the text.`, unitSpan(unit));
  const base = parsed.prefix.replace(/-\d+$/, '');
  const prefix = ownPrefix(unit);
  for (let number = 2; ; number++) {
    const name = `${base}-${number}.${parsed.type}`;
    const container = unit.container?.name ? `${unit.container.name.replace(/-\d+$/, '')}-${number}` : null;
    const fromUnit = prefix === null ? container : `${base}-${number}`.slice(prefix.length);
    if (!taken.has(name) && !(fromUnit && taken.has(fromUnit))) return { unit: name, container: fromUnit };
  }
}
