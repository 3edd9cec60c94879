import type { Analysis } from '../analysis.ts';
import type { Edge } from '../graph/graph.ts';
import type { Unit } from '../machine/machine.ts';
import { templateOf } from '../systemd/unit-name.ts';

/** Both ends of an edge. The provider may be a unit that is only named. */
export interface Ends {
  readonly consumer: Unit;
  readonly provider: Unit;
}

/** The edge between two units of `before`, wherever they stand in `after`. */
export function edgeAgain(before: Analysis, ends: Ends, after: Analysis): Edge | null {
  const consumer = keyOf(before, ends.consumer);
  const provider = keyOf(before, ends.provider);
  const { units } = after.machine;
  const isEnd = (position: number, key: string) => keyOf(after, units[position] as Unit) === key;
  return after.graph.edges.find((edge) => isEnd(edge.from, consumer) && isEnd(edge.to, provider)) ?? null;
}

/**
 * An edge other than that between `ends` which is not what it was: a text that several units share was changed.
 * null when all are. What is drawn to or from a template is drawn to or from its instances, too.
 */
export function otherEdgeChanged(before: Analysis, ends: Ends, after: Analysis): string | null {
  const was = edgesBesides(before, ends);
  const is = edgesBesides(after, ends);
  for (const [edge, kinds] of [...was, ...is]) {
    if (was.get(edge) !== is.get(edge) && kinds !== undefined) return edge;
  }
  return null;
}

function edgesBesides(analysis: Analysis, { consumer, provider }: Ends): Map<string, string> {
  const { units } = analysis.machine;
  const isEnd = (unit: Unit, end: Unit) => unit.name === end.name || templateOf(unit.name) === end.name;
  const others = new Map<string, string>();
  for (const edge of analysis.graph.edges) {
    const [from, to] = [units[edge.from] as Unit, units[edge.to] as Unit];
    if (isEnd(from, consumer) && isEnd(to, provider)) continue;
    others.set(`${keyOf(analysis, from)} to ${keyOf(analysis, to)}`, edge.kinds.join());
  }
  return others;
}

/** A name, and which of those that bear it. */
function keyOf({ machine }: Analysis, unit: Unit): string {
  const earlier = machine.units.slice(0, Math.max(0, unit.position)).filter((one) => one.name === unit.name);
  return earlier.length === 0 ? unit.name : `${unit.name} (${earlier.length + 1})`;
}
