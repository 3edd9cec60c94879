import { dependencyMentions } from '../machine/dependency-mentions.ts';
import type { DockerInvocation, Machine, Unit } from '../machine/machine.ts';
import { toDocument, unitSpan, wordInSource } from '../machine/places.ts';
import type { MappedSpan } from '../text/embedding.ts';
import type { Dependency, DependencyKind } from './graph.ts';

/** A dependency with the units it joins: `from` needs or follows `to`. */
export interface Mention {
  readonly from: number;
  readonly to: number;
  readonly dependency: Dependency;
}

/** Every mention of one unit in another's text, in document order. */
export function mentionsOf(machine: Machine): Mention[] {
  const byName = unitsByName(machine);
  const byContainer = unitsByContainer(machine);
  return machine.units.flatMap((unit) => [
    ...directiveMentions(unit, byName),
    ...containerMentions(unit, spokenFor(unit, byName), byContainer),
  ]);
}

/** A user-defined network that a unit's container joins. */
export interface NetworkMembership {
  readonly network: string;
  readonly dependency: Dependency;
}

/** Networks by unit position; docker's own (`host`, `bridge`, `none`, `container:X`) do not count. */
export function networksOf(machine: Machine): ReadonlyMap<number, readonly NetworkMembership[]> {
  const byName = unitsByName(machine);
  const members = new Map<number, NetworkMembership[]>();
  for (const unit of machine.units) {
    const own = spokenFor(unit, byName);
    const found = flagValues(unit, 'network')
      .map(({ value, dependency }) => ({ network: networkName(value), dependency }))
      .filter(({ network }) => network !== '' && !/^(host|bridge|none|default|container:.*)$/.test(network));
    if (found.length > 0) members.set(own, [...(members.get(own) ?? []), ...found]);
  }
  return members;
}

/** Positions by name: the last entry with content when a name repeats, else with drop-ins, else the last. */
export function unitsByName(machine: Machine): ReadonlyMap<string, number> {
  const positions = new Map<string, number>();
  for (const unit of machine.units) {
    const before = machine.units[positions.get(unit.name) ?? -1];
    if (!before || textRank(unit) >= textRank(before)) positions.set(unit.name, unit.position);
  }
  return positions;
}

/** Positions by container name; the first unit that runs it. */
export function unitsByContainer(machine: Machine): ReadonlyMap<string, number> {
  const positions = new Map<string, number>();
  for (const unit of machine.units) {
    const name = unit.container?.name;
    if (name && !positions.has(name)) positions.set(name, unit.position);
  }
  return positions;
}

function directiveMentions(unit: Unit, byName: ReadonlyMap<string, number>): Mention[] {
  const own = spokenFor(unit, byName);
  return dependencyMentions(unit).flatMap((mention) => {
    const other = byName.get(mention.target);
    if (other === undefined || mention.target === unit.name) return [];
    const place = toDocument(mention.source, mention.inSource, unitSpan(unit));
    const dependency: Dependency = {
      kind: mention.kind,
      writtenIn: unit.position,
      span: { start: place.start, end: place.end },
      exact: place.exact,
    };
    return [
      mention.kind === 'Before' ? { from: other, to: own, dependency } : { from: own, to: other, dependency },
    ];
  });
}

/** An entry that holds only drop-ins speaks for the unit of its name. */
function spokenFor(unit: Unit, byName: ReadonlyMap<string, number>): number {
  return textRank(unit) === 2 ? unit.position : (byName.get(unit.name) ?? unit.position);
}

/** How much of its unit an entry holds: nothing, drop-ins, the unit itself. */
function textRank(unit: Unit): 0 | 1 | 2 {
  if (unit.sources.some((source) => source.role !== 'drop-in')) return 2;
  return unit.sources.length > 0 ? 1 : 0;
}

function containerMentions(unit: Unit, own: number, byContainer: ReadonlyMap<string, number>): Mention[] {
  const named = [
    ...flagValues(unit, 'link'),
    ...flagValues(unit, 'volumes-from'),
    ...flagValues(unit, 'network').filter(({ value }) => value.startsWith('container:')),
  ];
  return named.flatMap(({ value, dependency }) => {
    const container = value.replace(/^container:/, '').split(':')[0] as string;
    const other = byContainer.get(container);
    return other === undefined || other === own ? [] : [{ from: own, to: other, dependency }];
  });
}

function flagValues(unit: Unit, flagName: FlagKind): { value: string; dependency: Dependency }[] {
  const { container } = unit;
  if (!container) return [];
  return joiningFlags(container.invocation)
    .filter(({ kind }) => kind === flagName)
    .map(({ kind, value, inSource }) => {
      const place = toDocument(container.source, inSource, unitSpan(unit));
      const span = { start: place.start, end: place.end };
      const exact = inSource.exact && place.exact;
      return { value, dependency: { kind, writtenIn: unit.position, span, exact } };
    });
}

type FlagKind = Extract<DependencyKind, 'link' | 'volumes-from' | 'network'>;

interface JoiningFlag {
  readonly kind: FlagKind;
  readonly value: string;
  /** Its value in the unit text. */
  readonly inSource: MappedSpan;
}

/** The flags that join a container to others; read once, as the same unit text has the same invocation. */
function joiningFlags(invocation: DockerInvocation): readonly JoiningFlag[] {
  let flags = known.get(invocation);
  if (!flags) {
    flags = invocation.run.flags.flatMap(({ name, value, firstWord, valuePart }) => {
      if (name !== 'link' && name !== 'volumes-from' && name !== 'network') return [];
      const word = valuePart?.word ?? firstWord;
      return [{ kind: name, value, inSource: wordInSource(invocation, word, valuePart ?? undefined) }];
    });
    known.set(invocation, flags);
  }
  return flags;
}

const known = new WeakMap<DockerInvocation, readonly JoiningFlag[]>();

/** `--network name=app,alias=db` is the long form (`docker run --help`). */
function networkName(value: string): string {
  return /(?:^|,)name=([^,]+)/.exec(value)?.[1] ?? value;
}
