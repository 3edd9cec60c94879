import type { CanvasEdge } from './canvas-view.ts';
import { arrivalAngle, type Point, pathData, type Route } from './edge-route.ts';

/** How the edges of a kind are drawn: their line, and the head at the consumer. */
export interface EdgeStyle {
  readonly width: number;
  /** As `stroke-dasharray`; null for an unbroken line. */
  readonly dash: string | null;
  /** `open` is two strokes, `hollow` an outline; null for no head. */
  readonly head: 'full' | 'hollow' | 'open' | null;
  /** Two lines beside each other. */
  readonly double: boolean;
}

/** Short strokes with round ends. */
export const dotted = '1.5 4';

const plain = { width: 1.5, dash: null, double: false } as const;

export const edgeStyles: Readonly<Record<CanvasEdge['kind'], EdgeStyle>> = {
  link: { ...plain, head: 'full' },
  network: { ...plain, head: 'hollow' },
  bound: { ...plain, width: 4.5, head: 'full', double: true },
  needs: { ...plain, head: 'open' },
  wants: { ...plain, dash: '6 4', head: 'open' },
  after: { ...plain, dash: dotted, head: 'open' },
  other: { ...plain, dash: dotted, head: 'open' },
  file: { ...plain, width: 1.25, head: null },
  implied: { ...plain, width: 1.1, dash: '3 3', head: 'open' },
};

/** An edge as path data. */
export interface EdgeShape {
  readonly line: string;
  readonly head: { readonly path: string; readonly at: Point; readonly angle: number } | null;
}

/** The line of a route, cut short for its head. */
export function edgeShape(route: Route, { head }: EdgeStyle): EdgeShape {
  if (head === null) return { line: pathData(route), head: null };
  return {
    line: pathData(shortened(route, head === 'open' ? TIP + 1 : TIP + 8)),
    head: {
      path: head === 'open' ? 'M-13 -4.5L-5 0L-13 4.5' : 'M-14 -4.5L-5 0L-14 4.5Z',
      at: route.segments.at(-1)?.to ?? route.start,
      angle: arrivalAngle(route),
    },
  };
}

/** The head ends just outside the handle. */
const TIP = 5;

/** Without its last few px. Every route arrives level. */
function shortened(route: Route, by: number): Route {
  const last = route.segments.at(-1);
  if (!last) return route;
  const shift = Math.cos((arrivalAngle(route) * Math.PI) / 180) > 0 ? -by : by;
  const to = { x: last.to.x + shift, y: last.to.y };
  const curve = last.curve
    ? ([last.curve[0], { x: last.curve[1].x + shift, y: last.curve[1].y }] as const)
    : null;
  return { start: route.start, segments: [...route.segments.slice(0, -1), { to, curve }] };
}
