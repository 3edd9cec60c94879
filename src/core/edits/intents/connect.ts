import type { Analysis } from '../../analysis.ts';
import { unitSpan } from '../../machine/places.ts';
import { Change } from '../change.ts';
import { defaultKind, meansAtLeast, removeEdge, type WrittenKind, weakenEdge } from '../edge-edits.ts';
import { resolveEnds, sharedText, shortName, writeEdge } from '../edge-ends.ts';
import type { Intent } from '../intent.ts';
import type { Step } from '../plan.ts';
import { inQuotes, Refused } from '../refused.ts';
import { providerFirst } from '../reorder.ts';
import { edgeAgain } from '../same-unit.ts';

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
      return isDrawn ? sharedText(analysis, [ends], after, kind) : notRead(kind);
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
      return isChanged ? sharedText(analysis, [ends], after, kind) : notRead(kind);
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
        : sharedText(analysis, [ends], after),
  };
}

function notRead(kind: WrittenKind): string {
  return `The result would not read as "${kind}".`;
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
