import type { Analysis } from '../analysis.ts';
import type { Intent } from '../edits/intent.ts';
import { unitRef } from '../edits/unit-ref.ts';
import type { Unit } from '../machine/machine.ts';
import { directiveField } from './inspector-view-unit.ts';

/** A setting that several units share, or could. */
export interface ManyField {
  readonly label: string;
  /** The value of all of them; null where they differ. Empty where none has it. */
  readonly value: string | null;
  /** Values there are, to be offered; empty where any will do. */
  readonly known: readonly string[];
  /** Gives all of them this value; empty takes it away. Those that have it already are left alone. */
  set(value: string): readonly Intent[];
}

/** What can be set for several units at once, in the order of their forms. */
export function manyFields({ machine }: Analysis, positions: readonly number[]): readonly ManyField[] {
  const units = positions.flatMap((position) => machine.units[position] ?? []);
  if (units.length < 2) return [];
  const written = units.every(
    ({ index, sources }) => index !== null && sources.some(({ role }) => role === 'content'),
  );
  const services = written && units.every(({ type }) => type === 'service');
  const containers = written && units.every(({ container }) => container !== null);
  return [
    ...(containers ? [flag(units, 'Network', 'network'), flag(units, 'Memory', 'memory')] : []),
    ...(services ? [directive(units, 'Restart'), directive(units, 'RestartSec')] : []),
    ...(units.every(({ entry }) => entry !== null) ? [command(units)] : []),
  ];
}

/** systemd.service(5), Restart=. */
const restarts = ['always', 'on-failure', 'on-abnormal', 'on-abort', 'on-success', 'on-watchdog', 'no'];

/** What coreos-cloudinit hands to systemd (`config/unit.go`). */
const commands = ['start', 'stop', 'restart', 'reload', 'try-restart', 'reload-or-restart'];

/** The last value of a docker flag that takes one (`docker run --help`). */
function flag(units: readonly Unit[], label: string, name: string): ManyField {
  return field(
    label,
    [],
    units,
    ({ container }) => container?.invocation.run.flags.findLast((each) => each.name === name)?.value ?? '',
    (unit, value) => ({
      do: 'set-flag',
      unit: unitRef(unit),
      flag: name,
      values: value === '' ? [] : [value],
    }),
  );
}

/** A directive of [Service] of which the last counts, systemd.service(5). */
function directive(units: readonly Unit[], key: string): ManyField {
  return field(
    key,
    key === 'Restart' ? restarts : [],
    units,
    (unit) => directiveField(unit, 'Service', key, []).value,
    (unit, value) => ({
      do: 'set-directive',
      unit: unitRef(unit),
      section: 'Service',
      key,
      values: value === '' ? [] : [value],
    }),
  );
}

/** What coreos-cloudinit does with the units once they are written. */
function command(units: readonly Unit[]): ManyField {
  return field(
    'At boot',
    commands,
    units,
    ({ entry }) => entry?.command?.text ?? '',
    (unit, value) => ({ do: 'set-unit-field', unit: unitRef(unit), field: 'command', value: value || null }),
  );
}

function field(
  label: string,
  known: readonly string[],
  units: readonly Unit[],
  read: (unit: Unit) => string,
  write: (unit: Unit, value: string) => Intent,
): ManyField {
  const values = new Set(units.map(read));
  const [only = ''] = values;
  return {
    label,
    value: values.size === 1 ? only : null,
    known,
    set: (value) => units.filter((unit) => read(unit) !== value).map((unit) => write(unit, value)),
  };
}
