import type { Analysis } from '../../analysis.ts';
import type { Unit, UnitSource } from '../../machine/machine.ts';
import { unitSpan } from '../../machine/places.ts';
import { expandSpecifiers } from '../../systemd/specifiers.ts';
import { parseUnitName } from '../../systemd/unit-name.ts';
import { isRefusal } from '../../text/embedding.ts';
import { Change } from '../change.ts';
import { containerMentions } from '../container-names.ts';
import { ownPrefix } from '../container-prefix.ts';
import { setValue } from '../directive-edits.ts';
import { replaceInWord } from '../docker-commands.ts';
import { setFlagValue } from '../docker-edits.ts';
import type { Intent } from '../intent.ts';
import type { Step } from '../plan.ts';
import { Refused } from '../refused.ts';
import { requireContainer, resolveUnit } from '../resolve-unit.ts';
import { renameUnitIn } from '../unit-mentions.ts';

/**
 * Gives a unit another name, and its container too when the two names are equal or differ by a prefix.
 * Every mention in other units follows. `to` may be a full unit name or the bare one.
 */
export function rename(analysis: Analysis, intent: Extract<Intent, { do: 'rename' }>): Step {
  const unit = resolveUnit(analysis, intent.unit);
  if (unit.name.includes('@')) {
    throw new Refused(`${unit.name} is a template or an instance: rename both in the text.`, unitSpan(unit));
  }
  const prefix = ownPrefix(unit);
  const to = fullName(unit, prefix, intent.to.trim());
  if (to === unit.name) throw new Refused(`It is named ${to} already.`);
  if (analysis.machine.units.some((other) => other.name === to)) {
    throw new Refused(`There is a unit named ${to} already.`, unitSpan(unit));
  }

  const change = new Change(analysis);
  renameEntries(change, analysis, unit, to);
  for (const source of allSources(analysis))
    change.editSource(source, ...renameUnitIn(source, unit.name, to));
  keepTriggers(change, analysis, unit, to);
  const container = newContainerName(unit, prefix, to);
  if (container) {
    renameContainerEverywhere(change, analysis, unit, container);
    renameInDescription(change, unit, container);
  }
  return {
    change,
    label: `Renamed ${unit.name} to ${to}`,
    verify: (after) =>
      after.machine.units.some((other) => other.name === unit.name && other.kind !== 'stock')
        ? `${unit.name} would still be named in a place that cannot be edited here.`
        : null,
  };
}

/** Gives the container of a unit another name, wherever it is named; the unit keeps its own. */
export function renameContainer(
  analysis: Analysis,
  intent: Extract<Intent, { do: 'rename-container' }>,
): Step {
  const unit = resolveUnit(analysis, intent.unit);
  const before = requireContainer(unit).name ?? '';
  const to = intent.to.trim();
  const change = new Change(analysis);
  if (requireContainer(unit).nameText === null)
    throw new Refused(`${unit.name} gives its container no --name.`);
  renameContainerEverywhere(change, analysis, unit, to);
  return { change, label: `Renamed container ${before} to ${to}` };
}

/** Edits every place that names the container of a unit. */
export function renameContainerEverywhere(change: Change, analysis: Analysis, unit: Unit, to: string): void {
  const container = requireContainer(unit);
  if (!CONTAINER_NAME.test(to)) {
    throw new Refused(
      `"${to}" is no container name: letters, digits, "_", "." and "-", at least two of them.`,
    );
  }
  if (to === container.name) return;
  if (analysis.machine.units.some((other) => other !== unit && other.container?.name === to)) {
    throw new Refused(`There is a container named ${to} already.`, unitSpan(unit));
  }
  const flag = container.invocation.run.flags.findLast((one) => one.name === 'name');
  if (flag && !/[%$]/.test(flag.value))
    change.editSource(container.source, setFlagValue(container, flag, to));
  for (const source of allSources(analysis)) {
    for (const mention of containerMentions(source)) {
      if (mention.name === container.name) {
        change.editSource(source, replaceInWord(mention.commandText, mention.word, mention.part, to));
      }
    }
  }
}

/** A description of the form that Slipway itself writes follows; other prose is left alone. */
function renameInDescription(change: Change, unit: Unit, to: string): void {
  for (const source of unit.sources) {
    for (const directive of source.file.directives) {
      const isOurs = directive.value === `Run the ${unit.container?.name} container`;
      if (directive.key.value === 'Description' && isOurs) {
        change.editSource(source, setValue(directive, `Run the ${to} container`));
      }
    }
  }
}

/** docker's rule for names (daemon/names). */
const CONTAINER_NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/;

function fullName(unit: Unit, prefix: string | null, to: string): string {
  const full = parseUnitName(to) ? to : `${prefix ?? ''}${to}.${unit.type}`;
  const parsed = parseUnitName(full);
  if (parsed?.type === unit.type && parsed.instance === null) return full;
  throw new Refused(
    `"${to}" is no name for a ${unit.type}: letters, digits and ":-_.\\@" only.`,
    unitSpan(unit),
  );
}

/** The container's name after the unit's changed, or null when it keeps its own. */
function newContainerName(unit: Unit, prefix: string | null, to: string): string | null {
  const { container } = unit;
  if (!container?.name || container.nameText === null) return null;
  if (/%/.test(container.nameText)) return expandSpecifiers(container.nameText, to);
  if (prefix === null) return null;
  const base = to.replace(/\.\w+$/, '');
  return base.startsWith(prefix) ? base.slice(prefix.length) : base;
}

function renameEntries(change: Change, analysis: Analysis, unit: Unit, to: string): void {
  const entries = analysis.config.units.filter((entry) => entry.name?.text?.trim() === unit.name);
  if (entries.length === 0) {
    throw new Refused(
      `${unit.name} is not an entry of coreos.units, so it is not named here.`,
      unitSpan(unit),
    );
  }
  for (const entry of entries) {
    const node = entry.name?.node;
    if (node?.kind !== 'scalar')
      throw new Refused('Its name is an alias; change the name where it is anchored.', node?.span ?? null);
    const start = node.text.indexOf(unit.name);
    const edit = node.embedding.replace({ start, end: start + unit.name.length }, to);
    if (isRefusal(edit)) throw new Refused(edit.reason, node.span);
    change.editDocument(edit);
  }
}

/** A timer, socket or path that triggered the unit by its own name now says so (systemd.timer(5), systemd.socket(5)). */
function keepTriggers(change: Change, analysis: Analysis, unit: Unit, to: string): void {
  if (unit.type !== 'service') return;
  const base = unit.name.replace(/\.service$/, '');
  for (const other of analysis.machine.units) {
    const [section, key] = TRIGGERS[other.type] ?? [];
    const source = other.sources[0];
    if (!section || !key || !source || other.name !== `${base}.${other.type}`) continue;
    const says = other.sources.some((one) =>
      one.file.directives.some((directive) => directive.key.value === key),
    );
    if (!says) change.addDirective(source, section, key, to);
  }
}

const TRIGGERS: Readonly<Record<string, readonly [section: string, key: string]>> = {
  timer: ['Timer', 'Unit'],
  path: ['Path', 'Unit'],
  socket: ['Socket', 'Service'],
};

/** Every unit text of the document once, a template's too. */
function allSources(analysis: Analysis): ReadonlySet<UnitSource> {
  return new Set(analysis.machine.units.flatMap((unit) => unit.sources));
}
