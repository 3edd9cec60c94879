import type { EdgeKind } from '../graph/graph.ts';
import type { Unit } from '../machine/machine.ts';

/** The kinds that an edge between two units can be made, the usual one first. */
export function edgeChoices(consumer: Unit, provider: Unit): readonly EdgeKind[] {
  const bothContainers = consumer.kind === 'container' && provider.kind === 'container';
  return bothContainers ? ['link', 'network', ...PLAIN] : PLAIN;
}

const PLAIN: readonly EdgeKind[] = ['needs', 'wants', 'after', 'bound'];
