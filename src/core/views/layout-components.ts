import type { Point } from './edge-route.ts';
import type { Layered, Slot } from './layout-layers.ts';
import { EFFORT, orderLayers } from './layout-order.ts';
import { assignRows, CARD_GAP } from './layout-rows.ts';

/** Columns and cards with their final places. */
export interface Placed {
  readonly positions: Readonly<Record<string, Point>>;
  /** Top of each slot, by index. */
  readonly tops: readonly number[];
  readonly columns: readonly { readonly x: number; readonly width: number }[];
}

/**
 * Lays out each connected component by itself and stacks them in document order, every one as high up as the columns
 * and gutters it takes are free. Units without edges fill the columns of their wave at the end.
 */
export function placeComponents(layered: Layered): Placed {
  const { slots } = layered;
  const tops = new Array<number>(slots.length).fill(0);
  const loose = new Set(layered.loose);
  const layerCount = layered.waveOfLayer.length;
  // Lowest free y of every column (even) and of every gutter behind it (odd).
  const floor = new Array<number>(layerCount * 2).fill(0);
  const layerOf = slots.map((slot) => slot.layer);

  for (const members of components(layered)) {
    if (members.length === 1 && loose.has(members[0] as number)) continue;
    const first = Math.min(...members.map((index) => layerOf[index] as number));
    const last = Math.max(...members.map((index) => layerOf[index] as number));
    const columns: number[][] = Array.from({ length: last - first + 1 }, () => []);
    for (const index of members) columns[(layerOf[index] as number) - first]?.push(index);
    const ordered = orderLayers(columns, slots, (EFFORT * members.length) / slots.length);
    const rows = assignRows(ordered, slots);
    const extents = extentsOf(ordered, slots, rows);
    let shift = Number.NEGATIVE_INFINITY;
    extents.forEach((extent, i) => {
      if (extent) shift = Math.max(shift, (floor[first * 2 + i] as number) - extent.top);
    });
    extents.forEach((extent, i) => {
      if (extent) floor[first * 2 + i] = extent.bottom + shift + COMPONENT_GAP;
    });
    for (const [index, y] of rows) tops[index] = y + shift;
  }

  const fallen = fillLoose(layered, floor, tops);
  fallen.forEach((layer, index) => {
    layerOf[index] = layer;
  });
  const columns = placeColumns(layered, layerOf, tops);
  const positions: Record<string, Point> = {};
  for (const slot of slots) {
    if (!slot.node) continue;
    const x = columns[layerOf[slot.index] as number]?.x ?? 0;
    positions[slot.node.id] = { x, y: tops[slot.index] as number };
  }
  return { positions, tops, columns };
}

const COMPONENT_GAP = 44;
const GUTTER = 48;
const WAVE_GUTTER = 56;
const GUTTER_MOST = 104;

/** Slots that edges join, in order of their first card. */
function components({ slots, chains }: Layered): number[][] {
  const root = slots.map((_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (root[at] !== at) at = root[at] = root[root[at] as number] as number;
    return at;
  };
  for (const chain of chains) {
    for (const index of chain.slots) {
      const [a, b] = [find(chain.slots[0] as number), find(index)];
      root[Math.max(a, b)] = Math.min(a, b);
    }
  }
  const groups = new Map<number, number[]>();
  for (const slot of slots) {
    const key = find(slot.index);
    const group = groups.get(key);
    if (group) group.push(slot.index);
    else groups.set(key, [slot.index]);
  }
  return [...groups.entries()].sort(([a], [b]) => a - b).map(([, members]) => members);
}

/** What a component takes of each of its columns, and of the gutters between them where its edges run. */
function extentsOf(
  columns: readonly (readonly number[])[],
  slots: readonly Slot[],
  rows: ReadonlyMap<number, number>,
): ({ top: number; bottom: number } | null)[] {
  const extents: ({ top: number; bottom: number } | null)[] = [];
  const columnExtent = (column: readonly number[]) =>
    column.length === 0
      ? null
      : {
          top: Math.min(...column.map((index) => rows.get(index) as number)),
          bottom: Math.max(
            ...column.map((index) => (rows.get(index) as number) + (slots[index] as Slot).height),
          ),
        };
  columns.forEach((column, i) => {
    const here = columnExtent(column);
    const next = columnExtent(columns[i + 1] ?? []);
    extents.push(here);
    extents.push(
      here && next ? { top: Math.min(here.top, next.top), bottom: Math.max(here.bottom, next.bottom) } : null,
    );
  });
  return extents;
}

/** Puts each loose card into the column of its wave that has most room. @returns the column of each. */
function fillLoose(
  { slots, loose, waveOfLayer }: Layered,
  floor: number[],
  tops: number[],
): Map<number, number> {
  const layerOf = new Map<number, number>();
  for (const index of loose) {
    const slot = slots[index] as Slot;
    const wave = waveOfLayer[slot.layer] as number;
    let layer = slot.layer;
    waveOfLayer.forEach((other, i) => {
      if (other === wave && (floor[i * 2] as number) < (floor[layer * 2] as number)) layer = i;
    });
    // Left to right among equals, as one reads.
    const free = floor[layer * 2] as number;
    const leftmost = waveOfLayer.findIndex((other, i) => other === wave && (floor[i * 2] as number) === free);
    if (leftmost >= 0) layer = leftmost;
    tops[index] = floor[layer * 2] as number;
    floor[layer * 2] = (tops[index] as number) + slot.height + CARD_GAP;
    layerOf.set(index, layer);
  }
  return layerOf;
}

/** Columns as wide as their widest card; gutters wider where many edges, or steep ones, go through. */
function placeColumns(
  { slots, waveOfLayer }: Layered,
  layerOf: readonly number[],
  tops: readonly number[],
): { x: number; width: number }[] {
  const columns: { x: number; width: number }[] = [];
  let x = 0;
  waveOfLayer.forEach((wave, layer) => {
    let width = 0;
    let edges = 0;
    let steepest = 0;
    for (const slot of slots) {
      if (layerOf[slot.index] !== layer) continue;
      width = Math.max(width, slot.node?.width ?? 0);
      for (const other of slot.right) {
        edges++;
        steepest = Math.max(steepest, Math.abs((tops[other] as number) - (tops[slot.index] as number)));
      }
    }
    columns.push({ x, width });
    const base = wave === waveOfLayer[layer + 1] ? GUTTER : WAVE_GUTTER;
    const gutter = edges === 0 && wave === waveOfLayer[layer + 1] ? CARD_GAP : base + edges + steepest / 28;
    x += width + Math.min(GUTTER_MOST, Math.round(gutter / 4) * 4);
  });
  return columns;
}
