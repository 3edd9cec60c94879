import type { Analysis } from '../../analysis.ts';
import type { DependencyKind } from '../../graph/graph.ts';
import { UNIT_DEPENDENCY_KINDS } from '../../machine/dependency-mentions.ts';
import { Change } from '../change.ts';
import { addDependency, removeDependencies } from '../dependency-edits.ts';
import { resolveEnds, sharedText, shortName } from '../edge-ends.ts';
import type { Intent } from '../intent.ts';
import type { Step } from '../plan.ts';
import { inQuotes, Refused } from '../refused.ts';
import { providerFirst } from '../reorder.ts';
import { edgeAgain } from '../same-unit.ts';

/**
 * Makes the directives between two units exactly those given, each on its own: what `set-edge-kind` does in one
 * word. `Before` stands in the provider. Links and networks stay.
 */
export function setDependencies(
  analysis: Analysis,
  intent: Extract<Intent, { do: 'set-dependencies' }>,
): Step {
  const ends = resolveEnds(analysis, intent);
  const { consumer, provider, edge } = ends;
  const unknown = intent.kinds.find((kind) => !KINDS.has(kind));
  if (unknown !== undefined) throw new Refused(`${inQuotes(unknown)} is no dependency between units.`);
  const wanted = new Set<DependencyKind>(intent.kinds);
  const present = new Set((edge?.kinds ?? []).filter((kind) => KINDS.has(kind)));
  const going = new Set([...present].filter((kind) => !wanted.has(kind)));
  const change = new Change(analysis);
  removeDependencies(change, consumer, without(going, 'Before'), (name) => name === provider.name);
  if (going.has('Before'))
    removeDependencies(change, provider, new Set(['Before']), (name) => name === consumer.name);
  for (const kind of UNIT_DEPENDENCY_KINDS.toReversed()) {
    if (!wanted.has(kind) || present.has(kind)) continue;
    if (kind === 'Before') addDependency(change, provider, kind, consumer.name);
    else addDependency(change, consumer, kind, provider.name);
  }
  return {
    change,
    label: `Set what ${shortName(consumer)} says of ${shortName(provider)}`,
    verify: (after) => {
      const now = (edgeAgain(analysis, ends, after)?.kinds ?? []).filter((kind) => KINDS.has(kind));
      if (now.length !== wanted.size || !now.every((kind) => wanted.has(kind)))
        return 'The dependencies would not be read back. Change them in the text.';
      return sharedText(analysis, [ends], after);
    },
    followUp: (after) => providerFirst(analysis, after, consumer.name, provider.name),
  };
}

const KINDS: ReadonlySet<DependencyKind> = new Set(UNIT_DEPENDENCY_KINDS);

function without(kinds: ReadonlySet<DependencyKind>, kind: DependencyKind): ReadonlySet<DependencyKind> {
  return new Set([...kinds].filter((one) => one !== kind));
}
