import type { Analysis } from '../analysis.ts';
import type { DependencyKind, Edge } from '../graph/graph.ts';
import type { Unit } from '../machine/machine.ts';
import { templateOf } from '../systemd/unit-name.ts';

/** Both ends of an edge. The provider may be a unit that is only named. */
export interface Ends {
  readonly consumer: Unit;
  readonly provider: Unit;
}

/** The edge between two units of `before`, wherever they stand in `after`. */
export function edgeAgain(before: Analysis, ends: Ends, after: Analysis): Edge | null {
  const old = keysOf(before);
  const keys = keysOf(after);
  const keyOf = (unit: Unit) => old[unit.position] ?? unit.name;
  const [consumer, provider] = [keyOf(ends.consumer), keyOf(ends.provider)];
  const { edges } = after.graph;
  return edges.find((edge) => keys[edge.from] === consumer && keys[edge.to] === provider) ?? null;
}

/**
 * An edge other than those between `ends` which is not what it was, "a to b": a text that several units share was
 * changed. null when all are. What is drawn to or from a template is drawn to or from its instances, too.
 */
export function otherEdgeChanged(before: Analysis, ends: readonly Ends[], after: Analysis): string | null {
  return otherEdgeLost(before, ends, after) ?? otherEdgeLost(after, ends, before);
}

/** As `otherEdgeChanged`, of edges that mean less than they did. */
export function otherEdgeLost(before: Analysis, ends: readonly Ends[], after: Analysis): string | null {
  const left = edgesBesides(after, ends);
  for (const [edge, kinds] of edgesBesides(before, ends)) {
    if (!kinds.every((kind) => left.get(edge)?.includes(kind))) return edge;
  }
  return null;
}

function edgesBesides(analysis: Analysis, ends: readonly Ends[]): Map<string, readonly DependencyKind[]> {
  const { units } = analysis.machine;
  const keys = keysOf(analysis);
  const isEnd = (unit: Unit | undefined, end: Unit) =>
    unit?.name === end.name || templateOf(unit?.name ?? '') === end.name;
  const others = analysis.graph.edges.filter(
    (edge) =>
      !ends.some(
        ({ consumer, provider }) => isEnd(units[edge.from], consumer) && isEnd(units[edge.to], provider),
      ),
  );
  return new Map(others.map((edge) => [`${keys[edge.from]} to ${keys[edge.to]}`, edge.kinds]));
}

/** By position: a name, and which of those that bear it. */
function keysOf({ machine }: Analysis): string[] {
  const counts = new Map<string, number>();
  return machine.units.map(({ name }) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}
