import type { Analysis } from '../../analysis.ts';
import type { Unit } from '../../machine/machine.ts';
import { unitSpan } from '../../machine/places.ts';
import type { Intent } from '../intent.ts';
import type { Step } from '../plan.ts';
import { Refused } from '../refused.ts';
import { orderWith, reordered } from '../reorder.ts';
import { namesOf, resolveUnit, resolveUnits } from '../resolve-unit.ts';

/** Brings units, in their order, before another one in the list, or to its end. What that breaks is noted. */
export function move(analysis: Analysis, intent: Extract<Intent, { do: 'move' }>): Step {
  const units = resolveUnits(analysis, intent.unit);
  const before = intent.before === null ? null : indexOf(resolveUnit(analysis, intent.before));
  const order = orderWith(analysis.config.units.length, units.map(indexOf), before);
  return {
    change: reordered(analysis, order),
    label: `Moved ${namesOf(units)}`,
    notes: consequences(analysis, order),
  };
}

/** The orderings that the list contradicts afterwards and did not before, a line each. */
function consequences({ graph, machine }: Analysis, order: readonly number[]): string[] {
  const places = new Map(order.map((index, place) => [index, place]));
  return graph.edges.flatMap((edge) => {
    const [from, to] = [machine.units[edge.from], machine.units[edge.to]];
    const [was, is] = [from?.index ?? null, to?.index ?? null];
    if (!edge.ordered || !from || !to || was === null || is === null || was < is) return [];
    const isBroken = (places.get(was) ?? 0) < (places.get(is) ?? 0);
    return isBroken ? [`${from.name} now stands before ${to.name}, which it starts after.`] : [];
  });
}

function indexOf(unit: Unit): number {
  if (unit.index !== null) return unit.index;
  throw new Refused(
    `${unit.name} is not an entry of coreos.units, so it has no place in the list.`,
    unitSpan(unit),
  );
}
