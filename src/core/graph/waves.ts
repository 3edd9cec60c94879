import type { Unit } from '../machine/machine.ts';
import type { Cycle, Edge } from './graph.ts';

/**
 * The wave of each unit, 1-based: the longest path of ordering edges to it inside the document. Stock
 * units take none (0) and pass none on; edges inside a cycle are ignored.
 */
export function wavesOf(
  units: readonly Unit[],
  ordering: readonly Edge[],
  cycles: readonly Cycle[],
): number[] {
  const cyclic = new Set(cycles.flatMap((cycle) => cycle.edges));
  const consumers: number[][] = units.map(() => []);
  const waiting = new Int32Array(units.length);
  for (const edge of ordering) {
    if (cyclic.has(edge.id) || isStock(units, edge.from) || isStock(units, edge.to)) continue;
    (consumers[edge.to] as number[]).push(edge.from);
    waiting[edge.from] = (waiting[edge.from] as number) + 1;
  }

  const waves: number[] = units.map((unit) => (unit.kind === 'stock' ? 0 : 1));
  const ready = units.map((unit) => unit.position).filter((position) => waiting[position] === 0);
  for (let provider = ready.pop(); provider !== undefined; provider = ready.pop()) {
    for (const consumer of consumers[provider] as number[]) {
      waves[consumer] = Math.max(waves[consumer] as number, (waves[provider] as number) + 1);
      waiting[consumer] = (waiting[consumer] as number) - 1;
      if (waiting[consumer] === 0) ready.push(consumer);
    }
  }
  return waves;
}

function isStock(units: readonly Unit[], position: number): boolean {
  return units[position]?.kind === 'stock';
}
