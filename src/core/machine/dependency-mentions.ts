import { dependencyTargets } from '../systemd/dependency-targets.ts';
import { expandSpecifiers } from '../systemd/specifiers.ts';
import type { Directive, UnitFile } from '../systemd/unit-file.ts';
import type { MappedSpan } from '../text/embedding.ts';
import type { Span, Spanned } from '../text/span.ts';
import type { Unit, UnitSource } from './machine.ts';

/** The dependencies of [Unit] that the graph draws, in the order they are told. */
export const UNIT_DEPENDENCY_KINDS = [
  'After',
  'Before',
  'Requires',
  'Requisite',
  'Wants',
  'BindsTo',
  'PartOf',
  'Upholds',
  'Conflicts',
] as const;

export type UnitDependencyKind = (typeof UNIT_DEPENDENCY_KINDS)[number];

/** One unit named in a dependency of another. */
export interface DependencyMention {
  readonly kind: UnitDependencyKind;
  /** Specifiers resolved: `%p.socket` in foo.service names foo.socket. As written when one cannot be known here. */
  readonly target: string;
  readonly source: UnitSource;
  readonly directive: Directive;
  /** The word in `directive.value`. */
  readonly span: Span;
  /** The word in the text of the source. */
  readonly inSource: MappedSpan;
}

/** Every unit that a unit's [Unit] sections name, in order. Dependencies only add up: an empty one clears nothing (systemd 252). */
export function dependencyMentions(unit: Unit): DependencyMention[] {
  return unit.sources.flatMap((source) =>
    writtenIn(source.file).map(({ kind, directive, word, inSource }) => ({
      kind,
      target: expandSpecifiers(word.value, unit.name) ?? word.value,
      source,
      directive,
      span: word.span,
      inSource,
    })),
  );
}

interface WrittenDependency {
  readonly kind: UnitDependencyKind;
  readonly directive: Directive;
  readonly word: Spanned<string>;
  readonly inSource: MappedSpan;
}

/** As written, whatever the unit's name; read once for a file, which stays the same while its text does. */
function writtenIn(file: UnitFile): readonly WrittenDependency[] {
  let written = known.get(file);
  if (!written) {
    written = file.directives.flatMap((directive) => {
      const kind = directive.section === 'Unit' ? DEPENDENCY_KEYS[directive.key.value] : undefined;
      if (!kind) return [];
      return dependencyTargets(directive).map((word) => {
        return { kind, directive, word, inSource: directive.embedding.toOuter(word.span) };
      });
    });
    known.set(file, written);
  }
  return written;
}

const known = new WeakMap<UnitFile, readonly WrittenDependency[]>();

/** systemd.unit(5); the obsolete names are still taken for the new ones by systemd 252. */
const DEPENDENCY_KEYS: Readonly<Record<string, UnitDependencyKind>> = {
  After: 'After',
  Before: 'Before',
  Requires: 'Requires',
  RequiresOverridable: 'Requires',
  Requisite: 'Requisite',
  RequisiteOverridable: 'Requisite',
  Wants: 'Wants',
  BindsTo: 'BindsTo',
  BindTo: 'BindsTo',
  PartOf: 'PartOf',
  Upholds: 'Upholds',
  Conflicts: 'Conflicts',
};
