import type { CloudConfig } from './cloud-config/document.ts';
import type { Graph } from './graph/graph.ts';
import type { Machine } from './machine/machine.ts';
import type { Target } from './target.ts';
import type { LineIndex } from './text/line-index.ts';

/** Everything known of a text, computed once. Immutable; depends on text and target alone. */
export interface Analysis {
  readonly text: string;
  readonly target: Target;
  readonly lines: LineIndex;
  readonly config: CloudConfig;
  readonly machine: Machine;
  readonly graph: Graph;
}
