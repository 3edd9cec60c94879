import type { Analysis } from '../../analysis.ts';
import type { Field } from '../../cloud-config/document.ts';
import type { DockerFlag } from '../../docker/docker-command.ts';
import { type DependencyMention, dependencyMentions } from '../../machine/dependency-mentions.ts';
import type { Unit, UnitSource } from '../../machine/machine.ts';
import { unitSpan } from '../../machine/places.ts';
import { triggerOf } from '../../machine/triggers.ts';
import { unitPlace } from '../../machine/unit-sources.ts';
import { effectiveDirectives } from '../../systemd/effective-directives.ts';
import { isNamedAfterPath, NAMED_AFTER_PATH, nameOfPath } from '../../systemd/path-names.ts';
import { expandSpecifiers } from '../../systemd/specifiers.ts';
import { parseUnitName, unitTypeOf } from '../../systemd/unit-name.ts';
import { Change } from '../change.ts';
import { refuseBadContainerName } from '../container-name.ts';
import { containerMentions } from '../container-names.ts';
import { ownPrefix } from '../container-prefix.ts';
import { replaceInValue, setValue } from '../directive-edits.ts';
import { replaceInWord } from '../docker-commands.ts';
import { setFlagValue } from '../docker-edits.ts';
import type { Intent } from '../intent.ts';
import type { Step } from '../plan.ts';
import { accepted, inQuotes, Refused } from '../refused.ts';
import { requireContainer, resolveUnit } from '../resolve-unit.ts';
import { scriptsNaming } from '../scripts-naming.ts';
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
  if (!unit.sources.some((source) => source.role !== 'drop-in')) {
    throw new Refused(
      `${unit.name} is not written here: another name would mean another unit.`,
      unitSpan(unit),
    );
  }
  if (unit.name.includes('.') && unitTypeOf(unit.name) === '') {
    throw new Refused(`${unit.name} is no unit of systemd: rename it in the text.`, unitSpan(unit));
  }
  const prefix = ownPrefix(unit);
  const to = fullName(unit, prefix, intent.to.trim());
  if (isNamedAfterPath(unit.type) && !pathNames(unit).includes(to)) {
    throw new Refused(
      `The name of a ${unit.type} unit is its path: change both in the text (systemd.${unit.type}(5)).`,
      unitSpan(unit),
    );
  }
  if (to === unit.name) throw new Refused(`It is named ${to} already.`);
  if (analysis.machine.units.some((other) => other.name === to)) {
    throw new Refused(`There is a unit named ${to} already.`, unitSpan(unit));
  }

  const change = new Change(analysis);
  renameUnit(change, unit, to);
  keepTriggers(change, unit, to);
  keepTriggered(change, unit);
  const container = newContainerName(unit, prefix, to);
  if (container) {
    renameContainerIn(change, unit, container);
    renameInDescription(change, unit, container);
  }
  const gone = container && unit.container?.name ? [unit.name, unit.container.name] : [unit.name];
  return {
    change,
    label: `Renamed ${unit.name} to ${to}`,
    notes: scriptsNaming(analysis, gone),
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
  const container = requireContainer(unit);
  const to = intent.to.trim();
  const flag = container.invocation.run.flags.findLast((one) => one.name === 'name');
  if (!flag) throw new Refused(`${unit.name} gives its container no --name.`, unitSpan(unit));
  if (unit.name.includes('@')) {
    throw new Refused(
      `${unit.name} shares its text with other instances: rename it in the text.`,
      unitSpan(unit),
    );
  }
  const change = new Change(analysis);
  renameContainerIn(change, unit, to);
  if (isOpen(flag)) change.editSource(container.source, setFlagValue(container, flag, to));
  return {
    change,
    label: `Renamed container ${container.name ?? flag.value} to ${to}`,
    notes: container.name ? scriptsNaming(analysis, [container.name]) : [],
    verify: (after) =>
      after.machine.units[unit.position]?.container?.name === to ? null : 'The name would not be read back.',
  };
}

/**
 * Edits every place that names the container of a unit; where another unit runs one of that name, only its own.
 * A `--name` with a specifier follows the unit by itself.
 */
function renameContainerIn(change: Change, unit: Unit, to: string): void {
  const { analysis } = change;
  const container = requireContainer(unit);
  refuseBadContainerName(to);
  if (to === container.name) return;
  if (analysis.machine.units.some((other) => isOther(other, unit) && other.container?.name === to)) {
    throw new Refused(`There is a container named ${to} already.`, unitSpan(unit));
  }
  const flag = container.invocation.run.flags.findLast((one) => one.name === 'name');
  if (flag && !isOpen(flag)) change.editSource(container.source, setFlagValue(container, flag, to));
  const isShared = analysis.machine.units.some(
    (other) => isOther(other, unit) && other.container?.name === container.name,
  );
  for (const source of isShared ? unit.sources : allSources(analysis)) {
    for (const mention of containerMentions(source)) {
      if (mention.name === container.name) {
        change.editSource(source, replaceInWord(mention.commandText, mention.word, mention.part, to));
      }
    }
  }
}

