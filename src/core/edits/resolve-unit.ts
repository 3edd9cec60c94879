import type { Analysis } from '../analysis.ts';
import type { Container, Unit } from '../machine/machine.ts';
import { unitSpan } from '../machine/places.ts';
import type { UnitRef } from './intent.ts';
import { inQuotes, Refused } from './refused.ts';

/**
 * The unit meant by an index in `coreos.units` or by a name that occurs once.
 * @throws Refused when there is none, or more than one.
 */
export function resolveUnit(analysis: Analysis, ref: UnitRef): Unit {
  const { units } = analysis.machine;
  if (typeof ref === 'number') {
    const unit = units[ref];
    if (unit?.index === ref) return unit;
    throw new Refused(`There is no unit number ${ref}; the document has ${analysis.config.units.length}.`);
  }
  const named = units.filter((unit) => unit.name === ref);
  if (named.length === 1) return named[0] as Unit;
  if (named.length > 1) {
    const indices = named.map((unit) => unit.index).join(' and ');
    throw new Refused(`${ref} occurs ${named.length} times; say which by its index: ${indices}.`);
  }
  throw new Refused(`There is no unit named ${ref}.`);
}

/** For labels: the name of one unit, or how many they are. */
export function namesOf(units: readonly Unit[]): string {
  return units.length === 1 ? (units[0] as Unit).name : `${units.length} units`;
}

/** @throws Refused when the unit has no text of its own to edit. */
export function requireContent(unit: Unit): Unit['sources'][number] {
  const source = unit.sources.find((one) => one.role !== 'drop-in') ?? unit.sources[0];
  if (source) return source;
  throw new Refused(`${unit.name} has no content here, so there is nothing to write into.`, unitSpan(unit));
}

/**
 * The text of a unit that is called `label`: the name of a drop-in, or the path of a file in `write_files`. Without
 * one its own content.
 * @throws Refused when there is none.
 */
export function requireSource(unit: Unit, label: string | undefined): Unit['sources'][number] {
  if (label === undefined) return requireContent(unit);
  const source = unit.sources.find((one) => one.role !== 'content' && one.label === label);
  if (source) return source;
  throw new Refused(`${unit.name} has no drop-in or file ${inQuotes(label)}.`, unitSpan(unit));
}

/** Every unit that is meant, in the order given, each once. */
export function resolveUnits(analysis: Analysis, refs: UnitRef | readonly UnitRef[]): Unit[] {
  const list = typeof refs === 'number' || typeof refs === 'string' ? [refs] : refs;
  if (list.length === 0) throw new Refused('There is no unit to change.');
  return [...new Set(list.map((ref) => resolveUnit(analysis, ref)))];
}

/** @throws Refused when the unit runs no container, or one whose command line cannot be read. */
export function requireContainer(unit: Unit): Container {
  if (!unit.container) throw new Refused(`${unit.name} runs no container.`, unitSpan(unit));
  return unit.container;
}
