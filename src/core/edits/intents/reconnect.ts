import type { Analysis } from '../../analysis.ts';
import type { DependencyKind, Edge } from '../../graph/graph.ts';
import {
  dependencyMentions,
  UNIT_DEPENDENCY_KINDS,
  type UnitDependencyKind,
} from '../../machine/dependency-mentions.ts';
import type { Unit } from '../../machine/machine.ts';
import { unitSpan } from '../../machine/places.ts';
import { Change } from '../change.ts';
import { containerReferences } from '../container-names.ts';
import { addDependency, removeDependencies } from '../dependency-edits.ts';
import { replaceInValue } from '../directive-edits.ts';
import { addFlag, removeFlag, setWord } from '../docker-edits.ts';
import { containerName, removeEdge } from '../edge-edits.ts';
import { resolveEnds, sharedText, shortName, writeEdge } from '../edge-ends.ts';
import type { Intent } from '../intent.ts';
import type { Step } from '../plan.ts';
import { inQuotes, Refused } from '../refused.ts';
import { providerFirst } from '../reorder.ts';
import { requireContainer } from '../resolve-unit.ts';
import { edgeAgain } from '../same-unit.ts';

/**
 * Moves one end of an edge to another unit. A new provider is named where the old one was; a new consumer gets
 * what made the edge in the old one.
 */
export function reconnect(analysis: Analysis, intent: Extract<Intent, { do: 'reconnect' }>): Step {
  const old = resolveEnds(analysis, intent);
  const { edge } = old;
  if (!edge)
    throw new Refused(
      `${old.consumer.name} does not depend on ${old.provider.name}.`,
      unitSpan(old.consumer),
    );
  const moved = { consumer: intent.consumer, provider: intent.provider, [intent.end]: intent.to };
  const ends = resolveEnds(analysis, moved);
  const { consumer, provider } = ends;
  if (consumer === old.consumer && provider.name === old.provider.name)
    throw new Refused(`The edge is drawn like this already.`);
  if (edge.kinds.includes('Conflicts'))
    throw new Refused(`${old.consumer.name} conflicts with ${old.provider.name}; change that in the text.`);
  const change = new Change(analysis);
  if (intent.end === 'provider') moveProvider(change, old.consumer, old.provider, provider, edge);
  else moveConsumer(change, old.consumer, consumer, provider, edge, ends.edge);
  if (intent.end === 'consumer') removeEdge(change, old);
  if (edge.kinds.includes('network')) {
    const present = new Set([...edge.kinds, ...(ends.edge?.kinds ?? [])]);
    writeEdge(change, { ...ends, edge }, 'network', present);
  }
  const kind = edge.kind === 'network' ? 'network' : undefined;
  return {
    change,
    label: `Linked ${shortName(consumer)} to ${shortName(provider)} instead of ${
      intent.end === 'provider' ? shortName(old.provider) : `${shortName(old.consumer)} to it`
    }`,
    verify: (after) => {
      const drawn = edgeAgain(analysis, ends, after);
      const wanted = edge.kinds.filter((one) => one !== 'Before' && one !== 'network');
      const isDrawn =
        drawn && wanted.every((one) => drawn.kinds.includes(one)) && drawn.ordered === edge.ordered;
      if (!isDrawn) return 'The result would not read as the same edge between other units.';
      if (edgeAgain(analysis, old, after) && edge.kind !== 'network')
        return 'The dependency stands somewhere that cannot be edited here.';
      return sharedText(analysis, [old, ends], after, kind);
    },
    followUp: (after) => providerFirst(analysis, after, consumer.name, provider.name),
  };
}

/** Names the new provider where the consumer names the old one; a mention that is there already is only removed. */
function moveProvider(change: Change, consumer: Unit, old: Unit, to: Unit, edge: Edge): void {
  const mentions = dependencyMentions(consumer);
  const known = new Set(mentions.filter(({ target }) => target === to.name).map(({ kind }) => kind));
  const doubled = new Set<DependencyKind>(known);
  removeDependencies(change, consumer, doubled, (name) => name === old.name);
  for (const { kind, target, source, directive, span } of mentions) {
    if (target !== old.name || known.has(kind) || kind === 'Before') continue;
    change.editSource(source, replaceInValue(directive, span, to.name));
  }
  removeDependencies(change, old, new Set(['Before']), (name) => name === consumer.name);
  const isAfter = mentions.some(({ kind, target }) => kind === 'After' && target === old.name);
  if (edge.ordered && !isAfter && !known.has('After')) addDependency(change, consumer, 'After', to.name);
  const own = consumer.container;
  const name = old.container?.name;
  if (!own || !name) return;
  const references = containerReferences(own.invocation.run);
  for (const { flag, name: named } of references) {
    if (named !== name || !flag.valuePart) continue;
    const container = containerName(to);
    const isThere = references.some((one) => one.flag.name === flag.name && one.name === container);
    const start = flag.valuePart.start + flag.value.indexOf(name);
    const part = { start, end: start + name.length };
    change.editSource(
      own.source,
      isThere ? removeFlag(own, flag) : setWord(own, flag.valuePart.word, container, part),
    );
  }
}

/** Writes into the new consumer what made the edge in the old one, as far as it is not there. */
function moveConsumer(
  change: Change,
  old: Unit,
  consumer: Unit,
  provider: Unit,
  edge: Edge,
  present: Edge | null,
): void {
  const isThere = (kind: DependencyKind) =>
    kind === 'After' ? (present?.ordered ?? false) : (present?.kinds.includes(kind) ?? false);
  for (const kind of UNIT_DEPENDENCY_KINDS.toReversed()) {
    if (kind === 'Before' || isThere(kind)) continue;
    const isWanted = kind === 'After' ? edge.ordered : edge.kinds.includes(kind);
    if (isWanted) addDependency(change, consumer, kind as UnitDependencyKind, provider.name);
  }
  const name = provider.container?.name;
  for (const reference of old.container ? containerReferences(old.container.invocation.run) : []) {
    const { flag } = reference;
    if (reference.name !== name || flag.name === 'network') continue;
    if (!consumer.container)
      throw new Refused(
        `${consumer.name} runs no container, so it cannot take over --${flag.name} ${inQuotes(flag.value)}.`,
        unitSpan(consumer),
      );
    const own = requireContainer(consumer);
    const has = containerReferences(own.invocation.run).some(
      (one) => one.flag.name === flag.name && one.name === name,
    );
    if (!has) change.editSource(own.source, addFlag(own, flag.name, flag.value));
  }
}
