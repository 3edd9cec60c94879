import type { Analysis } from '../analysis.ts';
import type { Edge } from '../graph/graph.ts';
import type { Unit } from '../machine/machine.ts';

/** What is written on a unit's box: its name, and the image of its container. */
export function unitLabel(unit: Unit): readonly string[] {
  const name = unit.name || '(no name)';
  return unit.container?.image ? [name, unit.container.image] : [name];
}

/** Ids of the edges on which units wait for each other. */
export function edgesInCycles({ graph }: Analysis): ReadonlySet<string> {
  return new Set(graph.cycles.flatMap((cycle) => cycle.edges));
}

/** What is written on an edge; an order alone needs no words. */
export function edgeLabel(edge: Edge): string {
  if (edge.kind === 'after') return '';
  return edge.kind === 'other' ? edge.kinds.join(', ') : edge.kind;
}
