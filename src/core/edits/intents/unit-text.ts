import type { Analysis } from '../../analysis.ts';
import { eolAt, itemLayout } from '../../cloud-config/style.ts';
import type { Unit } from '../../machine/machine.ts';
import { unitSpan } from '../../machine/places.ts';
import { directives } from '../../systemd/written-directives.ts';
import { diffAsEdit } from '../../text/text-edit.ts';
import { Change } from '../change.ts';
import { setDirectives } from '../directive-edits.ts';
import type { Intent } from '../intent.ts';
import { addKey, removeKey } from '../key-edits.ts';
import { resolvePath } from '../key-path.ts';
import type { Step } from '../plan.ts';
import { accepted, inQuotes, Refused } from '../refused.ts';
import { namesOf, requireSource, resolveUnit, resolveUnits } from '../resolve-unit.ts';
import { giveValue, refuseBadScalar, setScalar } from '../scalar-edits.ts';
import { blockText } from '../yaml-text.ts';

/** Makes the values of one directive exactly those given, in the own text of each unit, or in a drop-in. */
export function setDirective(analysis: Analysis, intent: Extract<Intent, { do: 'set-directive' }>): Step {
  const units = resolveUnits(analysis, intent.unit);
  const { section, key } = intent;
  const values = intent.values.map((value) => value.trim());
  if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(key)) throw new Refused(`${inQuotes(key)} is no directive name.`);
  if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(section)) throw new Refused(`${inQuotes(section)} is no section name.`);
  if (values.some((value) => /[\n\r\0]/.test(value))) throw new Refused('A value is one line.');
  if (values.some((value) => value.endsWith('\\'))) {
    throw new Refused('A backslash at the end would continue the line into the next one.');
  }
  const change = new Change(analysis);
  const homes = units.map((unit) => ({ unit, source: requireSource(unit, intent.in) }));
  for (const source of new Set(homes.map((home) => home.source)))
    change.editSource(source, ...setDirectives(source.file, section, key, values));
  return {
    change,
    label: `${values.length > 0 ? 'Set' : 'Removed'} ${key}= of ${namesOf(units)}`,
    verify: (after) => {
      const isMeant = homes.every(({ unit, source }) => {
        const file = after.machine.units[unit.position]?.sources[unit.sources.indexOf(source)]?.file;
        const now = file ? directives(file, section, key).map((directive) => directive.value) : [];
        return now.length === values.length && now.every((value, i) => value === values[i]);
      });
      return isMeant ? null : 'The value would not be read back. Change it in the text.';
    },
  };
}

/** Replaces a whole text of a unit: its content, a drop-in, or a file. A unit without content gets one. */
export function setContent(analysis: Analysis, intent: Extract<Intent, { do: 'set-content' }>): Step {
  const unit = resolveUnit(analysis, intent.unit);
  const { text } = intent;
  const change = new Change(analysis);
  const own = unit.sources.some((source) => source.role !== 'drop-in');
  if (intent.in === undefined && !own) addContent(change, unit, text);
  else {
    const source = requireSource(unit, intent.in);
    const edit = diffAsEdit(source.file.source, text);
    if (edit) change.editSource(source, edit);
  }
  return { change, label: `Changed the text of ${intent.in ?? unit.name}` };
}

/** Sets or removes `command`, `enable`, `mask` or `runtime` of entries. */
export function setUnitField(analysis: Analysis, intent: Extract<Intent, { do: 'set-unit-field' }>): Step {
  const units = resolveUnits(analysis, intent.unit);
  const { field: key, value } = intent;
  const change = new Change(analysis);
  for (const unit of units) {
    if (!unit.entry) throw new Refused(`${unit.name} is not an entry of coreos.units.`, unitSpan(unit));
    const place = resolvePath(analysis, `coreos.units.${unit.entry.index}.${key}`);
    if (value !== null) refuseBadScalar(place, value);
    const present = place.last.field;
    if (value === null) {
      if (present) removeKey(change, place);
    } else if (present?.text !== String(value)) setScalar(change, place, value);
  }
  const names = namesOf(units);
  return {
    change,
    label: value === null ? `Removed ${key} of ${names}` : `Set ${key} of ${names} to ${value}`,
  };
}

function addContent(change: Change, unit: Unit, text: string): void {
  const { entry } = unit;
  if (!entry) throw new Refused(`${unit.name} is not an entry of coreos.units.`, unitSpan(unit));
  const place = resolvePath(change.analysis, `coreos.units.${entry.index}.content`);
  const eol = eolAt(change.analysis.text, entry.item.span.start);
  const { field } = place.last;
  const node = field?.node;
  const column = itemLayout(change.analysis.config).contentIndent;
  if (node?.kind === 'scalar') {
    change.editDocument(
      accepted(node.embedding.replace({ start: 0, end: node.text.length }, text), node.span),
    );
    change.rewritesText(node, text);
    return;
  }
  if (field) giveValue(change, field, blockText(text, column, eol));
  else
    addKey(change, place, (indent) => ({
      onLine: blockText(text, Math.max(column, indent + 1), eol),
      below: '',
    }));
  change.addsText(text);
}
