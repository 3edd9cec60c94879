import type { Analysis } from '../../analysis.ts';
import type { Unit } from '../../machine/machine.ts';
import { unitSpan } from '../../machine/places.ts';
import { parseUnitName } from '../../systemd/unit-name.ts';
import { Change } from '../change.ts';
import { addEdge, defaultKind, type Ends, removeEdge, type WrittenKind } from '../edge-edits.ts';
import type { Intent, UnitRef } from '../intent.ts';
import { addNetworkEdge } from '../network-edits.ts';
import type { Step } from '../plan.ts';
import { Refused } from '../refused.ts';
import { providerFirst } from '../reorder.ts';
import { resolveUnit } from '../resolve-unit.ts';

/** Draws an edge: writes what is missing for its kind, and brings the provider before the consumer in a list that was in order. */
export function connect(analysis: Analysis, intent: Extract<Intent, { do: 'connect' }>): Step {
  const ends = resolveEnds(analysis, intent);
  const kind = writtenKind(intent.kind) ?? defaultKind(ends.consumer, ends.provider);
  return drawEdge(analysis, ends, kind, `Linked ${shortName(ends.consumer)} to ${shortName(ends.provider)}`);
}

/** Changes what an edge means: writes what is missing, removes what is too much. */
export function setEdgeKind(analysis: Analysis, intent: Extract<Intent, { do: 'set-edge-kind' }>): Step {
  const ends = resolveEnds(analysis, intent);
  const kind = writtenKind(intent.kind);
  if (!kind) throw new Refused(`"${intent.kind}" is not a kind that can be chosen.`);
  if (!ends.edge) throw new Refused(`${ends.consumer.name} does not depend on ${ends.provider.name}.`);
  if (kind !== 'link' && ends.edge.kinds.includes('volumes-from')) {
    throw new Refused(
      `${ends.consumer.name} mounts volumes from ${shortName(ends.provider)}; remove --volumes-from first.`,
      unitSpan(ends.consumer),
    );
  }
  const label = `Made ${shortName(ends.consumer)} ${PHRASES[kind]} ${shortName(ends.provider)}`;
  return drawEdge(analysis, ends, kind, label);
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
  removeEdge(change, ends, null);
  return {
    change,
    label: `Unlinked ${shortName(consumer)} from ${shortName(provider)}`,
    verify: (after) =>
      findEdge(after, consumer, provider)
        ? 'The dependency stands somewhere that cannot be edited here.'
        : null,
  };
}

function drawEdge(analysis: Analysis, ends: Ends, kind: WrittenKind, label: string): Step {
  const change = new Change(analysis);
  const { consumer, provider } = ends;
  removeEdge(change, ends, kind);
  if (kind === 'network') addNetworkEdge(change, ends);
  else addEdge(change, ends, kind);
  return {
    change,
    label,
    verify: (after) => {
      const edge = findEdge(after, consumer, provider);
      return edge?.kind === kind && edge.missing.length === 0
        ? null
        : `The result would not read as "${kind}".`;
    },
    followUp: (after) => providerFirst(analysis, after, consumer.name, provider.name),
  };
}

function resolveEnds(analysis: Analysis, intent: { consumer: UnitRef; provider: UnitRef }): Ends {
  const consumer = resolveUnit(analysis, intent.consumer);
  const provider = resolveProvider(analysis, intent.provider);
  for (const unit of [consumer, provider]) {
    if (unit.name === '') throw new Refused('A unit without a name cannot be linked.', unitSpan(unit));
  }
  if (consumer.name === provider.name)
    throw new Refused(`${consumer.name} cannot depend on itself.`, unitSpan(consumer));
  return { consumer, provider, edge: findEdge(analysis, consumer, provider) };
}

/** A provider need not be in the document: any unit of the machine can be named. */
function resolveProvider(analysis: Analysis, ref: UnitRef): Unit {
  const known = analysis.machine.units.some((unit) => unit.name === ref);
  if (typeof ref === 'number' || known) return resolveUnit(analysis, ref);
  const parsed = parseUnitName(ref);
  if (!parsed) throw new Refused(`"${ref}" is no unit name: it needs a suffix such as .service.`);
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

/** The edge between two units by name, wherever they now stand. */
function findEdge(analysis: Analysis, consumer: Unit, provider: Unit) {
  const { units } = analysis.machine;
  return (
    analysis.graph.edges.find(
      (edge) => units[edge.from]?.name === consumer.name && units[edge.to]?.name === provider.name,
    ) ?? null
  );
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
