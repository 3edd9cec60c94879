import type { Point, Route } from './edge-route.ts';
import { placeComponents } from './layout-components.ts';
import { assignLayers } from './layout-layers.ts';
import { routeLayered } from './layout-routes.ts';
import { type Trace, traceOf } from './layout-trace.ts';

/** A card to be placed. Nodes come in document order, which settles every tie. */
export interface LayoutNode {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** Boot wave, 1-based; 0 for what stands in none: files and stock units. */
  readonly wave: number;
  /** The cards of a group stand together, with nothing else between them. */
  readonly group?: string | null;
}

/** From a provider to its consumer. */
export interface LayoutEdge {
  readonly id: string;
  readonly provider: string;
  readonly consumer: string;
  /** Edges of one provider and one style share the lane that takes them past the columns in between. */
  readonly style: string;
}

export interface LayoutInput {
  readonly nodes: readonly LayoutNode[];
  readonly edges: readonly LayoutEdge[];
}

export interface Layout {
  /** Top left corners, by node id. */
  readonly positions: Readonly<Record<string, Point>>;
  /** By edge id. */
  readonly routes: Readonly<Record<string, Route>>;
}

/** A layout, and what the next one needs to stay like it. */
export interface TracedLayout extends Layout {
  readonly trace: Trace;
}

/**
 * Places cards in columns, one or more for each boot wave, providers left of consumers, and routes every edge so that
 * it keeps clear of all cards but its own two. Depends on its input alone; the same input gives the same picture.
 * Given the trace of a former layout, what was there keeps its place as far as it can, and only what is new is fitted in.
 *
 * The columns are given (a wave is known before anything is drawn), so this is the latter half of the method of
 * Sugiyama et al.: lanes for edges over several columns, ordering by barycentres, then positions by least squares.
 */
export function layout(input: LayoutInput, former: Trace | null = null): TracedLayout {
  const layered = assignLayers(input, former);
  const placed = placeComponents(layered, former);
  return {
    positions: placed.positions,
    routes: routeLayered(layered, placed),
    trace: traceOf(layered, placed),
  };
}
