import type { Analysis } from '../analysis.ts';
import type { DependencyKind } from '../graph/graph.ts';
import type { Unit } from '../machine/machine.ts';
import { unitSpan } from '../machine/places.ts';
import { parseUnitName } from '../systemd/unit-name.ts';
import type { Change } from './change.ts';
import { addEdge, type JoinedEnds, type WrittenKind } from './edge-edits.ts';
import type { UnitRef } from './intent.ts';
import { addNetworkEdge } from './network-edits.ts';
import { inQuotes, Refused } from './refused.ts';
import { resolveUnit } from './resolve-unit.ts';
import { type Ends, edgeAgain, otherEdgeChanged, otherEdgeLost } from './same-unit.ts';

/** Both ends that an intent names, with the edge between them. */
export function resolveEnds(
  analysis: Analysis,
  intent: { consumer: UnitRef; provider: UnitRef },
): JoinedEnds {
  const consumer = resolveUnit(analysis, intent.consumer);
  const provider = resolveAnyUnit(analysis, intent.provider);
  for (const unit of [consumer, provider]) {
    if (unit.name === '') throw new Refused('A unit without a name cannot be linked.', unitSpan(unit));
  }
  if (consumer.name === provider.name)
    throw new Refused(`${consumer.name} cannot depend on itself.`, unitSpan(consumer));
  return { consumer, provider, edge: edgeAgain(analysis, { consumer, provider }, analysis) };
}

/** A unit need not be in the document: any one of the machine can be named. */
export function resolveAnyUnit(analysis: Analysis, ref: UnitRef): Unit {
  const known = analysis.machine.units.some((unit) => unit.name === ref);
  if (typeof ref === 'number' || known) return resolveUnit(analysis, ref);
  const parsed = parseUnitName(ref);
  if (!parsed) throw new Refused(`${inQuotes(ref)} is no unit name: it needs a suffix such as .service.`);
  return {
    position: -1,
    index: null,
    name: ref,
    kind: 'stock',
    type: parsed.type,
    entry: null,
    mergedInto: null,
    sources: [],
    container: null,
  };
}

/** Writes what an edge of this kind still lacks; `present` is what stands there already. */
export function writeEdge(
  change: Change,
  ends: JoinedEnds,
  kind: WrittenKind,
  present: ReadonlySet<DependencyKind>,
): void {
  if (kind === 'network') addNetworkEdge(change, ends, present);
  else addEdge(change, ends, kind, present);
}

/** Why not, when the text that was changed is that of other units, too. A network joins more than the two. */
export function sharedText(
  before: Analysis,
  ends: readonly Ends[],
  after: Analysis,
  kind?: WrittenKind,
): string | null {
  const differing = kind === 'network' ? otherEdgeLost : otherEdgeChanged;
  const other = differing(before, ends, after);
  if (other === null) return null;
  return `This would change the edge from ${other}, too: they share a text. Change it in the text.`;
}

/** What people call a unit: its container, else its name without `.service`. */
export function shortName(unit: Unit): string {
  return unit.container?.name ?? unit.name.replace(/\.service$/, '');
}
