// @ts-check
// What can be counted in a drawing of cards and edges, whoever made it.
import { median } from './report.mjs';

/** @typedef {{ x: number, y: number }} Point */
/** @typedef {Point & { width: number, height: number }} Box */
/** @typedef {{ provider: string, consumer: string, points: Point[] }} Line an edge as it is drawn */
/** @typedef {{ boxes: Map<string, Box>, lines: Line[] }} Drawing */
/** @typedef {Record<'crossings' | 'crossedPairs' | 'overlaps' | 'throughCards' | 'length' | 'area', number>} Quality */

/**
 * Crossings are places where edges without a common card meet: one where a bundle of edges that run over each other
 * is crossed, but as many crossed pairs as the bundle has edges. An edge runs through a card that is not its own when
 * a point of it lies more than a pixel inside. Lengths in px, areas in px² of the rectangle around everything.
 *
 * @param {Drawing} drawing
 * @returns {Quality}
 */
export function qualityOf(drawing) {
  const all = [...drawing.boxes.values()].flatMap(({ x, y, width, height }) => [
    { x, y },
    { x: x + width, y: y + height },
  ]);
  for (const { points } of drawing.lines) all.push(...points);
  const range = (/** @type {number[]} */ values) =>
    values.length === 0
      ? 0
      : values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
  return {
    ...crossings(drawing.lines),
    overlaps: overlaps(drawing),
    throughCards: throughCards(drawing),
    length: drawing.lines.reduce((sum, { points }) => sum + lengthOf(points), 0),
    area: range(all.map(({ x }) => x)) * range(all.map(({ y }) => y)),
  };
}

/**
 * How far on average a card of the first drawing is from there in the second, the drawing as a whole not being moved:
 * what nearly all cards share is no displacement, so the median of both directions is taken off.
 *
 * @param {Drawing} before
 * @param {Drawing} after
 */
export function displacement(before, after) {
  const moves = [...before.boxes].flatMap(([id, { x, y }]) => {
    const now = after.boxes.get(id);
    return now ? [{ x: now.x - x, y: now.y - y }] : [];
  });
  if (moves.length === 0) return 0;
  const [left, down] = [median(moves.map(({ x }) => x)), median(moves.map(({ y }) => y))];
  return moves.reduce((sum, { x, y }) => sum + Math.hypot(x - left, y - down), 0) / moves.length;
}

/** @param {Drawing} drawing */
function overlaps({ boxes }) {
  const all = [...boxes.values()];
  return all.reduce(
    (sum, a, i) =>
      sum +
      all
        .slice(i + 1)
        .filter(
          (b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height,
        ).length,
    0,
  );
}

const CELL = 64;

/** @param {Line[]} lines */
function crossings(lines) {
  /** @type {Map<string, { line: number, a: Point, b: Point }[]>} */
  const cells = new Map();
  let pairs = 0;
  /** @type {Set<string>} */
  const places = new Set();
  for (const [line, { provider, consumer, points }] of lines.entries()) {
    for (let i = 1; i < points.length; i++) {
      const [a, b] = /** @type {[Point, Point]} */ ([points[i - 1], points[i]]);
      /** @type {Set<object>} */
      const met = new Set();
      for (const key of cellsOf(a, b)) {
        const here = cells.get(key);
        const own = { line, a, b };
        if (!here) {
          cells.set(key, [own]);
          continue;
        }
        for (const other of here) {
          const ends = lines[other.line];
          if (other.line === line || met.has(other.a) || !ends) continue;
          if ([ends.provider, ends.consumer].some((end) => end === provider || end === consumer)) continue;
          if (!cross(a, b, other.a, other.b)) continue;
          met.add(other.a);
          pairs++;
          places.add(placeOf(a, b, other.a, other.b));
        }
        here.push(own);
      }
    }
  }
  return { crossings: places.size, crossedPairs: pairs };
}

/** @param {Point} a @param {Point} b */
function cellsOf(a, b) {
  const keys = [];
  const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)].map((x) => Math.floor(x / CELL));
  const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)].map((y) => Math.floor(y / CELL));
  for (let x = left ?? 0; x <= (right ?? 0); x++)
    for (let y = top ?? 0; y <= (bottom ?? 0); y++) keys.push(`${x} ${y}`);
  return keys;
}

/** A point that two pieces of one line share counts for the first of them. @param {Point} a @param {Point} b @param {Point} c @param {Point} d */
function cross(a, b, c, d) {
  const [c1, d1] = [side(a, b, c), side(a, b, d)];
  const [a1, b1] = [side(c, d, a), side(c, d, b)];
  return c1 > 0 !== d1 > 0 && a1 > 0 !== b1 > 0;
}

/** Where two lines cross, to 2 px. @param {Point} a @param {Point} b @param {Point} c @param {Point} d */
function placeOf(a, b, c, d) {
  const t = side(c, d, a) / (side(c, d, a) - side(c, d, b));
  return `${Math.round((a.x + (b.x - a.x) * t) / 2)} ${Math.round((a.y + (b.y - a.y) * t) / 2)}`;
}

/** @param {Point} a @param {Point} b @param {Point} c */
function side(a, b, c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/** @param {Drawing} drawing */
function throughCards({ boxes, lines }) {
  let count = 0;
  for (const { provider, consumer, points } of lines) {
    const dense = points.flatMap((point, i) => (i === 0 ? [point] : between(points[i - 1] ?? point, point)));
    for (const [id, { x, y, width, height }] of boxes) {
      if (id === provider || id === consumer) continue;
      const inside = dense.some(
        (p) => p.x > x + 1 && p.x < x + width - 1 && p.y > y + 1 && p.y < y + height - 1,
      );
      if (inside) count++;
    }
  }
  return count;
}

/** Points from `a` to `b`, 4 px apart. @param {Point} a @param {Point} b */
function between(a, b) {
  const steps = Math.max(1, Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / 4));
  return Array.from({ length: steps }, (_, i) => {
    const t = (i + 1) / steps;
    return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
  });
}

/** @param {Point[]} points */
function lengthOf(points) {
  return points.reduce((sum, point, i) => {
    const before = points[i - 1];
    return before ? sum + Math.hypot(point.x - before.x, point.y - before.y) : 0;
  }, 0);
}
