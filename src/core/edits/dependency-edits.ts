import type { DependencyKind } from '../graph/graph.ts';
import { dependencyMentions, type UnitDependencyKind } from '../machine/dependency-mentions.ts';
import type { Unit } from '../machine/machine.ts';
import type { Change } from './change.ts';
import { removeDirective, removeTarget, replaceInValue } from './directive-edits.ts';
import { requireContent } from './resolve-unit.ts';

/** Adds `Kind=target` to a unit's [Unit] section. */
export function addDependency(change: Change, unit: Unit, kind: UnitDependencyKind, target: string): void {
  change.addDirective(requireContent(unit), 'Unit', kind, target);
}

/** Takes the named targets out of a unit's dependencies of the given kinds. */
export function removeDependencies(
  change: Change,
  unit: Unit,
  kinds: ReadonlySet<DependencyKind>,
  isTarget: (name: string) => boolean,
): void {
  const mentions = dependencyMentions(unit);
  for (const mention of mentions) {
    if (!kinds.has(mention.kind) || !isTarget(mention.target)) continue;
    const onLine = mentions.filter((other) => other.directive === mention.directive);
    const going = onLine.filter((other) => isTarget(other.target));
    if (going.length < onLine.length && going.length === 1) {
      change.editSource(mention.source, removeTarget(mention.source.file, mention.directive, mention.span));
    } else if (mention === going[0]) {
      const staying = onLine.filter((other) => !isTarget(other.target));
      const text = staying
        .map((other) => mention.directive.value.slice(other.span.start, other.span.end))
        .join(' ');
      const whole = { start: 0, end: mention.directive.value.length };
      change.editSource(
        mention.source,
        staying.length === 0
          ? removeDirective(mention.directive)
          : replaceInValue(mention.directive, whole, text),
      );
    }
  }
}
