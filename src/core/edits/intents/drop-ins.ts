import type { Analysis } from '../../analysis.ts';
import type { DropIn, UnitEntry } from '../../cloud-config/document.ts';
import { eolAt, itemLayout } from '../../cloud-config/style.ts';
import { Change } from '../change.ts';
import { resolveAnyUnit } from '../edge-ends.ts';
import type { Intent, UnitRef } from '../intent.ts';
import { resolvePath } from '../key-path.ts';
import { appendEntry, removeEntry } from '../list-entry.ts';
import type { Step } from '../plan.ts';
import { inQuotes, Refused } from '../refused.ts';
import { resolveUnit } from '../resolve-unit.ts';
import { setScalar } from '../scalar-edits.ts';
import { addUnitLines } from '../unit-entry.ts';
import { blockText, scalarText } from '../yaml-text.ts';

/**
 * Adds a drop-in to a unit, last in its list. A unit without an entry of its own, such as docker.service, gets
 * one that holds the drop-in alone.
 */
export function addDropIn(analysis: Analysis, intent: Extract<Intent, { do: 'add-drop-in' }>): Step {
  const name = fullName(intent.name);
  const content = intent.content ?? '[Service]\n';
  const { unitName, entry } = home(analysis, intent.unit);
  if (entry?.dropIns.some((dropIn) => dropIn.name?.text === name))
    throw new Refused(`${unitName} has a drop-in named ${name} already.`);
  const change = new Change(analysis);
  const layout = itemLayout(analysis.config);
  const lines = (dash: number, eol: string) =>
    [
      `${' '.repeat(dash)}- name: ${scalarText(name, layout.nameStyle)}`,
      `${' '.repeat(dash + 2)}content: ${blockText(content, dash + 4, eol)}`,
    ]
      .map((line) => line + eol)
      .join('');
  if (entry) {
    const eol = eolAt(analysis.text, entry.item.span.start);
    appendEntry(change, `coreos.units.${entry.index}.drop_ins`, (dash) => lines(dash, eol));
  } else {
    const { dashIndent, keyIndent, unitsIndent, nameStyle, eol } = layout;
    const head = `${' '.repeat(dashIndent)}- `.padEnd(keyIndent);
    const list = keyIndent + Math.max(0, dashIndent - unitsIndent);
    const text = `${head}name: ${scalarText(unitName, nameStyle)}${eol}${' '.repeat(keyIndent)}drop_ins:${eol}${lines(list, eol)}`;
    addUnitLines(change, text, null);
  }
  change.addsText(content);
  const index = entry?.index ?? analysis.config.units.length;
  return {
    change,
    label: `Added drop-in ${name} to ${unitName}`,
    verify: (after) =>
      after.config.units[index]?.name?.text?.trim() === unitName &&
      after.config.units[index]?.dropIns.at(-1)?.name?.text === name
        ? null
        : 'The drop-in would not be read back.',
  };
}

/** Gives a drop-in another file name. */
export function renameDropIn(analysis: Analysis, intent: Extract<Intent, { do: 'rename-drop-in' }>): Step {
  const { entry, dropIn } = resolveDropIn(analysis, intent.unit, intent.dropIn);
  const to = fullName(intent.to);
  if (dropIn.name?.text === to) throw new Refused(`It is named ${to} already.`);
  if (entry.dropIns.some((other) => other.name?.text === to))
    throw new Refused(`There is a drop-in named ${to} already.`, dropIn.item.span);
  const change = new Change(analysis);
  const path = `coreos.units.${entry.index}.drop_ins.${dropIn.index}.name`;
  setScalar(change, resolvePath(analysis, path), to);
  return {
    change,
    label: `Renamed drop-in ${dropIn.name?.text ?? dropIn.index} to ${to}`,
    verify: (after) =>
      after.config.units[entry.index]?.dropIns[dropIn.index]?.name?.text === to
        ? null
        : 'The name would not be read back.',
  };
}

/** Deletes a drop-in; the list with it when it was the only one. */
export function deleteDropIn(analysis: Analysis, intent: Extract<Intent, { do: 'delete-drop-in' }>): Step {
  const { entry, dropIn } = resolveDropIn(analysis, intent.unit, intent.dropIn);
  const change = new Change(analysis);
  removeEntry(change, `coreos.units.${entry.index}.drop_ins`, dropIn.index);
  return {
    change,
    label: `Deleted drop-in ${dropIn.name?.text ?? dropIn.index} of ${entry.name?.text ?? 'a unit'}`,
    verify: (after) =>
      after.config.units[entry.index]?.dropIns.length === entry.dropIns.length - 1
        ? null
        : 'Deleting it would bring other drop-ins of this unit to light.',
  };
}

/** The entry that holds a unit's drop-ins, where there is one. Any unit of the machine can be named. */
function home(analysis: Analysis, ref: UnitRef): { unitName: string; entry: UnitEntry | null } {
  const { name, entry } = resolveAnyUnit(analysis, ref);
  if (name === '') throw new Refused('A unit without a name cannot have drop-ins.', entry?.item.span ?? null);
  if (entry && !entry.map) throw new Refused('This entry is not a mapping of keys.', entry.item.span);
  return { unitName: name, entry };
}

function resolveDropIn(
  analysis: Analysis,
  unit: UnitRef,
  ref: number | string,
): { entry: UnitEntry; dropIn: DropIn } {
  const { entry, name } = resolveUnit(analysis, unit);
  const dropIn = entry?.dropIns.find((one) => (typeof ref === 'number' ? one.index : one.name?.text) === ref);
  if (entry && dropIn) return { entry, dropIn };
  const which = typeof ref === 'number' ? `number ${ref}` : `named ${inQuotes(ref)}`;
  throw new Refused(`${name} has no drop-in ${which} here.`, entry?.item.span ?? null);
}

/** systemd reads `*.conf` alone (systemd.unit(5)). */
function fullName(typed: string): string {
  const name = typed.trim().replace(/(?<!\.conf)$/, '.conf');
  if (/^[^/\s\x00-\x1f\x7f.][^/\s\x00-\x1f\x7f]*\.conf$/.test(name) && name.length < 256) return name;
  throw new Refused(`${inQuotes(typed)} is no name for a drop-in, such as 10-limits.conf.`);
}
