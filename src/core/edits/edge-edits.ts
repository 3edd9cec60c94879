import type { DependencyKind, Edge, EdgeKind } from '../graph/graph.ts';
import type { Unit } from '../machine/machine.ts';
import { unitSpan } from '../machine/places.ts';
import type { Change } from './change.ts';
import { addDependency, removeDependencies } from './dependency-edits.ts';
import { addFlag, removeFlag } from './docker-edits.ts';
import { Refused } from './refused.ts';

/** What a drawn edge of each kind writes in the consumer (DESIGN of the graph). */
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

/** Both ends of an edge. The provider may be a unit that is only named. */
export interface Ends {
  readonly consumer: Unit;
  readonly provider: Unit;
  readonly edge: Edge | null;
}

/** Writes what is still missing for an edge of this kind. */
export function addEdge(change: Change, { consumer, provider, edge }: Ends, kind: WrittenKind): void {
  for (const dependency of WRITTEN[kind]) {
    if (dependency === 'link') addLink(change, consumer, provider);
    else if (dependency !== 'network' && !holds(edge, dependency)) {
      addDependency(change, consumer, dependency as 'Requires', provider.name);
    }
  }
}

/** Removes what makes an edge stronger or other than `kind`; `null` removes all of it. */
export function removeEdge(
  change: Change,
  { consumer, provider, edge }: Ends,
  keep: WrittenKind | null,
): void {
  if (!edge) return;
  const wanted = new Set<DependencyKind>(keep ? WRITTEN[keep] : []);
  const going = new Set(
    edge.kinds.filter((kind) => !wanted.has(kind) && (!keep || STRENGTHS.includes(kind))),
  );
  removeDependencies(change, consumer, going, (name) => name === provider.name);
  if (!keep) {
    removeDependencies(change, provider, new Set(['Before']), (name) => name === consumer.name);
  }
  if (keep !== 'link') removeReferences(change, consumer, provider, keep === null);
}

export type WrittenKind = Exclude<EdgeKind, 'other'>;

/** Link between containers, else needs: what a drawn line means when nothing else is said. */
export function defaultKind(consumer: Unit, provider: Unit): WrittenKind {
  return consumer.container && provider.container?.name ? 'link' : 'needs';
}

function holds(edge: Edge | null, dependency: DependencyKind): boolean {
  if (!edge) return false;
  if (dependency === 'After') return edge.ordered;
  return edge.kinds.includes(dependency);
}

function addLink(change: Change, consumer: Unit, provider: Unit): void {
  const target = containerName(provider);
  const own = consumer.container;
  if (!own)
    throw new Refused(`${consumer.name} runs no container, so it cannot link to one.`, unitSpan(consumer));
  if (own.invocation.run.flags.some((flag) => flag.name === 'link' && linkTarget(flag.value) === target))
    return;
  const host = own.invocation.run.flags.find((flag) => flag.name === 'network' && flag.value === 'host');
  if (host) {
    throw new Refused(
      `${consumer.name} uses the host's network, where docker takes no --link. Choose "needs".`,
      unitSpan(consumer),
    );
  }
  change.editSource(own.source, addFlag(own, 'link', target));
}

function removeReferences(change: Change, consumer: Unit, provider: Unit, all: boolean): void {
  const own = consumer.container;
  const target = provider.container?.name;
  if (!own || !target) return;
  for (const flag of own.invocation.run.flags) {
    const refers = flag.name === 'link' || (all && flag.name === 'volumes-from');
    if (refers && linkTarget(flag.value) === target) change.editSource(own.source, removeFlag(own, flag));
  }
}

function containerName(provider: Unit): string {
  const name = provider.container?.name;
  if (name) return name;
  const why = provider.container ? 'its container has no fixed --name' : 'it runs no container';
  throw new Refused(`${provider.name} cannot be linked to: ${why}.`, unitSpan(provider));
}

/** `web` of `web:alias`. */
export function linkTarget(value: string): string {
  return value.split(':')[0] as string;
}
