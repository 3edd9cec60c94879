import type { UnitDependencyKind } from '../machine/dependency-mentions.ts';
import type { Span } from '../text/span.ts';

export type DependencyKind = UnitDependencyKind | 'link' | 'volumes-from' | 'network';

/** How an edge is drawn: the strongest of what stands behind it (link > network > bound > needs > wants > after). */
export type EdgeKind = 'link' | 'network' | 'bound' | 'needs' | 'wants' | 'after' | 'other';

/** One mention in the text that an edge rests on. */
export interface Dependency {
  readonly kind: DependencyKind;
  /** Position of the unit in whose text it stands (`Before=` stands in the provider). */
  readonly writtenIn: number;
  /** The target word, in the document. */
  readonly span: Span;
  /** False when the span was widened. */
  readonly exact: boolean;
}

/** From consumer to provider: the consumer needs, wants, or starts after the provider. */
export interface Edge {
  /** `consumer>provider`, by positions: unique in a graph. */
  readonly id: string;
  /** Position of the consumer. */
  readonly from: number;
  /** Position of the provider. */
  readonly to: number;
  readonly kind: EdgeKind;
  readonly kinds: readonly DependencyKind[];
  readonly dependencies: readonly Dependency[];
  /** True when the consumer starts after the provider (After= here or Before= there). */
  readonly ordered: boolean;
  /** What is missing for its kind: a link without Requires/After, needs without After; empty when sound. */
  readonly missing: readonly DependencyKind[];
}

/** Units that wait for each other: `members[i]` starts after `members[i + 1]`, the last after the first. */
export interface Cycle {
  /** All positions of the strongly connected component, ascending. */
  readonly members: readonly number[];
  /** Ids of every ordering edge among the members. */
  readonly edges: readonly string[];
}

export interface Graph {
  /** One per pair, in order of first mention. Positions are those of `Machine.units`. */
  readonly edges: readonly Edge[];
  /** `waves[w]` holds positions of units of wave w+1; stock units are in none. */
  readonly waves: readonly (readonly number[])[];
  /** Wave of each unit by position, 1-based; 0 for stock units. */
  readonly waveOf: readonly number[];
  readonly cycles: readonly Cycle[];
  /** Unit entries (indices in `coreos.units`) in boot order: the stable topological sort. */
  readonly order: readonly number[];
  /** False when the document's own order contradicts an ordering edge. */
  readonly inOrder: boolean;
}
