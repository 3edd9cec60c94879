import {
  type Box,
  bowCurve,
  levelCurve,
  line,
  type Point,
  type Route,
  routeHits,
  type Segment,
} from './edge-route.ts';

/**
 * A route between two cards that stand where a user put them: from the provider's right to the consumer's left
 * where they stand in that order, else between the sides that face each other. It goes around `obstacles` (all
 * cards, the two ends may be among them) wherever there is a way.
 */
export function routeEdge(from: Box, to: Box, obstacles: readonly Box[]): Route {
  const others = obstacles.filter((box) => !sameBox(box, from) && !sameBox(box, to));
  const direct = directRoute(from, to);
  if (!routeHits(direct, others, CLEARANCE / 2)) return direct;
  const near = others.filter((box) => touches(box, around(from, to, NEARBY)));
  return detour(from, to, near, others) ?? detour(from, to, others, others) ?? direct;
}

/** The curve one would draw by hand if nothing else were on the canvas; good enough while dragging. */
export function directRoute(from: Box, to: Box): Route {
  const fromMiddle = from.y + from.height / 2;
  const toMiddle = to.y + to.height / 2;
  if (to.x >= from.x + from.width + ROOM) {
    const start = { x: from.x + from.width, y: fromMiddle };
    return { start, segments: [levelCurve(start, { x: to.x, y: toMiddle })] };
  }
  if (from.x >= to.x + to.width + ROOM) {
    const start = { x: from.x, y: fromMiddle + BACK_OFFSET };
    return { start, segments: [levelCurve(start, { x: to.x + to.width, y: toMiddle + BACK_OFFSET })] };
  }
  const start = { x: from.x + from.width, y: fromMiddle };
  return { start, segments: [bowCurve(start, { x: to.x + to.width, y: toMiddle }, BOW)] };
}

/** How far below the handle an edge that runs against the boot order is attached. */
export const BACK_OFFSET = 12;

const ROOM = 24;
const BOW = 40;
const CLEARANCE = 14;
const CORNER = 12;
const NEARBY = 160;
const BEND_COST = 60;

/** The cheapest way over the lines that run `CLEARANCE` beside every card: short, with few bends. */
function detour(from: Box, to: Box, near: readonly Box[], all: readonly Box[]): Route | null {
  const forward = to.x + to.width / 2 >= from.x + from.width / 2;
  const start = { x: forward ? from.x + from.width : from.x, y: from.y + from.height / 2 };
  const end = { x: forward ? to.x : to.x + to.width, y: to.y + to.height / 2 };
  const out = forward ? CLEARANCE : -CLEARANCE;
  const first = { x: start.x + out, y: start.y };
  const last = { x: end.x - out, y: end.y };
  const cards = [...near, from, to];

  const xs = lines([
    first.x,
    last.x,
    ...cards.flatMap((box) => [box.x - CLEARANCE, box.x + box.width + CLEARANCE]),
  ]);
  const ys = lines([
    first.y,
    last.y,
    ...cards.flatMap((box) => [box.y - CLEARANCE, box.y + box.height + CLEARANCE]),
  ]);
  const corners = search(xs, ys, first, last, cards);
  if (!corners) return null;
  const route = rounded([start, ...corners, end]);
  return routeHits(route, all) ? null : route;
}

