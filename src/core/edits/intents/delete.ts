import type { Analysis } from '../../analysis.ts';
import { lineStart, nextLine } from '../../cloud-config/line-ends.ts';
import { unitItemRange } from '../../cloud-config/style.ts';
import type { DependencyKind } from '../../graph/graph.ts';
import { type DependencyMention, UNIT_DEPENDENCY_KINDS } from '../../machine/dependency-mentions.ts';
import type { Unit } from '../../machine/machine.ts';
import { unitSpan } from '../../machine/places.ts';
import { triggerOf } from '../../machine/triggers.ts';
import type { Span } from '../../text/span.ts';
import { deletion, insertion } from '../../text/text-edit.ts';
import { Change } from '../change.ts';
import { containerReferences } from '../container-names.ts';
import { removeDependencies } from '../dependency-edits.ts';
import { removeFlag } from '../docker-edits.ts';
import type { Intent, UnitRef } from '../intent.ts';
import type { Step } from '../plan.ts';
import { Refused } from '../refused.ts';
import { resolveUnit } from '../resolve-unit.ts';
import { scriptsNaming } from '../scripts-naming.ts';

/** Deletes units, and what names them in the units that stay: dependencies, links, volumes-from. */
export function deleteUnits(analysis: Analysis, intent: Extract<Intent, { do: 'delete' }>): Step {
  const refs = (Array.isArray(intent.unit) ? intent.unit : [intent.unit]) as readonly UnitRef[];
  const going = new Set(refs.map((ref) => resolveUnit(analysis, ref)));
  if (going.size === 0) throw new Refused('There is nothing to delete.');
  const change = new Change(analysis);
  const entries = [...going].filter((unit) => unit.entry).map((unit) => unit.index as number);
  for (const unit of going) {
    if (!unit.entry && unit.kind !== 'stock') {
      throw new Refused(`${unit.name} is written by write_files; delete that file instead.`, unitSpan(unit));
    }
  }
  removeEntries(change, analysis, new Set(entries));
  removeMentions(change, analysis, going);
  const names = [...going].map((unit) => unit.container?.name ?? unit.name);
  const left = analysis.config.units.length - entries.length;
  return {
    change,
    label: `Deleted ${names.join(', ')}`,
    notes: leftBehind(analysis, going),
    verify: (after) =>
      after.config.units.length === left
        ? null
        : 'Deleting it would bring other units of this document to light.',
  };
}

/** What goes on meaning a deleted unit. */
function leftBehind(analysis: Analysis, going: ReadonlySet<Unit>): string[] {
  const staying = analysis.machine.units.filter((unit) => !going.has(unit) && unit.kind !== 'stock');
  const names = new Set(staying.map((unit) => unit.name));
  const gone = [...going].filter((unit) => !names.has(unit.name));
  return gone.flatMap((unit) => [
    ...staying
      .filter((other) => triggerOf(other)?.unit === unit.name)
      .map((other) => `${other.name} starts ${unit.name}, which is gone.`),
    ...unit.sources
      .filter((source) => source.role !== 'content' && source.label.startsWith('/'))
      .map((source) => `${source.label} still writes ${unit.name}.`),
    ...scriptsNaming(analysis, [unit.name, ...(unit.container?.name ? [unit.container.name] : [])]),
  ]);
}

function removeMentions(change: Change, analysis: Analysis, going: ReadonlySet<Unit>): void {
  const staying = analysis.machine.units.filter((unit) => !going.has(unit));
  const names = new Set([...going].map((unit) => unit.name).filter((name) => name !== ''));
  const containers = new Set([...going].flatMap((unit) => unit.container?.name ?? []));
  for (const unit of staying) {
    if (unit.kind !== 'stock') names.delete(unit.name);
    if (unit.container?.name) containers.delete(unit.container.name);
  }
  for (const unit of staying) {
    removeDependencies(
      change,
      unit,
      EVERY_KIND,
      (name, mention) => names.has(name) && !isOpen(unit, mention),
    );
    const own = unit.container;
    for (const { flag, name } of own ? containerReferences(own.invocation.run) : []) {
      if (own && flag.name !== 'network' && containers.has(name)) {
        change.editSource(own.source, removeFlag(own, flag));
      }
    }
  }
}

/** `db-%i.service` in a template means another unit for each instance: it stays. */
function isOpen(unit: Unit, { directive, span }: DependencyMention): boolean {
  return unit.name.includes('@') && directive.value.slice(span.start, span.end).includes('%');
}

const EVERY_KIND: ReadonlySet<DependencyKind> = new Set(UNIT_DEPENDENCY_KINDS);

/** Deletes entries with the comments touching them and the blank lines behind (of the last: before) them. */
function removeEntries(change: Change, analysis: Analysis, going: ReadonlySet<number>): void {
  const { config, text } = analysis;
  if (going.size === 0) return;
  const ranges = config.units.map((entry) => {
    const range = unitItemRange(config, entry);
    if (!range)
      throw new Refused('The units are written in flow style. Delete it in the text.', entry.item.span);
    return range;
  });
  if (going.size === ranges.length) {
    removeList(change, analysis, ranges);
    return;
  }
  const isBlank = (start: number, end: number) => text.slice(start, end).trim() === '';
  ranges.forEach((range, i) => {
    if (!going.has(i)) return;
    const next = ranges[i + 1];
    const previous = ranges[i - 1];
    let { start, end } = range;
    if (next && isBlank(end, next.start)) end = next.start;
    const tailOnly = ranges.every((_, j) => j < i || going.has(j));
    if (tailOnly && previous && !going.has(i - 1) && isBlank(previous.end, start)) start = previous.end;
    change.editDocument(deletion({ start, end }));
    change.removesTexts(range);
  });
}

/** Deletes the whole list: its key too, and `coreos:` when nothing else stands there. An empty `units:` would be a null. */
function removeList(change: Change, analysis: Analysis, ranges: readonly Span[]): void {
  const { config, text } = analysis;
  const coreos = config.fields.find((field) => field.key === 'coreos');
  const units = config.unitsField;
  if (!units || !coreos) return;
  for (const range of ranges) change.removesTexts(range);
  const pair = config.coreosFields.length === 1 ? coreos.pair : units.pair;
  const range = { start: lineStart(text, pair.span.start), end: nextLine(text, pair.span.end) };
  if (!hasLooseComments(text, range, ranges)) {
    change.editDocument(deletion(range));
    return;
  }
  for (const entry of ranges) change.editDocument(deletion(entry));
  change.editDocument(insertion(text.indexOf(':', units.pair.key?.span.end ?? 0) + 1, ' []'));
}

function hasLooseComments(text: string, whole: Span, ranges: readonly Span[]): boolean {
  let from = whole.start;
  for (const range of ranges) {
    if (text.slice(from, range.start).includes('#')) return true;
    from = range.end;
  }
  return text.slice(from, whole.end).includes('#');
}
