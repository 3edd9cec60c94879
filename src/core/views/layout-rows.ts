import type { Slot } from './layout-layers.ts';
import { formerMiddles } from './layout-order.ts';
import type { Trace } from './layout-trace.ts';

/**
 * Tops of the slots of ordered columns: each as near as the order and the gaps allow to the middle of its
 * neighbours, lanes as straight as they go. What stood somewhere before stays there, moving no further than it has to.
 */
export function assignRows(
  columns: readonly (readonly number[])[],
  slots: readonly Slot[],
  former: Trace | null = null,
): Map<number, number> {
  return former ? rowsAsBefore(columns, slots, former) : freshRows(columns, slots);
}

function rowsAsBefore(
  columns: readonly (readonly number[])[],
  slots: readonly Slot[],
  former: Trace,
): Map<number, number> {
  const middle = formerMiddles(columns.flat(), slots, former);
  const formerOf = (index: number) => former.slots[(slots[index] as Slot).key]?.middle;
  for (const column of columns) {
    const wishes = column.map((index) => {
      const before = formerOf(index);
      const weight = before === undefined ? 1 : (slots[index] as Slot).node ? KEPT_CARD : KEPT_LANE;
      return { at: before ?? (middle.get(index) as number), weight };
    });
    const distances = column.map((index, i) => {
      const above = column[i - 1];
      if (above === undefined) return 0;
      const [a, b] = [slots[above] as Slot, slots[index] as Slot];
      // As near as they stood before, where that was nearer than a new layout would put them.
      const before = (formerOf(index) ?? Number.POSITIVE_INFINITY) - (formerOf(above) ?? 0);
      return Math.max(leastDistance(a, b), Math.min(distanceBetween(a, b), before));
    });
    // The middle of a card of odd height lies between two px.
    const placed = settle(wishes, distances, 0.5);
    column.forEach((index, i) => {
      middle.set(index, placed[i] as number);
    });
  }
  return topsOf(middle, slots);
}

const KEPT_CARD = 1000;
const KEPT_LANE = 50;

function freshRows(columns: readonly (readonly number[])[], slots: readonly Slot[]): Map<number, number> {
  const middle = new Map<number, number>();
  for (const column of columns) {
    let y = 0;
    column.forEach((index, i) => {
      const slot = slots[index] as Slot;
      if (i > 0) y += gapBetween(slots[column[i - 1] as number] as Slot, slot);
      middle.set(index, y + slot.height / 2);
      y += slot.height;
    });
  }
  for (let round = 0; round < ROUNDS; round++) {
    const last = round >= ROUNDS - 4;
    sweep(columns, slots, middle, last ? ['left', 'right'] : ['left']);
    sweep([...columns].reverse(), slots, middle, last ? ['left', 'right'] : ['right']);
  }
  straighten(columns, slots, middle);
  return topsOf(middle, slots);
}

function topsOf(middle: ReadonlyMap<number, number>, slots: readonly Slot[]): Map<number, number> {
  return new Map([...middle].map(([index, y]) => [index, y - (slots[index] as Slot).height / 2]));
}

/** Room between two slots of a column, one below the other. */
export function gapBetween(above: Slot, below: Slot): number {
  return above.node && below.node ? CARD_GAP : LANE_GAP;
}

export const CARD_GAP = 28;
const LANE_GAP = 14;
const TIGHT_GAP = 6;
const ROUNDS = 12;

type Side = 'left' | 'right';

function sweep(
  columns: readonly (readonly number[])[],
  slots: readonly Slot[],
  middle: Map<number, number>,
  sides: readonly Side[],
): void {
  for (const column of columns) {
    const wishes = column.map((index) => {
      const slot = slots[index] as Slot;
      let sum = 0;
      let weight = 0;
      for (const side of sides) {
        for (const other of slot[side]) {
          const pull = slot.node ? 1 : (slots[other] as Slot).node ? 2 : 8;
          sum += pull * (middle.get(other) as number);
          weight += pull;
        }
      }
      // A slot with nothing on that side keeps its place, but yields to those that have a wish.
      return weight > 0 ? { at: sum / weight, weight } : { at: middle.get(index) as number, weight: 0.05 };
    });
    const placed = settle(
      wishes,
      column.map((index, i) => {
        const above = column[i - 1];
        return above === undefined ? 0 : distanceBetween(slots[above] as Slot, slots[index] as Slot);
      }),
    );
    column.forEach((index, i) => {
      middle.set(index, placed[i] as number);
    });
  }
}

function distanceBetween(above: Slot, below: Slot): number {
  return above.height / 2 + gapBetween(above, below) + below.height / 2;
}

/** A lane may come nearer to a card where that makes it straight. */
function leastDistance(above: Slot, below: Slot): number {
  const gap = above.node && below.node ? CARD_GAP : TIGHT_GAP;
  return above.height / 2 + gap + below.height / 2;
}

/**
 * The places nearest to all wishes (weighted least squares) that keep the order and the distances: pool adjacent
 * violators, as in isotonic regression. `distances[i]` is the least distance to the one before; places are multiples
 * of `grid`.
 */
function settle(
  wishes: readonly { at: number; weight: number }[],
  distances: readonly number[],
  grid = 1,
): number[] {
  const offsets: number[] = [];
  let offset = 0;
  for (const distance of distances) {
    offset += distance;
    offsets.push(offset);
  }
  const pools: { at: number; weight: number; size: number }[] = [];
  wishes.forEach(({ at, weight }, i) => {
    let pool = { at: at - (offsets[i] as number), weight, size: 1 };
    for (
      let before = pools[pools.length - 1];
      before && before.at >= pool.at;
      before = pools[pools.length - 1]
    ) {
      pools.pop();
      const total = before.weight + pool.weight;
      pool = {
        at: (before.at * before.weight + pool.at * pool.weight) / total,
        weight: total,
        size: before.size + pool.size,
      };
    }
    pools.push(pool);
  });
  const placed: number[] = [];
  for (const pool of pools) {
    const at = Math.round(pool.at / grid) * grid;
    for (let i = 0; i < pool.size; i++) placed.push(at + (offsets[placed.length] as number));
  }
  return placed;
}

/** Takes out the small kinks: a slot whose only neighbour on a side is almost level with it moves level, where there is room. */
function straighten(
  columns: readonly (readonly number[])[],
  slots: readonly Slot[],
  middle: Map<number, number>,
): void {
  for (const side of ['left', 'right', 'left'] as const) {
    const inOrder = side === 'left' ? columns : [...columns].reverse();
    for (const column of inOrder) {
      column.forEach((index, i) => {
        const slot = slots[index] as Slot;
        const only = slot[side].length === 1 ? slot[side][0] : undefined;
        if (only === undefined) return;
        const wish = middle.get(only) as number;
        if (Math.abs(wish - (middle.get(index) as number)) > KINK) return;
        const above = column[i - 1];
        const below = column[i + 1];
        const lowest =
          above === undefined
            ? wish
            : (middle.get(above) as number) + leastDistance(slots[above] as Slot, slot);
        const highest =
          below === undefined
            ? wish
            : (middle.get(below) as number) - leastDistance(slot, slots[below] as Slot);
        if (wish >= lowest && wish <= highest) middle.set(index, wish);
      });
    }
  }
}

const KINK = 32;
