import type { Analysis } from '../../analysis.ts';
import type { UnitEntry } from '../../cloud-config/document.ts';
import { unitSpan } from '../../machine/places.ts';
import { directives } from '../../systemd/written-directives.ts';
import { Change } from '../change.ts';
import { setDirectives } from '../directive-edits.ts';
import type { Intent } from '../intent.ts';
import { removeField, setField } from '../list-entry.ts';
import type { Step } from '../plan.ts';
import { inQuotes, Refused } from '../refused.ts';
import { requireContent, resolveUnit } from '../resolve-unit.ts';
import { scalarText } from '../yaml-text.ts';

/** Makes the values of one directive in the unit's own text exactly those given. */
export function setDirective(analysis: Analysis, intent: Extract<Intent, { do: 'set-directive' }>): Step {
  const unit = resolveUnit(analysis, intent.unit);
  const { section, key } = intent;
  const values = intent.values.map((value) => value.trim());
  if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(key)) throw new Refused(`${inQuotes(key)} is no directive name.`);
  if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(section)) throw new Refused(`${inQuotes(section)} is no section name.`);
  if (values.some((value) => /[\n\r\0]/.test(value))) throw new Refused('A value is one line.');
  if (values.some((value) => value.endsWith('\\'))) {
    throw new Refused('A backslash at the end would continue the line into the next one.');
  }
  const source = requireContent(unit);
  const at = unit.sources.indexOf(source);
  const change = new Change(analysis);
  change.editSource(source, ...setDirectives(source.file, section, key, values));
  return {
    change,
    label: `${values.length > 0 ? 'Set' : 'Removed'} ${key}= of ${unit.name}`,
    verify: (after) => {
      const file = after.machine.units[unit.position]?.sources[at]?.file;
      const now = file ? directives(file, section, key).map((directive) => directive.value) : [];
      const isMeant = now.length === values.length && now.every((value, i) => value === values[i]);
      return isMeant ? null : 'The value would not be read back. Change it in the text.';
    },
  };
}

/** Sets or removes `command`, `enable`, `mask` or `runtime` of an entry. */
export function setUnitField(analysis: Analysis, intent: Extract<Intent, { do: 'set-unit-field' }>): Step {
  const unit = resolveUnit(analysis, intent.unit);
  const map = unit.entry?.map;
  if (!unit.entry || !map) throw new Refused(`${unit.name} is not an entry of coreos.units.`, unitSpan(unit));
  const { field: key, value } = intent;
  const present = unit.entry.fields.find((field) => field.key === key) ?? null;
  const change = new Change(analysis);
  if (value === null) {
    if (present) removeField(change, map, present);
  } else {
    const text = key === 'command' ? commandText(unit.entry, value) : booleanText(key, value);
    setField(change, map, key, text, unit.entry.command ?? unit.entry.name);
  }
  return {
    change,
    label: value === null ? `Removed ${key} of ${unit.name}` : `Set ${key} of ${unit.name} to ${value}`,
  };
}

/** What coreos-cloudinit takes (config/units.go). */
const COMMAND = /^(start|stop|restart|reload|try-restart|reload-or-restart|reload-or-try-restart)$/;

/** A command, quoted as the entry's name is. */
function commandText(entry: UnitEntry, value: string | boolean): string {
  if (typeof value === 'boolean' || !COMMAND.test(value)) {
    throw new Refused(`${inQuotes(String(value))} is no command, such as start, stop, restart or reload.`);
  }
  const name = entry.name?.node;
  const isBlock = name?.kind !== 'scalar' || name.style === 'literal' || name.style === 'folded';
  return scalarText(value, isBlock ? 'double-quoted' : name.style);
}

function booleanText(key: string, value: string | boolean): string {
  if (typeof value === 'boolean') return String(value);
  throw new Refused(`"${key}" is either true or false, not ${inQuotes(value)}.`);
}
