import { bowCurve, levelCurve, line, type Point, type Route, type Segment } from './edge-route.ts';
import { BACK_OFFSET } from './edge-route-around.ts';
import type { Placed } from './layout-components.ts';
import { type Chain, LANE_HEIGHT, type Layered, type Slot } from './layout-layers.ts';

/**
 * The routes of all edges. Level curves stay inside the gutters, level lines inside the lanes and the rows of their
 * own cards: there is nothing for them to run through.
 */
export function routeLayered(layered: Layered, placed: Placed): Record<string, Route> {
  const routes: Record<string, Route> = {};
  for (const chain of layered.chains) {
    const first = layered.slots[chain.slots[0] as number] as Slot;
    const last = layered.slots[chain.slots[chain.slots.length - 1] as number] as Slot;
    routes[chain.edge.id] =
      first.layer === last.layer ? besideColumn(first, last, placed) : alongLanes(chain, layered, placed);
  }
  return routes;
}

const BOW = 36;

function besideColumn(from: Slot, to: Slot, placed: Placed): Route {
  const start = rightHandle(from, placed);
  const end = rightHandle(to, placed);
  const edge = columnRight(from, placed);
  const [out, back] = [
    { x: edge, y: start.y },
    { x: edge, y: end.y },
  ];
  return { start, segments: joined(start, [line(out), bowCurve(out, back, BOW), line(end)]) };
}

/** From the left end of the chain to its right end; turned round at last when the provider stands at the right. */
function alongLanes(chain: Chain, { slots }: Layered, placed: Placed): Route {
  const offset = chain.reversed ? BACK_OFFSET : 0;
  const segments: Segment[] = [];
  const first = slots[chain.slots[0] as number] as Slot;
  const start = lowered(rightHandle(first, placed), offset);
  let at = { x: columnRight(first, placed), y: start.y };
  segments.push(line(at));
  for (let i = 1; i < chain.slots.length; i++) {
    const slot = slots[chain.slots[i] as number] as Slot;
    const column = placed.columns[slot.layer] as { x: number; width: number };
    const y = slot.node
      ? middle(slot, placed) + offset
      : (placed.tops[slot.index] as number) + LANE_HEIGHT / 2;
    const entry = { x: column.x, y };
    segments.push(levelCurve(at, entry));
    if (slot.node) break;
    at = { x: column.x + column.width, y };
    segments.push(line(at));
  }
  const route = { start, segments: joined(start, segments) };
  return chain.reversed ? turned(route) : route;
}

/** Without lines of no length; neighbouring level lines and curves are one. */
function joined(start: Point, segments: readonly Segment[]): Segment[] {
  const result: Segment[] = [];
  let from = start;
  for (const segment of segments) {
    const flat = segment.to.y === from.y && (!segment.curve || segment.curve.every(({ y }) => y === from.y));
    const before = result[result.length - 1];
    if (segment.to.x === from.x && segment.to.y === from.y) continue;
    if (flat && before && !before.curve && before.to.y === segment.to.y && isLevel(result, start)) {
      result[result.length - 1] = line(segment.to);
    } else {
      result.push(flat ? line(segment.to) : segment);
    }
    from = segment.to;
  }
  return result;
}

function isLevel(segments: readonly Segment[], start: Point): boolean {
  const from = segments[segments.length - 2]?.to ?? start;
  return from.y === segments[segments.length - 1]?.to.y;
}

function turned({ start, segments }: Route): Route {
  const points = [start, ...segments.map(({ to }) => to)];
  const back = segments.map(({ curve }, i): Segment => {
    const to = points[i] as Point;
    return curve ? { to, curve: [curve[1], curve[0]] } : line(to);
  });
  return { start: points[points.length - 1] as Point, segments: back.reverse() };
}

function rightHandle(slot: Slot, placed: Placed): Point {
  const x = placed.columns[slot.layer]?.x ?? 0;
  return { x: x + (slot.node?.width ?? 0), y: middle(slot, placed) };
}

function middle(slot: Slot, placed: Placed): number {
  return (placed.tops[slot.index] as number) + slot.height / 2;
}

function columnRight(slot: Slot, placed: Placed): number {
  const column = placed.columns[slot.layer];
  return column ? column.x + column.width : 0;
}

function lowered(point: Point, by: number): Point {
  return { x: point.x, y: point.y + by };
}
