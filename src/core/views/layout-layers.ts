import type { LayoutEdge, LayoutInput, LayoutNode } from './layout.ts';
import { columnKeys, columnsBefore, type Trace } from './layout-trace.ts';

/** A card, or the lane of an edge on its way past a column. */
export interface Slot {
  readonly index: number;
  /** Names it in the trace of the layout. */
  readonly key: string;
  readonly layer: number;
  readonly height: number;
  /** The card; null for a lane. */
  readonly node: LayoutNode | null;
  /** Settles ties: the place in the document. */
  readonly order: number;
  /** Slots of the columns next to it, on the left and on the right, that an edge joins it to. */
  readonly left: number[];
  readonly right: number[];
}

/** An edge as a chain of slots from its left end to its right end. */
export interface Chain {
  readonly edge: LayoutEdge;
  readonly slots: readonly number[];
  /** True when the provider stands at the right end: the edge runs against the boot order. */
  readonly reversed: boolean;
}

export interface Layered {
  readonly slots: readonly Slot[];
  readonly chains: readonly Chain[];
  /** For each column the wave it belongs to, 0 for the column of files before all waves. */
  readonly waveOfLayer: readonly number[];
  /** Slots of one wave with no edge at all; any column of their wave will do. */
  readonly loose: readonly number[];
}

export const LANE_HEIGHT = 16;

/**
 * Deals the nodes to columns. A wave takes one column; several when an edge inside it asks for it, or when units
 * without edges would make it too tall. Files and stock units stand in the column left of their first user. Where there
 * was a layout before, a wave keeps its columns while they do, and a unit without edges its column.
 */
export function assignLayers({ nodes, edges }: LayoutInput, former: Trace | null = null): Layered {
  const known = new Map(nodes.map((node, i) => [node.id, i]));
  const pairs = edges.flatMap((edge) => {
    const provider = known.get(edge.provider);
    const consumer = known.get(edge.consumer);
    return provider === undefined || consumer === undefined || provider === consumer
      ? []
      : [{ edge, provider, consumer }];
  });
  const linked = new Set(pairs.flatMap(({ provider, consumer }) => [provider, consumer]));
  const ranks = ranksWithinWave(nodes, pairs);
  const { start, count } = columnsOfWaves(nodes, ranks, linked, former);

  const layerOf = nodes.map((node, i) =>
    node.wave === 0
      ? BEFORE_ALL
      : (start[node.wave] as number) + (count[node.wave] as number) - 1 - (ranks[i] as number),
  );
  nodes.forEach((node, i) => {
    if (node.wave !== 0) return;
    const users = pairs.filter(({ provider, consumer }) => provider === i && nodes[consumer]?.wave !== 0);
    const needed = pairs.filter(({ provider, consumer }) => consumer === i && nodes[provider]?.wave !== 0);
    if (users.length > 0)
      layerOf[i] = Math.min(...users.map(({ consumer }) => layerOf[consumer] as number)) - 1;
    else if (needed.length > 0)
      layerOf[i] = Math.max(...needed.map(({ provider }) => layerOf[provider] as number)) + 1;
  });

  const slots: Slot[] = nodes.map((node, index) => ({
    index,
    key: node.id,
    layer: layerOf[index] as number,
    height: node.height,
    node,
    order: index,
    left: [],
    right: [],
  }));
  const waveOfLayer = labelLayers(slots, start, count);
  const shift = Math.min(0, ...layerOf);
  const keys = columnKeys(waveOfLayer);
  const layerOfKey = new Map(keys.map((key, layer) => [key, layer]));
  const settled = slots.map((slot) => {
    const kept = linked.has(slot.index) ? undefined : layerOfKey.get(former?.slots[slot.key]?.column ?? '');
    const isKept = kept !== undefined && waveOfLayer[kept] === slot.node?.wave;
    const layer = isKept ? kept : slot.layer - shift;
    return layer === slot.layer ? slot : { ...slot, layer };
  });
  const chains = chainEdges(settled, pairs, keys);
  const loose = settled.filter((slot) => slot.node && !linked.has(slot.index)).map((slot) => slot.index);
  return { slots: settled, chains, waveOfLayer, loose };
}

interface Pair {
  readonly edge: LayoutEdge;
  readonly provider: number;
  readonly consumer: number;
}

