import type { Analysis } from '../../analysis.ts';
import type { DependencyKind } from '../../graph/graph.ts';
import type { Unit } from '../../machine/machine.ts';
import { unitSpan } from '../../machine/places.ts';
import { parseUnitName } from '../../systemd/unit-name.ts';
import { Change } from '../change.ts';
import {
  addEdge,
  defaultKind,
  type JoinedEnds,
  meansAtLeast,
  removeEdge,
  type WrittenKind,
  weakenEdge,
} from '../edge-edits.ts';
import type { Intent, UnitRef } from '../intent.ts';
import { addNetworkEdge } from '../network-edits.ts';
import type { Step } from '../plan.ts';
import { inQuotes, Refused } from '../refused.ts';
import { providerFirst } from '../reorder.ts';
import { resolveUnit } from '../resolve-unit.ts';
import { type Ends, edgeAgain, otherEdgeChanged, otherEdgeLost } from '../same-unit.ts';

/** Draws an edge: writes what is missing for its kind, and brings the provider before the consumer in a list that was in order. */
export function connect(analysis: Analysis, intent: Extract<Intent, { do: 'connect' }>): Step {
  const ends = resolveEnds(analysis, intent);
  const { consumer, provider, edge } = ends;
  const kind = writtenKind(intent.kind) ?? defaultKind(consumer, provider);
  const change = new Change(analysis);
  const isThere = edge && edge.missing.length === 0 && meansAtLeast(edge, kind);
  if (!isThere) writeEdge(change, ends, kind, new Set(edge?.kinds));
  return {
    change,
    label: `Linked ${shortName(consumer)} to ${shortName(provider)}`,
    verify: (after) => {
      const drawn = edgeAgain(analysis, ends, after);
      const isDrawn = drawn && drawn.missing.length === 0 && meansAtLeast(drawn, kind);
      return isDrawn ? sharedText(analysis, ends, after, kind) : notRead(kind);
    },
    followUp: (after) => providerFirst(analysis, after, consumer.name, provider.name),
  };
}

/** Changes what an edge means: writes what is missing, removes what is too much. */
export function setEdgeKind(analysis: Analysis, intent: Extract<Intent, { do: 'set-edge-kind' }>): Step {
  const ends = resolveEnds(analysis, intent);
  const { consumer, provider, edge } = ends;
  const kind = writtenKind(intent.kind);
  if (!kind) throw new Refused(`${inQuotes(intent.kind)} is not a kind that can be chosen.`);
  if (!edge) throw new Refused(`${consumer.name} does not depend on ${provider.name}.`, unitSpan(consumer));
  if (kind !== 'link' && edge.kinds.includes('volumes-from')) {
    const what = `${consumer.name} mounts volumes from ${shortName(provider)}; remove --volumes-from first.`;
    throw new Refused(what, unitSpan(consumer));
  }
  if (kind !== 'link' && kind !== 'network' && edge.kinds.includes('network')) {
    const what = `${consumer.name} and ${provider.name} share a network; take one of them out of it first.`;
    throw new Refused(what, unitSpan(consumer));
  }
  const change = new Change(analysis);
  writeEdge(change, ends, kind, weakenEdge(change, ends, kind));
  return {
    change,
    label: `Made ${shortName(consumer)} ${PHRASES[kind]} ${shortName(provider)}`,
    verify: (after) => {
      const changed = edgeAgain(analysis, ends, after);
      const isChanged = changed?.kind === kind && changed.missing.length === 0;
      return isChanged ? sharedText(analysis, ends, after, kind) : notRead(kind);
    },
    followUp: (after) => providerFirst(analysis, after, consumer.name, provider.name),
  };
}

/** Removes an edge with everything behind it. */
export function disconnect(analysis: Analysis, intent: Extract<Intent, { do: 'disconnect' }>): Step {
  const ends = resolveEnds(analysis, intent);
  const { consumer, provider, edge } = ends;
  if (!edge) throw new Refused(`${consumer.name} does not depend on ${provider.name}.`, unitSpan(consumer));
  if (intent.kind && intent.kind !== edge.kind) {
    throw new Refused(
      `The edge from ${consumer.name} to ${provider.name} is "${edge.kind}", not "${intent.kind}".`,
    );
  }
  const change = new Change(analysis);
  removeEdge(change, ends);
  return {
    change,
    label: `Unlinked ${shortName(consumer)} from ${shortName(provider)}`,
    verify: (after) =>
      edgeAgain(analysis, ends, after)
        ? 'The dependency stands somewhere that cannot be edited here.'
        : sharedText(analysis, ends, after),
  };
}

function writeEdge(
  change: Change,
  ends: JoinedEnds,
  kind: WrittenKind,
  present: ReadonlySet<DependencyKind>,
): void {
  if (kind === 'network') addNetworkEdge(change, ends, present);
  else addEdge(change, ends, kind, present);
}

function notRead(kind: WrittenKind): string {
  return `The result would not read as "${kind}".`;
}

function resolveEnds(analysis: Analysis, intent: { consumer: UnitRef; provider: UnitRef }): JoinedEnds {
  const consumer = resolveUnit(analysis, intent.consumer);
  const provider = resolveProvider(analysis, intent.provider);
  for (const unit of [consumer, provider]) {
    if (unit.name === '') throw new Refused('A unit without a name cannot be linked.', unitSpan(unit));
  }
  if (consumer.name === provider.name)
    throw new Refused(`${consumer.name} cannot depend on itself.`, unitSpan(consumer));
  return { consumer, provider, edge: edgeAgain(analysis, { consumer, provider }, analysis) };
}

/** A provider need not be in the document: any unit of the machine can be named. */
function resolveProvider(analysis: Analysis, ref: UnitRef): Unit {
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
    sources: [],
    container: null,
  };
}

/** Why not, when the text that was changed is that of other units, too. A network joins more than the two. */
function sharedText(before: Analysis, ends: Ends, after: Analysis, kind?: WrittenKind): string | null {
  const differing = kind === 'network' ? otherEdgeLost : otherEdgeChanged;
  const other = differing(before, ends, after);
  if (other === null) return null;
  return `This would change the edge from ${other}, too: they share a text. Change it in the text.`;
}

function writtenKind(kind: string | undefined): WrittenKind | null {
  return kind && kind in PHRASES ? (kind as WrittenKind) : null;
}

const PHRASES: Readonly<Record<WrittenKind, string>> = {
  link: 'link to',
  network: 'share a network with',
  needs: 'need',
  wants: 'want',
  after: 'start after',
  bound: 'stop with',
};

/** What people call a unit: its container, else its name without `.service`. */
function shortName(unit: Unit): string {
  return unit.container?.name ?? unit.name.replace(/\.service$/, '');
}
