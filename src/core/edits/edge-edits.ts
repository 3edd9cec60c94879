import type { DependencyKind, Edge, EdgeKind } from '../graph/graph.ts';
import type { Unit } from '../machine/machine.ts';
import { unitSpan } from '../machine/places.ts';
import type { Change } from './change.ts';
import { containerReferences } from './container-names.ts';
import { addDependency, removeDependencies, turnDependency } from './dependency-edits.ts';
import { addFlag, removeFlag } from './docker-edits.ts';
import { Refused } from './refused.ts';
import type { Ends } from './same-unit.ts';

/** What a drawn edge of each kind writes in the consumer. */
const WRITTEN: Readonly<Record<Exclude<EdgeKind, 'other'>, readonly DependencyKind[]>> = {
  link: ['Requires', 'After', 'link'],
  network: ['Requires', 'After', 'network'],
  needs: ['Requires', 'After'],
  wants: ['Wants', 'After'],
  after: ['After'],
  bound: ['BindsTo', 'After'],
};

/** Dependencies that say how strongly the consumer holds on to the provider: an edge has one of them. */
const STRENGTHS: readonly DependencyKind[] = ['Requires', 'Requisite', 'Wants', 'BindsTo'];

/** Both ends of an edge, and what is drawn between them already. */
export interface JoinedEnds extends Ends {
  readonly edge: Edge | null;
}

/** Writes what an edge of this kind still lacks; `present` is what stands there already. */
export function addEdge(
  change: Change,
  { consumer, provider, edge }: JoinedEnds,
  kind: WrittenKind,
  present: ReadonlySet<DependencyKind>,
): void {
  for (const dependency of WRITTEN[kind]) {
    if (dependency === 'link') addLink(change, consumer, provider);
    else if (dependency === 'network' || holds(dependency, present, edge)) continue;
    else addDependency(change, consumer, dependency as 'Requires', provider.name);
  }
}

/** Removes an edge with everything behind it, on both sides. */
export function removeEdge(change: Change, { consumer, provider, edge }: JoinedEnds): void {
  const kinds = new Set(edge?.kinds);
  removeDependencies(change, consumer, kinds, (name) => name === provider.name);
  removeDependencies(change, provider, BEFORE, (name) => name === consumer.name);
  removeReferences(change, consumer, provider, ['link', 'volumes-from']);
}

/** Removes what makes an edge mean something else than `kind`, and tells what stays. */
export function weakenEdge(
  change: Change,
  { consumer, provider, edge }: JoinedEnds,
  kind: WrittenKind,
): Set<DependencyKind> {
  const wanted = new Set(WRITTEN[kind]);
  const present = new Set(edge?.kinds);
  const going = new Set([...present].filter((one) => STRENGTHS.includes(one) && !wanted.has(one)));
  const staying = new Set([...present].filter((one) => !going.has(one)));
  const [strength] = STRENGTHS.filter((one) => wanted.has(one));
  const turned =
    strength && !holds(strength, staying, edge)
      ? turnDependency(change, consumer, going, strength as 'Requires', provider.name)
      : null;
  if (strength && turned) staying.add(strength);
  removeDependencies(
    change,
    consumer,
    going,
    (name, { directive }) => name === provider.name && directive !== turned,
  );
  if (kind !== 'link') removeReferences(change, consumer, provider, ['link']);
  return staying;
}

/** True when `edge` means `kind` or more: drawing the weaker one over it changes nothing. */
export function meansAtLeast(edge: Edge, kind: WrittenKind): boolean {
  return BY_STRENGTH.indexOf(edge.kind) >= BY_STRENGTH.indexOf(kind);
}

const BY_STRENGTH: readonly EdgeKind[] = ['other', 'after', 'wants', 'needs', 'bound', 'network', 'link'];
const BEFORE: ReadonlySet<DependencyKind> = new Set(['Before']);

export type WrittenKind = Exclude<EdgeKind, 'other'>;

/** Link between containers, else needs: what a drawn line means when nothing else is said. */
export function defaultKind(consumer: Unit, provider: Unit): WrittenKind {
  return consumer.container && provider.container?.name ? 'link' : 'needs';
}

function holds(dependency: DependencyKind, present: ReadonlySet<DependencyKind>, edge: Edge | null): boolean {
  if (dependency === 'After') return edge?.ordered ?? false;
  const stronger = dependency === 'Requires' ? ['Requires', 'Requisite', 'BindsTo'] : [dependency];
  return stronger.some((kind) => present.has(kind as DependencyKind));
}

function addLink(change: Change, consumer: Unit, provider: Unit): void {
  const target = containerName(provider);
  const own = consumer.container;
  if (!own)
    throw new Refused(`${consumer.name} runs no container, so it cannot link to one.`, unitSpan(consumer));
  const references = containerReferences(own.invocation.run);
  if (references.some(({ flag, name }) => flag.name === 'link' && name === target)) return;
  const shared = own.invocation.run.flags.find(
    (flag) => flag.name === 'network' && /^(host$|container:)/.test(flag.value),
  );
  if (shared) {
    throw new Refused(
      `${consumer.name} uses --network ${shared.value}, where docker takes no --link. Choose "needs".`,
      unitSpan(consumer),
    );
  }
  change.editSource(own.source, addFlag(own, 'link', target));
}

function removeReferences(change: Change, consumer: Unit, provider: Unit, flags: readonly string[]): void {
  const own = consumer.container;
  const target = provider.container?.name;
  if (!own || !target) return;
  for (const { flag, name } of containerReferences(own.invocation.run)) {
    if (flags.includes(flag.name) && name === target) change.editSource(own.source, removeFlag(own, flag));
  }
}

/** @throws Refused for a unit that no other can name as a container. */
export function containerName(provider: Unit): string {
  const name = provider.container?.name;
  if (name) return name;
  const why = provider.container ? 'its container has no fixed --name' : 'it runs no container';
  throw new Refused(`${provider.name} cannot be linked to: ${why}.`, unitSpan(provider));
}
