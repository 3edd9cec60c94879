import type { Slot } from './layout-layers.ts';

/** Counts down with every two slots that are compared: a bound on the work that does not depend on a clock. */
export interface Effort {
  left: number;
}

/**
 * Sifting, after Rudell (1993) and Matuszewski et al. (1999): takes each slot out of its column and puts it where it
 * crosses least, while everything else stands still; again until nothing moves or the effort is spent. Only slots that
 * `isMovable` are taken out.
 */
export function siftLayers(
  columns: number[][],
  slots: readonly Slot[],
  effort: Effort,
  isMovable: (index: number) => boolean = () => true,
): void {
  const rowOf = new Int32Array(slots.length);
  for (const column of columns) number(column, rowOf);
  const waiting = columns.map(() => true);
  for (let round = 0; waiting.includes(true) && effort.left > 0; round++) {
    for (let i = 0; i < columns.length; i++) {
      const at = round % 2 === 0 ? i : columns.length - 1 - i;
      if (!waiting[at]) continue;
      waiting[at] = false;
      const column = columns[at] as number[];
      const movable = column.map(isMovable);
      if (!movable.includes(true)) continue;
      if (!siftColumn(column, crossingsAdded(column, slots, rowOf), effort, movable)) continue;
      number(column, rowOf);
      if (at > 0) waiting[at - 1] = true;
      if (at < columns.length - 1) waiting[at + 1] = true;
    }
  }
}

function number(column: readonly number[], rowOf: Int32Array): void {
  column.forEach((slot, row) => {
    rowOf[slot] = row;
  });
}

/** @param added by the rows the slots stood in at first, `above * column.length + below`; `movable` by these, too */
function siftColumn(
  column: number[],
  added: Int32Array,
  effort: Effort,
  movable: readonly boolean[],
): boolean {
  const size = column.length;
  const order = Array.from(column.keys());
  let changed = false;
  for (let moved = true, round = 0; moved && round < ROUNDS && effort.left > 0; round++) {
    moved = false;
    effort.left -= size * size;
    for (let slot = 0; slot < size; slot++) {
      if (!movable[slot]) continue;
      const row = order.indexOf(slot);
      let best = row;
      let least = 0;
      for (let to = row - 1, sum = 0; to >= 0; to--) {
        sum += added[slot * size + (order[to] as number)] as number;
        if (sum < least) [least, best] = [sum, to];
      }
      for (let to = row + 1, sum = 0; to < size; to++) {
        sum += added[(order[to] as number) * size + slot] as number;
        if (sum < least) [least, best] = [sum, to];
      }
      if (best === row) continue;
      order.splice(row, 1);
      order.splice(best, 0, slot);
      moved = true;
      changed = true;
    }
  }
  if (changed) column.splice(0, size, ...order.map((row) => column[row] as number));
  return changed;
}

const ROUNDS = 4;

/** For every two slots of a column how many more crossings there are with the one above the other than below it. */
function crossingsAdded(column: readonly number[], slots: readonly Slot[], rowOf: Int32Array): Int32Array {
  const size = column.length;
  const added = new Int32Array(size * size);
  for (const side of ['left', 'right'] as const) {
    const rows = column.map((slot) => (slots[slot] as Slot)[side].map((other) => rowOf[other] as number));
    for (let above = 0; above < size; above++) {
      for (let below = above + 1; below < size; below++) {
        let count = 0;
        for (const a of rows[above] as number[]) {
          for (const b of rows[below] as number[]) {
            if (a > b) count++;
            else if (a < b) count--;
          }
        }
        const cell = above * size + below;
        added[cell] = (added[cell] as number) + count;
        added[below * size + above] = -(added[cell] as number);
      }
    }
  }
  return added;
}
