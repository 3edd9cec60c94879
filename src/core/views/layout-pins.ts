import type { Box, Point, Route } from './edge-route.ts';
import { routeHits } from './edge-route.ts';
import { routeEdge } from './edge-route-around.ts';
import type { Layout, LayoutInput } from './layout.ts';

/** The width of the canvas a wave takes, for its label. */
export interface WaveBand {
  /** 1-based; 0 for what is there before any unit starts: files and stock units. */
  readonly wave: number;
  readonly x: number;
  readonly width: number;
}

/** A layout as it is drawn. */
export interface Arrangement extends Layout {
  /** Left to right; empty when cards stand across the waves, because somebody put them there. */
  readonly bands: readonly WaveBand[];
  readonly bounds: Box;
}

/**
 * Puts pinned cards where the user wants them. Cards of the layout that would lie under one give way downwards;
 * edges of cards that moved, and edges a moved card lies on, are routed anew around everything.
 */
export function arrange(
  input: LayoutInput,
  base: Layout,
  pins: Readonly<Record<string, Point>>,
): Arrangement {
  const boxes = new Map<string, Box>();
  const moved = new Map<string, Box>();
  for (const { id, width, height } of input.nodes) {
    const pin = pins[id];
    const at = pin ?? base.positions[id] ?? { x: 0, y: 0 };
    const box = { x: at.x, y: at.y, width, height };
    boxes.set(id, box);
    if (pin) moved.set(id, box);
  }
  if (moved.size > 0) giveWay(boxes, moved);
  const positions: Record<string, Point> = {};
  for (const [id, { x, y }] of boxes) positions[id] = { x, y };
  return {
    positions,
    routes: moved.size === 0 ? base.routes : reroute(input, base, boxes, moved),
    bands: waveBands(input, boxes),
    bounds: boundsOf([...boxes.values()]),
  };
}

const GAP = 20;
const BAND_MARGIN = 20;

/** Moves cards of the layout down from under pinned ones, and those below them in turn. `moved` takes them in. */
function giveWay(boxes: Map<string, Box>, moved: Map<string, Box>): void {
  const settled = [...moved.values()];
  const rest = [...boxes].filter(([id]) => !moved.has(id)).sort(([, a], [, b]) => a.y - b.y || a.x - b.x);
  for (const [id, box] of rest) {
    let y = box.y;
    for (let blocked = true; blocked; ) {
      const under = settled.find((other) => overlaps({ ...box, y }, other));
      blocked = under !== undefined;
      if (under) y = under.y + under.height + GAP;
    }
    const placed = { ...box, y };
    settled.push(placed);
    if (y === box.y) continue;
    boxes.set(id, placed);
    moved.set(id, placed);
  }
}

function overlaps(a: Box, b: Box): boolean {
  return (
    a.x < b.x + b.width &&
    b.x < a.x + a.width &&
    a.y < b.y + b.height + GAP / 2 &&
    b.y < a.y + a.height + GAP / 2
  );
}

function reroute(
  input: LayoutInput,
  base: Layout,
  boxes: ReadonlyMap<string, Box>,
  moved: ReadonlyMap<string, Box>,
): Record<string, Route> {
  const all = [...boxes.values()];
  const movedBoxes = [...moved.values()];
  const routes: Record<string, Route> = {};
  for (const { id, provider, consumer } of input.edges) {
    const from = boxes.get(provider);
    const to = boxes.get(consumer);
    if (!from || !to || provider === consumer) continue;
    const kept = base.routes[id];
    const stays = kept && !moved.has(provider) && !moved.has(consumer) && !routeHits(kept, movedBoxes);
    routes[id] = stays ? kept : routeEdge(from, to, all);
  }
  return routes;
}

/** Bands between the columns as they stand; none when two waves overlap. */
function waveBands({ nodes }: LayoutInput, boxes: ReadonlyMap<string, Box>): WaveBand[] {
  const extents = new Map<number, { left: number; right: number }>();
  for (const { id, wave } of nodes) {
    const box = boxes.get(id) as Box;
    // Files and stock units stand among the waves of their users; only those left of all waves make a band.
    const extent = extents.get(wave);
    const right = box.x + box.width;
    if (!extent) extents.set(wave, { left: box.x, right });
    else extents.set(wave, { left: Math.min(extent.left, box.x), right: Math.max(extent.right, right) });
  }
  const before = extents.get(0);
  extents.delete(0);
  const waves = [...extents].sort(([a], [b]) => a - b);
  for (let i = 1; i < waves.length; i++) {
    if ((waves[i - 1]?.[1].right ?? 0) > (waves[i]?.[1].left ?? 0)) return [];
  }
  const starts = waves.map(([wave, { left }]) => ({ wave, x: left - BAND_MARGIN }));
  const firstLeft = starts[0]?.x;
  if (before && (firstLeft === undefined || before.left + BAND_MARGIN < firstLeft)) {
    starts.unshift({ wave: 0, x: before.left - BAND_MARGIN });
  }
  const end = Math.max(...waves.map(([, { right }]) => right), before?.right ?? 0) + BAND_MARGIN;
  return starts.map(({ wave, x }, i) => ({ wave, x, width: (starts[i + 1]?.x ?? end) - x }));
}

function boundsOf(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}
