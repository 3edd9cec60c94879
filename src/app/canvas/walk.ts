import type { CanvasView } from '../../core/views/canvas-view.ts';
import type { Point } from '../../core/views/edge-route.ts';

export type WalkDirection = 'left' | 'right' | 'up' | 'down' | 'next' | 'previous' | 'first' | 'last';

/**
 * The card a key leads to: left and right go along edges to a provider or consumer (the nearest card that way where
 * there is none), up and down stay in the column, next and previous follow the boot order. null: there is none.
 */
export function walk(
  view: CanvasView,
  positions: Readonly<Record<string, Point>>,
  from: string | null,
  direction: WalkDirection,
): string | null {
  const order = bootOrder(view);
  const at = from === null ? -1 : order.indexOf(from);
  if (from === null || at < 0 || direction === 'first') return order[0] ?? null;
  switch (direction) {
    case 'last':
      return order[order.length - 1] ?? null;
    case 'next':
      return order[at + 1] ?? null;
    case 'previous':
      return order[at - 1] ?? null;
    case 'up':
    case 'down':
      return inColumn(view, positions, from, direction);
    default:
      return alongEdge(view, positions, from, direction);
  }
}

function bootOrder({ nodes }: CanvasView): string[] {
  const rank = (wave: number) => (wave === 0 ? Number.MAX_SAFE_INTEGER : wave);
  return nodes.toSorted((a, b) => rank(a.wave) - rank(b.wave)).map(({ id }) => id);
}

function alongEdge(
  view: CanvasView,
  positions: Readonly<Record<string, Point>>,
  from: string,
  direction: 'left' | 'right',
): string | null {
  const beside = view.edges.filter((edge) => (direction === 'left' ? edge.consumer : edge.provider) === from);
  // Files come when there is no unit to go to.
  const units = beside.filter(({ kind }) => kind !== 'file');
  const neighbours = (units.length > 0 ? units : beside).map((edge) =>
    direction === 'left' ? edge.provider : edge.consumer,
  );
  if (neighbours.length > 0) return nearest(neighbours, positions, from);
  const here = positions[from];
  if (!here) return null;
  const beyond = view.nodes.filter(({ id }) => {
    const there = positions[id];
    return there && (direction === 'left' ? there.x < here.x : there.x > here.x);
  });
  return nearest(
    beyond.map(({ id }) => id),
    positions,
    from,
  );
}

function inColumn(
  view: CanvasView,
  positions: Readonly<Record<string, Point>>,
  from: string,
  direction: 'up' | 'down',
): string | null {
  const here = positions[from];
  const wave = view.nodes.find(({ id }) => id === from)?.wave;
  if (!here) return null;
  const beyond = view.nodes.filter(({ id }) => {
    const there = positions[id];
    return there && (direction === 'up' ? there.y < here.y : there.y > here.y);
  });
  const column = beyond.filter(({ id }) => Math.abs((positions[id]?.x ?? 0) - here.x) < 40);
  const sameWave = beyond.filter((node) => node.wave === wave);
  const candidates = column.length > 0 ? column : sameWave;
  return nearest(
    candidates.map(({ id }) => id),
    positions,
    from,
  );
}

function nearest(
  ids: readonly string[],
  positions: Readonly<Record<string, Point>>,
  from: string,
): string | null {
  const here = positions[from];
  return here ? nearestTo(here, ids, positions) : null;
}

/** The card of `ids` that stands nearest to a place; rows count for more than columns. */
export function nearestTo(
  here: Point,
  ids: readonly string[],
  positions: Readonly<Record<string, Point>>,
): string | null {
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const id of ids) {
    const there = positions[id];
    if (!there) continue;
    const distance = Math.hypot(there.x - here.x, (there.y - here.y) * 1.5);
    if (distance < least) {
      least = distance;
      best = id;
    }
  }
  return best;
}
