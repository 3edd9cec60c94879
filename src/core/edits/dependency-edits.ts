import type { DependencyKind } from '../graph/graph.ts';
import {
  type DependencyMention,
  dependencyMentions,
  type UnitDependencyKind,
} from '../machine/dependency-mentions.ts';
import type { Unit } from '../machine/machine.ts';
import { dependencyTargets } from '../systemd/dependency-targets.ts';
import type { Directive } from '../systemd/unit-file.ts';
import { replacement, type TextEdit } from '../text/text-edit.ts';
import type { Change } from './change.ts';
import { removeDirective, removeTarget, setValue } from './directive-edits.ts';
import { requireContent } from './resolve-unit.ts';

/** Adds `Kind=target` to a unit's [Unit] section. */
export function addDependency(change: Change, unit: Unit, kind: UnitDependencyKind, target: string): void {
  change.addDirective(requireContent(unit), 'Unit', kind, target);
}

/**
 * Lets the first directive that names nothing but the target mean `to` instead of one of `kinds`, in place. The
 * directive that it was, or null where there is none.
 */
export function turnDependency(
  change: Change,
  unit: Unit,
  kinds: ReadonlySet<DependencyKind>,
  to: UnitDependencyKind,
  target: string,
): Directive | null {
  const alone = dependencyMentions(unit).find(
    (mention) =>
      kinds.has(mention.kind) &&
      mention.target === target &&
      dependencyTargets(mention.directive).length === 1,
  );
  if (!alone) return null;
  change.editSource(alone.source, replacement(alone.directive.key.span, to));
  return alone.directive;
}

/** Takes the named targets out of a unit's dependencies of the given kinds. */
export function removeDependencies(
  change: Change,
  unit: Unit,
  kinds: ReadonlySet<DependencyKind>,
  isTarget: (name: string, mention: DependencyMention) => boolean,
): void {
  const byDirective = new Map<Directive, DependencyMention[]>();
  for (const mention of dependencyMentions(unit)) {
    if (!kinds.has(mention.kind)) continue;
    byDirective.set(mention.directive, [...(byDirective.get(mention.directive) ?? []), mention]);
  }
  for (const [directive, mentions] of byDirective) {
    const going = mentions.filter((mention) => isTarget(mention.target, mention));
    const [first] = going;
    if (first) change.editSource(first.source, removalOf(directive, mentions, going));
  }
}

function removalOf(
  directive: Directive,
  mentions: readonly DependencyMention[],
  going: readonly DependencyMention[],
): TextEdit {
  const [first] = going;
  const staying = mentions.filter((mention) => !going.includes(mention));
  if (staying.length === 0) return removeDirective(directive);
  if (first && going.length === 1) return removeTarget(first.source.file, directive, first.span);
  const words = staying.map(({ span }) => directive.value.slice(span.start, span.end));
  return setValue(directive, words.join(' '));
}
