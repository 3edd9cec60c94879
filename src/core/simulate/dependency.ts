import type { MappedSpan } from '../text/embedding.ts';
import type { Span } from '../text/span.ts';

/** The kinds of dependencies between units and what each is called from the other side (systemd.unit(5), unit-def.c of 252). */
const INVERSE = {
  Requires: 'RequiredBy',
  Requisite: 'RequisiteOf',
  Wants: 'WantedBy',
  BindsTo: 'BoundBy',
  PartOf: 'ConsistsOf',
  Upholds: 'UpheldBy',
  Conflicts: 'ConflictedBy',
  After: 'Before',
  OnFailure: 'OnFailureOf',
  OnSuccess: 'OnSuccessOf',
  Triggers: 'TriggeredBy',
  PropagatesStopTo: 'StopPropagatedFrom',
  PropagatesReloadTo: 'ReloadPropagatedFrom',
} as const;

type Forward = keyof typeof INVERSE;
export type DependencyKind = Forward | (typeof INVERSE)[Forward];

export function inverseOf(kind: DependencyKind): DependencyKind {
  return inverses.get(kind) as DependencyKind;
}

const inverses = new Map<DependencyKind, DependencyKind>(
  Object.entries(INVERSE).flatMap(([a, b]): [DependencyKind, DependencyKind][] => [
    [a as Forward, b],
    [b, a as Forward],
  ]),
);

/** The keys of [Unit] that make dependencies; the obsolete names still count in systemd 252 (systemd.unit(5)). */
export const DEPENDENCY_KEYS: Readonly<Record<string, DependencyKind>> = {
  ...{ Requires: 'Requires', RequiresOverridable: 'Requires', Requisite: 'Requisite' },
  ...{ RequisiteOverridable: 'Requisite', Wants: 'Wants', BindsTo: 'BindsTo', BindTo: 'BindsTo' },
  ...{ PartOf: 'PartOf', Upholds: 'Upholds', Conflicts: 'Conflicts', After: 'After', Before: 'Before' },
  ...{ OnFailure: 'OnFailure', OnSuccess: 'OnSuccess', PropagatesStopTo: 'PropagatesStopTo' },
  ...{ StopPropagatedFrom: 'StopPropagatedFrom', PropagatesReloadTo: 'PropagatesReloadTo' },
  ...{ PropagateReloadTo: 'PropagatesReloadTo', ReloadPropagatedFrom: 'ReloadPropagatedFrom' },
  PropagateReloadFrom: 'ReloadPropagatedFrom',
};

/**
 * What each kind of dependency makes systemd do, the unit seen from its own side (unit-dependency-atom.c of 252;
 * systemd.unit(5)): the kinds that have an effect, by effect.
 */
export const EFFECTS = {
  /** A start of this unit starts the other, and needs its job. */
  pullInStart: ['Requires', 'BindsTo'],
  /** A start of this unit starts the other if it can. */
  pullInStartIgnored: ['Wants', 'Upholds'],
  pullInVerify: ['Requisite'],
  pullInStop: ['Conflicts'],
  pullInStopIgnored: ['ConflictedBy'],
  /** A stop of this unit stops the other. */
  propagateStop: ['RequiredBy', 'RequisiteOf', 'BoundBy', 'ConsistsOf', 'PropagatesStopTo'],
  propagateRestart: ['RequiredBy', 'RequisiteOf', 'BoundBy', 'ConsistsOf'],
  /** When the start of this unit fails, the start job of the other fails with result "dependency". */
  propagateStartFailure: ['RequiredBy', 'RequisiteOf', 'BoundBy'],
  propagateStopFailure: ['ConflictedBy'],
  propagateInactiveStartAsFailure: ['RequisiteOf'],
  /** When this unit comes up without a job. */
  retroactiveStartReplace: ['Requires', 'BindsTo', 'Upholds'],
  retroactiveStartFail: ['Wants'],
  retroactiveStopOnStart: ['Conflicts', 'ConflictedBy'],
  /** When this unit goes down without a job. */
  retroactiveStopOnStop: ['BoundBy', 'PropagatesStopTo'],
  cannotBeActiveWithout: ['BindsTo'],
  boundBy: ['BoundBy'],
  upholds: ['Upholds'],
  upheldBy: ['UpheldBy'],
  neededBy: ['RequiredBy', 'RequisiteOf', 'WantedBy', 'BoundBy', 'UpheldBy'],
  needs: ['Requires', 'Requisite', 'Wants', 'BindsTo', 'Upholds'],
  after: ['After'],
  before: ['Before'],
  onFailure: ['OnFailure'],
  onSuccess: ['OnSuccess'],
  triggers: ['Triggers'],
  triggeredBy: ['TriggeredBy'],
  propagateReload: ['PropagatesReloadTo'],
} as const satisfies Record<string, readonly DependencyKind[]>;

export type Effect = keyof typeof EFFECTS;

/** Where in a unit file something stands. */
export interface Place {
  /** `/etc/systemd/system/web.service` */
  readonly path: string;
  /** Offsets into the text of the file. */
  readonly span: Span;
  /** In the cloud-config that the file comes from; null for a file of another origin. */
  readonly inDocument: MappedSpan | null;
}

/** Why a dependency is there. */
export interface Origin {
  /** The unit in whose file it stands, or that it is added to. */
  readonly unit: string;
  /** The directive (`After`), `.wants/` for a link of that folder, or what adds it by itself: `DefaultDependencies`. */
  readonly directive: string;
  readonly place: Place | null;
}
