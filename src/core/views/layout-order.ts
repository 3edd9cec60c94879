import type { Slot } from './layout-layers.ts';
import { type Effort, siftLayers } from './layout-sift.ts';
import type { Trace } from './layout-trace.ts';

type Columns = readonly (readonly number[])[];
type Side = 'left' | 'right';

/**
 * Orders the slots of each column so that few edges cross: from several beginnings, sweeps that sort every column by
 * the mean place of its neighbours, each followed by sifting; the order with the fewest crossings is kept, the
 * earliest found among equals. The first beginning is the order of the document.
 *
 * @param effort how many slots may be compared before the best so far must do
 */
export function orderLayers(columns: Columns, slots: readonly Slot[], effort = EFFORT): number[][] {
  const inDocumentOrder = columns.map((column) =>
    [...column].sort((a, b) => orderOf(slots, a) - orderOf(slots, b) || a - b),
  );
  let best = inDocumentOrder;
  let fewest = crossings(best, slots);
  const budget: Effort = { left: effort };
  for (const begin of BEGINNINGS) {
    if (fewest === 0 || budget.left <= 0) break;
    const found = improve(begin(inDocumentOrder, slots), slots, budget);
    if (found.crossings < fewest) {
      fewest = found.crossings;
      best = found.columns;
    }
  }
  return best;
}

/**
 * The order of a former layout: what was there keeps its order from top to bottom, and what is new goes where it
 * crosses least.
 */
export function orderAsBefore(columns: Columns, slots: readonly Slot[], former: Trace): number[][] {
  const middle = formerMiddles(columns.flat(), slots, former);
  const ordered = columns.map((column) =>
    [...column].sort(
      (a, b) =>
        (middle.get(a) as number) - (middle.get(b) as number) ||
        orderOf(slots, a) - orderOf(slots, b) ||
        a - b,
    ),
  );
  siftLayers(
    ordered,
    slots,
    { left: EFFORT },
    (index) => former.slots[(slots[index] as Slot).key] === undefined,
  );
  return ordered;
}

/** Where slots were, and where new ones would best be: in the middle of their neighbours. */
export function formerMiddles(
  indices: readonly number[],
  slots: readonly Slot[],
  former: Trace,
): Map<number, number> {
  const middle = new Map<number, number>();
  let open: number[] = [];
  for (const index of indices) {
    const place = former.slots[(slots[index] as Slot).key];
    if (place) middle.set(index, place.middle);
    else open.push(index);
  }
  const lowest = Math.max(0, ...middle.values());
  while (open.length > 0) {
    const found = open.flatMap((index): [number, number][] => {
      const { left, right } = slots[index] as Slot;
      const places = [...left, ...right].flatMap((other) => middle.get(other) ?? []);
      return places.length === 0 ? [] : [[index, places.reduce((sum, y) => sum + y, 0) / places.length]];
    });
    // What hangs together with nothing that was there goes below.
    const next = found.length > 0 ? found : [[open[0] as number, lowest + BELOW] as [number, number]];
    for (const [index, y] of next) middle.set(index, y);
    open = open.filter((index) => !middle.has(index));
  }
  return middle;
}

const BELOW = 200;

/** Takes about a tenth of a second. */
export const EFFORT = 6_000_000;
const SWEEPS = 40;
/** Sweeps that may pass without a better order. */
const PATIENCE = 8;

const BEGINNINGS: readonly ((columns: Columns, slots: readonly Slot[]) => Columns)[] = [
  (columns) => columns,
  (columns, slots) => byDepth(columns, slots, 'right'),
  (columns, slots) => byDepth(columns, slots, 'left'),
  (columns) => columns.map((column) => [...column].reverse()),
];

/** The order in which slots are met when one follows edges from the first column on, or back from the last. */
function byDepth(columns: Columns, slots: readonly Slot[], side: Side): Columns {
  const met = new Set<number>();
  const starts = side === 'right' ? columns : [...columns].reverse();
  for (const start of starts.flat()) {
    const open = [start];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (met.has(index)) continue;
      met.add(index);
      open.push(...[...(slots[index] as Slot)[side]].reverse());
    }
  }
  const rank = new Map([...met].map((index, i) => [index, i]));
  return columns.map((column) =>
    [...column].sort((a, b) => (rank.get(a) as number) - (rank.get(b) as number)),
  );
}

function improve(
  start: Columns,
  slots: readonly Slot[],
  effort: Effort,
): { readonly columns: number[][]; readonly crossings: number } {
  const current = start.map((column) => [...column]);
  let best = current.map((column) => [...column]);
  let fewest = crossings(best, slots);
  for (let sweep = 0, idle = 0; sweep < SWEEPS && idle < PATIENCE && fewest > 0; sweep++, idle++) {
    sortByNeighbours(current, slots, sweep);
    for (const sifted of [false, true]) {
      if (sifted) siftLayers(current, slots, effort);
      const count = crossings(current, slots);
      if (count >= fewest) continue;
      fewest = count;
      best = current.map((column) => [...column]);
      idle = -1;
    }
    if (effort.left <= 0) break;
  }
  return { columns: best, crossings: fewest };
}

/** Even sweeps go to the right and look left, odd ones the other way; every third looks to both sides. */
function sortByNeighbours(columns: number[][], slots: readonly Slot[], sweep: number): void {
  const rightwards = sweep % 2 === 0;
  const sides: readonly Side[] = sweep % 3 === 2 ? ['left', 'right'] : rightwards ? ['left'] : ['right'];
  const place = places(columns, slots.length);
  for (let i = 1; i < columns.length; i++) {
    const at = rightwards ? i : columns.length - 1 - i;
    const sorted = sortedColumn(columns[at] as number[], slots, place, sides);
    columns[at] = sorted;
    sorted.forEach((slot, row) => {
      place[slot] = row;
    });
  }
}

/** By the mean place of the neighbours; slots without any keep their rows. */
function sortedColumn(
  column: readonly number[],
  slots: readonly Slot[],
  place: readonly number[],
  sides: readonly Side[],
): number[] {
  const keyed: { slot: number; row: number; key: number }[] = [];
  const fixed = new Map<number, number>();
  column.forEach((slot, row) => {
    const neighbours = sides.flatMap((side) => (slots[slot] as Slot)[side]);
    const sum = neighbours.reduce((total, other) => total + (place[other] as number), 0);
    if (neighbours.length === 0) fixed.set(row, slot);
    else keyed.push({ slot, row, key: sum / neighbours.length });
  });
  keyed.sort((a, b) => a.key - b.key || a.row - b.row);
  let next = 0;
  return column.map((_, row) => fixed.get(row) ?? (keyed[next++] as { slot: number }).slot);
}

/** How many pairs of edges cross between neighbouring columns. */
function crossings(columns: Columns, slots: readonly Slot[]): number {
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

function orderOf(slots: readonly Slot[], index: number): number {
  return (slots[index] as Slot).order;
}

function places(columns: Columns, size: number): number[] {
  const place = new Array<number>(size).fill(0);
  for (const column of columns) {
    column.forEach((slot, row) => {
      place[slot] = row;
    });
  }
  return place;
}
