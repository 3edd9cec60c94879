import type { Slot } from './layout-layers.ts';

/**
 * Orders the slots of each column so that few edges cross: sweeps that sort every column by the mean place of its
 * neighbours, then exchanges of adjacent slots, keeping the best seen. Ties stay in document order.
 */
export function orderLayers(columns: readonly (readonly number[])[], slots: readonly Slot[]): number[][] {
  let best = columns.map((column) =>
    [...column].sort((a, b) => orderOf(slots, a) - orderOf(slots, b) || a - b),
  );
  let fewest = crossings(best, slots);
  let current = best.map((column) => [...column]);
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
    const rightwards = sweep % 2 === 0;
    const place = places(current, slots.length);
    for (let i = 1; i < current.length; i++) {
      const at = rightwards ? i : current.length - 1 - i;
      const column = current[at] as number[];
      const sorted = sortByNeighbours(column, slots, place, rightwards ? 'left' : 'right');
      current[at] = sorted;
      sorted.forEach((slot, row) => {
        place[slot] = row;
      });
    }
    exchange(current, slots);
    const count = crossings(current, slots);
    if (count < fewest) {
      fewest = count;
      best = current.map((column) => [...column]);
    }
  }
  current = best;
  return current;
}

/** How many pairs of edges cross between neighbouring columns. */
export function crossings(columns: readonly (readonly number[])[], slots: readonly Slot[]): number {
  const place = places(columns, slots.length);
  let total = 0;
  for (const column of columns) {
    const ends: number[] = [];
    for (const slot of column) {
      const rows = (slots[slot] as Slot).right.map((other) => place[other] as number);
      rows.sort((a, b) => a - b);
      ends.push(...rows);
    }
    total += inversions(ends);
  }
  return total;
}

const SWEEPS = 12;

function orderOf(slots: readonly Slot[], index: number): number {
  return (slots[index] as Slot).order;
}

function places(columns: readonly (readonly number[])[], size: number): number[] {
  const place = new Array<number>(size).fill(0);
  for (const column of columns) {
    column.forEach((slot, row) => {
      place[slot] = row;
    });
  }
  return place;
}

function sortByNeighbours(
  column: readonly number[],
  slots: readonly Slot[],
  place: readonly number[],
  side: 'left' | 'right',
): number[] {
  const keyed = column.map((slot, row) => {
    const neighbours = (slots[slot] as Slot)[side];
    const sum = neighbours.reduce((total, other) => total + (place[other] as number), 0);
    return { slot, row, key: neighbours.length > 0 ? sum / neighbours.length : row };
  });
  keyed.sort((a, b) => a.key - b.key || a.row - b.row);
  return keyed.map(({ slot }) => slot);
}

/** Exchanges adjacent slots of a column while that removes crossings. */
function exchange(columns: number[][], slots: readonly Slot[]): void {
  const place = places(columns, slots.length);
  for (const column of columns) {
    if (column.length > EXCHANGE_LIMIT) continue;
    for (let improved = true, rounds = 0; improved && rounds < 4; rounds++) {
      improved = false;
      for (let i = 1; i < column.length; i++) {
        const a = column[i - 1] as number;
        const b = column[i] as number;
        if (pairCrossings(b, a, slots, place) < pairCrossings(a, b, slots, place)) {
          column[i - 1] = b;
          column[i] = a;
          place[b] = i - 1;
          place[a] = i;
          improved = true;
        }
      }
    }
  }
}

const EXCHANGE_LIMIT = 80;

/** Crossings among the edges of two slots of one column when `above` stands above `below`. */
function pairCrossings(
  above: number,
  below: number,
  slots: readonly Slot[],
  place: readonly number[],
): number {
  let count = 0;
  for (const side of ['left', 'right'] as const) {
    for (const a of (slots[above] as Slot)[side]) {
      for (const b of (slots[below] as Slot)[side]) {
        if ((place[a] as number) > (place[b] as number)) count++;
      }
    }
  }
  return count;
}

/** Pairs of `values` that stand in falling order, by merge sort. */
function inversions(values: number[]): number {
  if (values.length < 2) return 0;
  const middle = values.length >> 1;
  const left = values.slice(0, middle);
  const right = values.slice(middle);
  let count = inversions(left) + inversions(right);
  let i = 0;
  let j = 0;
  for (let k = 0; k < values.length; k++) {
    const a = left[i];
    const b = right[j];
    if (b === undefined || (a !== undefined && a <= b)) {
      values[k] = a as number;
      i++;
    } else {
      values[k] = b;
      j++;
      count += left.length - i;
    }
  }
  return count;
}
