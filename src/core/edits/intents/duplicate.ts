import type { Analysis } from '../../analysis.ts';
import { parsePublish } from '../../docker/publish.ts';
import type { Unit } from '../../machine/machine.ts';
import { unitSpan } from '../../machine/places.ts';
import { unitList } from '../copy-units.ts';
import { takenNames } from '../free-names.ts';
import type { Intent } from '../intent.ts';
import type { Step } from '../plan.ts';
import { Refused } from '../refused.ts';
import { namesOf, resolveUnits } from '../resolve-unit.ts';
import { listAsDocument, unitListStep } from '../unit-list.ts';
import { withFreeNames } from './paste-units.ts';

/** Copies units, behind the last of them, under names and container names of their own; they go on naming each other. */
export function duplicate(analysis: Analysis, intent: Extract<Intent, { do: 'duplicate' }>): Step {
  const units = resolveUnits(analysis, intent.unit);
  for (const unit of units) {
    if (unit.entry && !unit.sources.some((source) => source.role === 'content'))
      throw new Refused(
        `${unit.name} is not written in its entry, so there is nothing to copy.`,
        unitSpan(unit),
      );
    if (unit.name.includes('@'))
      throw new Refused(`${unit.name} is a template or instance: copy it in the text.`, unitSpan(unit));
  }
  const { text, left } = unitList(analysis, units);
  for (const unit of left)
    throw new Refused(
      `${unit.name} is not an entry of its own lines, so it cannot be copied.`,
      unitSpan(unit),
    );
  const { list, renamed } = withFreeNames(listAsDocument(text), takenNames(analysis));
  const last = Math.max(...units.map((unit) => unit.index ?? -1));
  const { change } = unitListStep(analysis, list, analysis.config.units[last + 1] ?? null);
  const [unit] = units as [Unit];
  const copy = renamed.find(([from]) => from === unit.name)?.[1] ?? unit.name;
  return {
    change,
    label: units.length === 1 ? `Duplicated ${unit.name} as ${copy}` : `Duplicated ${namesOf(units)}`,
    notes: [...sharedPorts(units), ...leftOut(units)],
  };
}

/** Drop-ins in `write_files` are named after the unit that they add to. */
function leftOut(units: readonly Unit[]): string[] {
  const paths = units.flatMap((unit) =>
    unit.sources.filter((source) => source.label.startsWith('/')).map((source) => [source.label, unit.name]),
  );
  return paths.map(([path, name]) => `${path} adds to ${name} alone; the copy goes without it.`);
}

/** Two containers cannot publish one port of the host. */
function sharedPorts(units: readonly Unit[]): string[] {
  const flags = units.flatMap((unit) => unit.container?.invocation.run.flags ?? []);
  const ports = flags
    .filter((flag) => flag.name === 'publish')
    .flatMap((flag) => parsePublish(flag.value).value ?? [])
    .filter((port) => /^\d+$/.test(port.hostPort));
  const hostPorts = [...new Set(ports.map((port) => port.hostPort))];
  if (hostPorts.length === 0) return [];
  const copy = units.length === 1 ? 'the copy' : 'the copies';
  const other = hostPorts.length === 1 ? 'another host port' : 'other host ports';
  return [`Both publish ${hostPorts.join(', ')}; give ${copy} ${other}.`];
}
