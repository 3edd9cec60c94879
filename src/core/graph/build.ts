import { UNIT_DEPENDENCY_KINDS } from '../machine/dependency-mentions.ts';
import type { Machine } from '../machine/machine.ts';
import { findCycles } from './cycles.ts';
import { drawnKind, missingHalves } from './edge-kind.ts';
import type { Dependency, DependencyKind, Edge, Graph } from './graph.ts';
import { mentionsOf, type NetworkMembership, networksOf } from './mentions.ts';
import { bootOrder } from './sort.ts';
import { wavesOf } from './waves.ts';

/** The graph of a machine: one edge per pair of units, waves, cycles, and the boot order of its entries. */
export function buildGraph(machine: Machine): Graph {
  const edges = readEdges(machine);
  const ordering = edges.filter((edge) => edge.ordered);
  const cycles = findCycles(machine.units.length, ordering);
  const waveOf = wavesOf(machine.units, ordering, cycles);
  const order = bootOrder(machine, edges);
  return {
    edges,
    waves: byWave(waveOf),
    waveOf,
    cycles,
    order,
    inOrder: order.every((index, i) => index === i),
  };
}

function readEdges(machine: Machine): Edge[] {
  const found = new Map<string, { from: number; to: number; dependencies: Dependency[] }>();
  for (const { from, to, dependency } of mentionsOf(machine)) {
    const id = `${from}>${to}`;
    const edge = found.get(id);
    if (edge) edge.dependencies.push(dependency);
    else found.set(id, { from, to, dependencies: [dependency] });
  }
  const networks = networksOf(machine);
  return [...found].map(([id, { from, to, dependencies }]) => {
    const ordered = dependencies.some(({ kind }) => kind === 'After' || kind === 'Before');
    const all = ordered ? [...dependencies, ...sharedNetworks(networks, from, to)] : dependencies;
    const kinds = new Set(all.map(({ kind }) => kind));
    const kind = drawnKind(kinds, ordered);
    // A target comes after all it pulls in, by itself: systemd.target(5).
    const missing = missingHalves(kind, kinds, ordered || machine.units[from]?.type === 'target');
    return { id, from, to, kind, kinds: inTableOrder(kinds), dependencies: all, ordered, missing };
  });
}

/** The consumer's membership of every network that its provider is in too. */
function sharedNetworks(
  networks: ReadonlyMap<number, readonly NetworkMembership[]>,
  from: number,
  to: number,
): Dependency[] {
  const others = new Set((networks.get(to) ?? []).map(({ network }) => network));
  return (networks.get(from) ?? [])
    .filter(({ network }) => others.has(network))
    .map(({ dependency }) => dependency);
}

const KINDS: readonly DependencyKind[] = [...UNIT_DEPENDENCY_KINDS, 'link', 'volumes-from', 'network'];

function inTableOrder(kinds: ReadonlySet<DependencyKind>): DependencyKind[] {
  return KINDS.filter((kind) => kinds.has(kind));
}

function byWave(waveOf: readonly number[]): number[][] {
  const waves: number[][] = Array.from({ length: Math.max(0, ...waveOf) }, () => []);
  waveOf.forEach((wave, position) => {
    waves[wave - 1]?.push(position);
  });
  return waves;
}
