import { stronglyConnected } from './components.ts';
import type { Cycle, Edge } from './graph.ts';

/** Groups of units that wait for each other, with every ordering edge among them, by first member. */
export function findCycles(size: number, ordering: readonly Edge[]): Cycle[] {
  const providers: number[][] = Array.from({ length: size }, () => []);
  for (const edge of ordering) (providers[edge.from] as number[]).push(edge.to);
  return stronglyConnected(size, providers)
    .filter((members) => members.length > 1)
    .map((members) => {
      const inside = new Set(members);
      const edges = ordering
        .filter((edge) => inside.has(edge.from) && inside.has(edge.to))
        .map((edge) => edge.id);
      return { members, edges };
    })
    .sort((a, b) => (a.members[0] as number) - (b.members[0] as number));
}
