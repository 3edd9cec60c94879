/** A place on the canvas, in px. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A card on the canvas: its top left corner and its size. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** A piece of a route: a cubic curve when it has control points, else a straight line. */
export interface Segment {
  readonly to: Point;
  readonly curve: readonly [Point, Point] | null;
}

/** How an edge is drawn, from its provider to its consumer. Plain data: a worker may send it. */
export interface Route {
  readonly start: Point;
  readonly segments: readonly Segment[];
}

export function line(to: Point): Segment {
  return { to, curve: null };
}

/** A curve that leaves and arrives level, and never leaves the rectangle its ends span. */
export function levelCurve(from: Point, to: Point): Segment {
  const half = (to.x - from.x) / 2;
  return {
    to,
    curve: [
      { x: from.x + half, y: from.y },
      { x: to.x - half, y: to.y },
    ],
  };
}

/** From `from` out to the right and back to `to`, no further right than `reach` beyond the outer of the two. */
export function bowCurve(from: Point, to: Point, reach: number): Segment {
  // A cubic whose control points share one abscissa comes 3/4 of the way to it.
  const x = Math.max(from.x, to.x) + (reach * 4) / 3;
  return {
    to,
    curve: [
      { x, y: from.y },
      { x, y: to.y },
    ],
  };
}

/** The route as SVG path data. */
export function pathData(route: Route): string {
  let data = `M${number(route.start.x)} ${number(route.start.y)}`;
  for (const { to, curve } of route.segments) {
    data += curve
      ? `C${number(curve[0].x)} ${number(curve[0].y)} ${number(curve[1].x)} ${number(curve[1].y)} ${number(to.x)} ${number(to.y)}`
      : `L${number(to.x)} ${number(to.y)}`;
  }
  return data;
}

/** Points along the route as drawn, ends included, about `step` px apart. */
export function sampleRoute(route: Route, step = 8): Point[] {
  const points: Point[] = [route.start];
  let from = route.start;
  for (const { to, curve } of route.segments) {
    const polygon = curve ? [from, curve[0], curve[1], to] : [from, to];
    const count = Math.max(1, Math.ceil(polylineLength(polygon) / step));
    for (let i = 1; i <= count; i++) {
      const t = i / count;
      points.push(curve ? cubicAt(from, curve[0], curve[1], to, t) : mix(from, to, t));
    }
    from = to;
  }
  return points;
}

/** The point so far along the route: 0 is its start, 1 its end. */
export function pointAlong(route: Route, part: number): Point {
  const points = sampleRoute(route);
  let left = polylineLength(points) * part;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1] as Point;
    const b = points[i] as Point;
    const length = distance(a, b);
    if (length >= left && length > 0) return mix(a, b, left / length);
    left -= length;
  }
  return points[points.length - 1] as Point;
}

/** The direction in which the route arrives, in degrees: 0 is to the right, 90 down. */
export function arrivalAngle(route: Route): number {
  const last = route.segments[route.segments.length - 1];
  if (!last) return 0;
  const before = last.curve?.[1] ?? route.segments[route.segments.length - 2]?.to ?? route.start;
  return (Math.atan2(last.to.y - before.y, last.to.x - before.x) * 180) / Math.PI;
}

/** The first of `boxes` the route passes through, grown by `margin` on each side; null when it keeps clear of all. */
export function routeHits(route: Route, boxes: readonly Box[], margin = 0): Box | null {
  const points = sampleRoute(route);
  for (const box of boxes) {
    if (points.some((point) => inside(point, box, margin))) return box;
  }
  return null;
}

function inside(point: Point, box: Box, margin: number): boolean {
  return (
    point.x > box.x - margin &&
    point.x < box.x + box.width + margin &&
    point.y > box.y - margin &&
    point.y < box.y + box.height + margin
  );
}

function cubicAt(a: Point, b: Point, c: Point, d: Point, t: number): Point {
  const u = 1 - t;
  const [wa, wb, wc, wd] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  return {
    x: wa * a.x + wb * b.x + wc * c.x + wd * d.x,
    y: wa * a.y + wb * b.y + wc * c.y + wd * d.y,
  };
}

function polylineLength(points: readonly Point[]): number {
  let length = 0;
  for (let i = 1; i < points.length; i++) length += distance(points[i - 1] as Point, points[i] as Point);
  return length;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

function mix(a: Point, b: Point, t: number): Point {
  return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
}

function number(value: number): string {
  return String(Math.round(value * 10) / 10);
}
