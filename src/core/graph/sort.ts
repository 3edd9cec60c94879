import type { Machine, Unit } from '../machine/machine.ts';
import { stronglyConnected } from './components.ts';
import type { Edge } from './graph.ts';
import { impliedOrder } from './implied-order.ts';

/**
 * The entries of `coreos.units` in boot order, as indices: emit again and again the earliest entry whose
 * predecessors have all been emitted.
 *
 * Predecessors come from After=/Before= and what implies order. Entries of one name keep their order; an
 * entry with a command other than start keeps its side towards every entry that names its unit. Names
 * without an entry are ignored, and so are ordering edges inside a cycle.
 */
export function bootOrder(machine: Machine, edges: readonly Edge[]): number[] {
  const entries = machine.units.filter((unit) => unit.index !== null);
  const count = entries.length;
  const ordering = orderingPairs(machine, edges, count);
  const kept = keptPairs(entries, edges);
  const acyclic = withoutCycles(count, ordering, kept);
  return stableOrder(count, [...kept, ...acyclic]);
}

/** `[before, after]`, both indices. */
type Pair = readonly [number, number];

function orderingPairs(machine: Machine, edges: readonly Edge[], count: number): Pair[] {
  const explicit = edges.filter((edge) => edge.ordered).map((edge): Pair => [edge.to, edge.from]);
  return [...explicit, ...impliedOrder(machine, edges)].filter(
    ([before, after]) => before < count && after < count && before !== after,
  );
}

/** Pairs that must stay as the document has them; the first of each stands first. */
function keptPairs(entries: readonly Unit[], edges: readonly Edge[]): Pair[] {
  const pairs: Pair[] = [];
  const lastOfName = new Map<string, number>();
  for (const { name, position } of entries) {
    const before = lastOfName.get(name);
    if (before !== undefined && name !== '') pairs.push([before, position]);
    lastOfName.set(name, position);
  }
  const namedBy = new Map<string, Set<number>>();
  for (const edge of edges) {
    for (const { writtenIn } of edge.dependencies) {
      const writer = entries[writtenIn];
      const other = entries[writer?.name === entries[edge.from]?.name ? edge.to : edge.from];
      if (!writer || !other) continue;
      const names = namedBy.get(other.name) ?? new Set();
      namedBy.set(other.name, names.add(writtenIn));
    }
  }
  for (const unit of entries) {
    const command = unit.entry?.command?.text;
    if (!command || command === 'start') continue;
    for (const other of namedBy.get(unit.name) ?? []) {
      if (other !== unit.position) {
        pairs.push(other < unit.position ? [other, unit.position] : [unit.position, other]);
      }
    }
  }
  return pairs;
}

/** The ordering pairs that no cycle runs through, the kept ones taken along. */
function withoutCycles(count: number, ordering: readonly Pair[], kept: readonly Pair[]): Pair[] {
  const component = new Int32Array(count);
  stronglyConnected(count, successorLists(count, [...ordering, ...kept])).forEach((members, i) => {
    for (const member of members) component[member] = i;
  });
  return ordering.filter(([before, after]) => component[before] !== component[after]);
}

function stableOrder(count: number, pairs: readonly Pair[]): number[] {
  const successors = successorLists(count, pairs);
  const waiting = new Int32Array(count);
  for (const [, after] of pairs) waiting[after] = (waiting[after] as number) + 1;

  const ready = new SmallestFirst();
  for (let i = 0; i < count; i++) if (waiting[i] === 0) ready.add(i);
  const order: number[] = [];
  for (let next = ready.take(); next !== undefined; next = ready.take()) {
    order.push(next);
    for (const after of successors[next] as number[]) {
      waiting[after] = (waiting[after] as number) - 1;
      if (waiting[after] === 0) ready.add(after);
    }
  }
  return order;
}

function successorLists(count: number, pairs: readonly Pair[]): number[][] {
  const successors: number[][] = Array.from({ length: count }, () => []);
  for (const [before, after] of pairs) (successors[before] as number[]).push(after);
  return successors;
}

/** A binary heap of numbers. */
class SmallestFirst {
  private readonly heap: number[] = [];

  add(value: number): void {
    let at = this.heap.push(value) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((this.heap[parent] as number) <= value) break;
      this.heap[at] = this.heap[parent] as number;
      at = parent;
    }
    this.heap[at] = value;
  }

  take(): number | undefined {
    const smallest = this.heap[0];
    const last = this.heap.pop();
    if (smallest === undefined || last === undefined || this.heap.length === 0) return smallest;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.heap.length) break;
      if (child + 1 < this.heap.length && (this.heap[child + 1] as number) < (this.heap[child] as number))
        child++;
      if ((this.heap[child] as number) >= last) break;
      this.heap[at] = this.heap[child] as number;
      at = child;
    }
    this.heap[at] = last;
    return smallest;
  }
}