function lines(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

/** A* over the crossings of `xs` and `ys`; a state is a crossing and the direction it was reached in. */
function search(
  xs: readonly number[],
  ys: readonly number[],
  first: Point,
  last: Point,
  cards: readonly Box[],
): Point[] | null {
  const columns = xs.length;
  const state = (x: number, y: number, vertical: number): number => (y * columns + x) * 2 + vertical;
  const open = new Heap();
  const best = new Map<number, number>();
  const cameFrom = new Map<number, number>();
  const goal = { x: xs.indexOf(last.x), y: ys.indexOf(last.y) };
  const startState = state(xs.indexOf(first.x), ys.indexOf(first.y), 0);
  best.set(startState, 0);
  open.push(startState, 0);

  for (let current = open.pop(); current !== null; current = open.pop()) {
    const vertical = current & 1;
    const cell = current >> 1;
    const x = cell % columns;
    const y = (cell - x) / columns;
    if (x === goal.x && y === goal.y) return trace(current, cameFrom, xs, ys);
    const cost = best.get(current) as number;
    for (const [dx, dy] of STEPS) {
      const nx = x + dx;
      const ny = y + dy;
      if (nx < 0 || ny < 0 || nx >= columns || ny >= ys.length) continue;
      const a = { x: xs[x] as number, y: ys[y] as number };
      const b = { x: xs[nx] as number, y: ys[ny] as number };
      if (cards.some((card) => crosses(a, b, card))) continue;
      const turned = dy === 0 ? 0 : 1;
      const next = state(nx, ny, turned);
      const nextCost =
        cost + Math.abs(b.x - a.x) + Math.abs(b.y - a.y) + (turned === vertical ? 0 : BEND_COST);
      if (nextCost >= (best.get(next) ?? Number.POSITIVE_INFINITY)) continue;
      best.set(next, nextCost);
      cameFrom.set(next, current);
      open.push(next, nextCost + Math.abs(last.x - b.x) + Math.abs(last.y - b.y));
    }
  }
  return null;
}

const STEPS = [
  [1, 0],
  [0, 1],
  [0, -1],
  [-1, 0],
] as const;

function trace(
  end: number,
  cameFrom: ReadonlyMap<number, number>,
  xs: readonly number[],
  ys: readonly number[],
): Point[] {
  const points: Point[] = [];
  for (let state: number | undefined = end; state !== undefined; state = cameFrom.get(state)) {
    const cell = state >> 1;
    const x = cell % xs.length;
    points.unshift({ x: xs[x] as number, y: ys[(cell - x) / xs.length] as number });
  }
  return points;
}

/** True when the level or upright line from `a` to `b` runs through the inside of `card`. */
function crosses(a: Point, b: Point, card: Box): boolean {
  return (
    Math.max(a.x, b.x) > card.x &&
    Math.min(a.x, b.x) < card.x + card.width &&
    Math.max(a.y, b.y) > card.y &&
    Math.min(a.y, b.y) < card.y + card.height
  );
}

/** A path of level and upright lines with its corners rounded off. */
function rounded(points: readonly Point[]): Route {
  const corners = points.filter((point, i) => {
    const before = points[i - 1];
    const after = points[i + 1];
    return !before || !after || !straight(before, point, after);
  });
  const segments: Segment[] = [];
  for (let i = 1; i < corners.length; i++) {
    const point = corners[i] as Point;
    const before = corners[i - 1] as Point;
    const after = corners[i + 1];
    if (!after) {
      segments.push(line(point));
      continue;
    }
    const radius = Math.min(CORNER, span(before, point) / 2, span(point, after) / 2);
    const enter = towards(point, before, radius);
    const leave = towards(point, after, radius);
    segments.push(line(enter), {
      to: leave,
      curve: [towards(point, before, radius * 0.45), towards(point, after, radius * 0.45)],
    });
  }
  return { start: corners[0] as Point, segments };
}

function straight(a: Point, b: Point, c: Point): boolean {
  return (a.x === b.x && b.x === c.x) || (a.y === b.y && b.y === c.y);
}

function span(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function towards(from: Point, to: Point, by: number): Point {
  const length = span(from, to);
  if (length === 0) return from;
  return { x: from.x + ((to.x - from.x) / length) * by, y: from.y + ((to.y - from.y) / length) * by };
}

function around(a: Box, b: Box, margin: number): Box {
  const x = Math.min(a.x, b.x) - margin;
  const y = Math.min(a.y, b.y) - margin;
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) + margin - x,
    height: Math.max(a.y + a.height, b.y + b.height) + margin - y,
  };
}

function touches(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function sameBox(a: Box, b: Box): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

/** A binary heap of numbers, the cheapest on top; among equals the one pushed first. */
class Heap {
  private readonly items: { value: number; cost: number; serial: number }[] = [];
  private serial = 0;

  push(value: number, cost: number): void {
    const items = this.items;
    items.push({ value, cost, serial: this.serial++ });
    for (let i = items.length - 1; i > 0; ) {
      const parent = (i - 1) >> 1;
      if (!this.before(i, parent)) break;
      this.swap(i, parent);
      i = parent;
    }
  }

  pop(): number | null {
    const items = this.items;
    const top = items[0];
    if (!top) return null;
    const bottom = items.pop();
    if (bottom && items.length > 0) {
      items[0] = bottom;
      for (let i = 0; ; ) {
        const left = 2 * i + 1;
        let smallest = i;
        if (left < items.length && this.before(left, smallest)) smallest = left;
        if (left + 1 < items.length && this.before(left + 1, smallest)) smallest = left + 1;
        if (smallest === i) break;
        this.swap(i, smallest);
        i = smallest;
      }
    }
    return top.value;
  }

  private before(a: number, b: number): boolean {
    const [first, second] = [this.items[a], this.items[b]];
    if (!first || !second) return false;
    return first.cost - second.cost < 0 || (first.cost === second.cost && first.serial < second.serial);
  }

  private swap(a: number, b: number): void {
    const items = this.items;
    const kept = items[a];
    const moved = items[b];
    if (!kept || !moved) return;
    items[a] = moved;
    items[b] = kept;
  }
}