/** Steps from a node to the last column of its wave: the longest chain of edges behind it that stay in the wave. */
function ranksWithinWave(nodes: readonly LayoutNode[], pairs: readonly Pair[]): number[] {
  const consumers: number[][] = nodes.map(() => []);
  for (const { provider, consumer } of pairs) {
    const wave = nodes[provider]?.wave;
    if (wave !== 0 && wave === nodes[consumer]?.wave) consumers[provider]?.push(consumer);
  }
  const ranks: number[] = nodes.map(() => -1);
  const open = new Set<number>();
  const rank = (i: number): number => {
    if ((ranks[i] as number) >= 0) return ranks[i] as number;
    open.add(i);
    let deepest = 0;
    for (const consumer of consumers[i] as number[]) {
      // An edge back into the path we came by closes a cycle: it asks for no column.
      if (!open.has(consumer)) deepest = Math.max(deepest, rank(consumer) + 1);
    }
    open.delete(i);
    ranks[i] = deepest;
    return deepest;
  };
  nodes.forEach((_, i) => {
    rank(i);
  });
  return ranks;
}

/** The first column of each wave and how many it takes. */
function columnsOfWaves(
  nodes: readonly LayoutNode[],
  ranks: readonly number[],
  linked: ReadonlySet<number>,
  former: Trace | null,
): { start: number[]; count: number[] } {
  const waves = Math.max(0, ...nodes.map((node) => node.wave));
  const rows = Math.max(MIN_ROWS, Math.ceil(1.4 * Math.sqrt(nodes.length)));
  const start: number[] = [0];
  const count: number[] = [0];
  let next = 0;
  for (let wave = 1; wave <= waves; wave++) {
    const members = nodes.flatMap((node, i) => (node.wave === wave ? [i] : []));
    const tied = members.filter((i) => linked.has(i));
    const columns = tied.length > 0 ? 1 + Math.max(...tied.map((i) => ranks[i] as number)) : 0;
    const looseCount = members.length - tied.length;
    const tallest = Math.max(rows, ...Array.from({ length: columns }, (_, r) => countRank(tied, ranks, r)));
    const wished = columnsFor(looseCount, tallest, columns, tied.length);
    const before = former ? columnsBefore(former, wave) : 0;
    // One column more or less would move everything behind it: a wave may be half as tall again first, or half empty.
    const isEnough =
      before >= columns && before >= columnsFor(looseCount, tallest * 1.5, columns, tied.length);
    start.push(next);
    count.push(isEnough && before <= wished + 1 ? before : wished);
    next += count[wave] as number;
  }
  return { start, count };
}

/** How many columns a wave takes that needs so many for its edges, with units without edges filling what is free. */
function columnsFor(loose: number, tallest: number, columns: number, tied: number): number {
  return Math.max(1, columns + Math.max(0, Math.ceil((loose - (columns * tallest - tied)) / tallest)));
}

/** The column left of the first wave. */
const BEFORE_ALL = -1;

/** A wave of loose units is broken into several columns above so many. */
const MIN_ROWS = 6;

function countRank(members: readonly number[], ranks: readonly number[], rank: number): number {
  return members.filter((i) => ranks[i] === rank).length;
}

function labelLayers(slots: readonly Slot[], start: readonly number[], count: readonly number[]): number[] {
  const first = Math.min(0, ...slots.map((slot) => slot.layer));
  const last = Math.max(0, ...slots.map((slot) => slot.layer));
  const waves: number[] = [];
  for (let layer = first; layer <= last; layer++) {
    const wave = start.findIndex((from, w) => w > 0 && layer >= from && layer < from + (count[w] as number));
    waves.push(Math.max(0, wave));
  }
  return waves;
}

/** Joins the two ends of each edge by lanes through the columns between them. */
function chainEdges(slots: Slot[], pairs: readonly Pair[], columns: readonly string[]): Chain[] {
  const lanes = new Map<string, number>();
  const joined = new Set<string>();
  return pairs.map(({ edge, provider, consumer }) => {
    const from = slots[provider] as Slot;
    const to = slots[consumer] as Slot;
    const reversed = from.layer > to.layer;
    const [left, right] = reversed ? [to, from] : [from, to];
    const chain = [left.index];
    for (let layer = left.layer + 1; layer < right.layer; layer++) {
      const key = reversed ? `${edge.id} ${layer}` : `${edge.provider} ${edge.style} ${layer}`;
      let lane = lanes.get(key);
      if (lane === undefined) {
        lane = slots.length;
        lanes.set(key, lane);
        slots.push({
          index: lane,
          key: `${reversed ? edge.id : `${edge.provider} ${edge.style}`} ${columns[layer]}`,
          layer,
          height: LANE_HEIGHT,
          node: null,
          order: left.order,
          left: [],
          right: [],
        });
      }
      chain.push(lane);
    }
    chain.push(right.index);
    if (left.layer !== right.layer) {
      for (let i = 1; i < chain.length; i++) join(slots, joined, chain[i - 1] as number, chain[i] as number);
    }
    return { edge, slots: chain, reversed };
  });
}

function join(slots: readonly Slot[], joined: Set<string>, a: number, b: number): void {
  const key = `${a} ${b}`;
  if (joined.has(key)) return;
  joined.add(key);
  slots[a]?.right.push(b);
  slots[b]?.left.push(a);
}