/** Entries of one name are one unit. */
function isOther(other: Unit, unit: Unit): boolean {
  return other.name !== unit.name;
}

/** True when the value depends on the unit's name or a variable. */
function isOpen(flag: DockerFlag): boolean {
  return /[%$]/.test(flag.value);
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

function fullName(unit: Unit, prefix: string | null, to: string): string {
  const full = parseUnitName(to) ? to : `${prefix ?? ''}${to}.${unit.type}`;
  const parsed = parseUnitName(full);
  if (parsed?.type === unit.type && parsed.instance === null) return full;
  throw new Refused(
    `${inQuotes(to)} is no name for a ${unit.type}: letters, digits and ":-_.\\@" only.`,
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

/** Edits every place that says the unit's name: its entries, its files in `write_files`, and other units. */
function renameUnit(change: Change, unit: Unit, to: string): void {
  const { config } = change.analysis;
  const names = config.units.flatMap((entry) => (entry.name?.text?.trim() === unit.name ? [entry.name] : []));
  const paths = config.files.flatMap((file) =>
    file.path && unitPlace(file.path.text ?? '')?.unit === unit.name ? [file.path] : [],
  );
  for (const field of [...names, ...paths]) renameInField(change, field, unit.name, to);
  for (const source of allSources(change.analysis))
    change.editSource(source, ...renameUnitIn(source, unit.name, to));
  for (const other of change.analysis.machine.units) {
    for (const mention of dependencyMentions(other)) {
      if (other.name === unit.name) keepTarget(change, unit, mention, to);
      else refuseOpenMention(other, unit, mention);
    }
  }
}

/** `db-%i.service` in a template may mean the unit; another name cannot follow there. */
function refuseOpenMention(other: Unit, unit: Unit, { directive, span, target }: DependencyMention): void {
  const written = directive.value.slice(span.start, span.end);
  if (target !== unit.name || !written.includes('%')) return;
  throw new Refused(`${other.name} names it as ${written}: rename it in the text.`, unitSpan(other));
}

/** `After=%p.socket` in the unit's own text goes on naming the unit that it named. */
function keepTarget(change: Change, unit: Unit, mention: DependencyMention, to: string): void {
  const { source, directive, span, target } = mention;
  const written = directive.value.slice(span.start, span.end);
  if (!written.includes('%') || target === unit.name || expandSpecifiers(written, to) === target) return;
  change.editSource(source, replaceInValue(directive, span, target));
}

function renameInField(change: Change, { node }: Field, from: string, to: string): void {
  if (node?.kind !== 'scalar')
    throw new Refused('Its name is an alias; change the name where it is anchored.', node?.span ?? null);
  const start = node.text.indexOf(from);
  change.editDocument(accepted(node.embedding.replace({ start, end: start + from.length }, to), node.span));
}

/** What triggered the unit by having its base name now says so, by `Unit=` or `Service=`. */
function keepTriggers(change: Change, unit: Unit, to: string): void {
  for (const other of change.analysis.machine.units) {
    const trigger = triggerOf(other);
    const source = other.sources[0];
    if (source && trigger?.unit === unit.name && !trigger.named)
      change.addDirective(source, trigger.section, trigger.key, to);
  }
}

/** What goes on being started by the unit that had its base name, now by `Unit=` or `Service=`. */
function keepTriggered(change: Change, unit: Unit): void {
  for (const entry of change.analysis.machine.units.filter((other) => other.name === unit.name)) {
    const trigger = triggerOf(entry);
    const source = entry.sources[0];
    if (!source || !trigger || trigger.named) continue;
    // A socket with Accept= starts an instance a connection, which cannot be named (systemd.socket(5)).
    if (source.file.directives.some((one) => one.key.value === 'Accept')) continue;
    change.addDirective(source, trigger.section, trigger.key, trigger.unit);
  }
}

/** What the paths in the unit say that it has to be called. */
function pathNames(unit: Unit): readonly string[] {
  if (!isNamedAfterPath(unit.type)) return [];
  const { section, key } = NAMED_AFTER_PATH[unit.type];
  const files = unit.sources.map((source) => source.file);
  return effectiveDirectives(files, section, key).flatMap(({ value }) => nameOfPath(unit, value)?.name ?? []);
}

/** Every unit text of the document once, a template's too. */
function allSources(analysis: Analysis): ReadonlySet<UnitSource> {
  return new Set(analysis.machine.units.flatMap((unit) => unit.sources));
}
