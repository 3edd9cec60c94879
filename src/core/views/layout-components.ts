import type { Point } from './edge-route.ts';
import type { Layered, Slot } from './layout-layers.ts';
import { EFFORT, orderAsBefore, orderLayers } from './layout-order.ts';
import { assignRows, CARD_GAP } from './layout-rows.ts';
import { columnKeys, type Trace } from './layout-trace.ts';

/** Columns and cards with their final places. */
export interface Placed {
  readonly positions: Readonly<Record<string, Point>>;
  /** Top and column of each slot, by index. */
  readonly tops: readonly number[];
  readonly layerOf: readonly number[];
  readonly columns: readonly Column[];
}

export interface Column {
  readonly x: number;
  readonly width: number;
  /** The room between it and the next. */
  readonly gutter: number;
}

/**
 * Lays out each block (a connected component, or a group) by itself and stacks them in document order, every one as
 * high up as the columns and gutters it takes are free. Units without edges fill the columns of their wave at the end.
 * What was there in a former layout stays where it was as far as it goes.
 */
export function placeComponents(layered: Layered, former: Trace | null = null): Placed {
  const { slots } = layered;
  const tops = new Array<number>(slots.length).fill(0);
  const loose = new Set(layered.loose);
  const layerCount = layered.waveOfLayer.length;
  // Lowest free y of every column (even) and of every gutter behind it (odd).
  const floor = new Array<number>(layerCount * 2).fill(Number.NEGATIVE_INFINITY);
  const layerOf = slots.map((slot) => slot.layer);

  for (const { members, group, known } of blocks(layered, former)) {
    if (members.length === 1 && !known && !group && loose.has(members[0] as number)) continue;
    const first = Math.min(...members.map((index) => layerOf[index] as number));
    const last = Math.max(...members.map((index) => layerOf[index] as number));
    const columns: number[][] = Array.from({ length: last - first + 1 }, () => []);
    for (const index of members) columns[(layerOf[index] as number) - first]?.push(index);
    const joined = within(members, slots);
    const ordered =
      known && former
        ? orderAsBefore(columns, joined, former)
        : orderLayers(columns, joined, (EFFORT * members.length) / slots.length);
    const rows = assignRows(ordered, joined, known ? former : null);
    const extents = group ? frameOf(ordered, slots, rows) : extentsOf(ordered, slots, rows);
    let shift = known ? 0 : Number.NEGATIVE_INFINITY;
    extents.forEach((extent, i) => {
      const free = floor[first * 2 + i] as number;
      // What stood nearer before may stay so.
      const begin = known ? free - COMPONENT_GAP + CARD_GAP : Math.max(0, free);
      if (extent) shift = Math.max(shift, begin - extent.top);
    });
    extents.forEach((extent, i) => {
      if (extent) floor[first * 2 + i] = extent.bottom + shift + COMPONENT_GAP;
    });
    for (const [index, y] of rows) tops[index] = y + shift;
  }

  const fallen = fillLoose(layered, floor, tops, known(former, layered));
  fallen.forEach((layer, index) => {
    layerOf[index] = layer;
  });
  const columns = placeColumns(layered, layerOf, tops, former);
  const positions: Record<string, Point> = {};
  for (const slot of slots) {
    if (!slot.node) continue;
    const x = columns[layerOf[slot.index] as number]?.x ?? 0;
    positions[slot.node.id] = { x, y: tops[slot.index] as number };
  }
  return { positions, tops, layerOf, columns };
}

/** Room within the frame of a group: above its cards, where its name stands, and around them. */
export const GROUP_HEAD = 34;
export const GROUP_PAD = 14;
const COMPONENT_GAP = 44;
const GUTTER = 48;
const WAVE_GUTTER = 56;
const GUTTER_MOST = 104;
const GUTTER_LEEWAY = 24;

interface Block {
  readonly members: readonly number[];
  readonly group: string | null;
  /** Whether any card of it was there before. */
  readonly known: boolean;
}

/**
 * The cards of a group, and all others that edges join, in order of their first card; what was there before comes
 * first, from top to bottom. Without groups all that was there before is one block, so that no edge between two parts
 * moves a third.
 */
function blocks(layered: Layered, former: Trace | null): Block[] {
  const { slots } = layered;
  const wasThere = known(former, layered);
  const isGrouped = slots.some(({ node }) => node?.group);
  const found = components(layered).map((members): Block => {
    const group = members.map((index) => slots[index]?.node?.group).find(Boolean) ?? null;
    return { members, group, known: members.some((index) => wasThere.has(index)) };
  });
  if (!found.some((block) => block.known)) return found;
  const topOf = ({ members }: Block) =>
    Math.min(
      ...members.map((index) => former?.slots[slots[index]?.key ?? '']?.middle ?? Number.POSITIVE_INFINITY),
    );
  const before = found.filter((block) => block.known).sort((a, b) => topOf(a) - topOf(b));
  const rest = found.filter((block) => !block.known);
  if (isGrouped) return [...before, ...rest];
  return [{ members: before.flatMap(({ members }) => members), group: null, known: true }, ...rest];
}

/** Cards that were there before. */
function known(former: Trace | null, { slots }: Layered): ReadonlySet<number> {
  return new Set(slots.flatMap(({ index, key, node }) => (node && former?.slots[key] ? [index] : [])));
}

/** Slots that edges join and that are of one group, in order of their first card. An edge's lanes go with its left end. */
function components({ slots, chains }: Layered): number[][] {
  const root = slots.map((_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (root[at] !== at) at = root[at] = root[root[at] as number] as number;
    return at;
  };
  const join = (one: number, other: number) => {
    const [a, b] = [find(one), find(other)];
    root[Math.max(a, b)] = Math.min(a, b);
  };
  const groupOf = (index: number) => slots[index]?.node?.group ?? null;
  const firstOf = new Map<string, number>();
  for (const { index, node } of slots) {
    if (!node?.group) continue;
    join(firstOf.get(node.group) ?? index, index);
    if (!firstOf.has(node.group)) firstOf.set(node.group, index);
  }
  for (const { slots: chain } of chains) {
    const [left, right] = [chain[0] as number, chain[chain.length - 1] as number];
    for (const lane of chain.slice(1, -1)) join(left, lane);
    if (groupOf(left) === groupOf(right)) join(left, right);
  }
  const members = new Map<number, number[]>();
  for (const slot of slots) {
    const key = find(slot.index);
    const list = members.get(key);
    if (list) list.push(slot.index);
    else members.set(key, [slot.index]);
  }
  return [...members.entries()].sort(([a], [b]) => a - b).map(([, list]) => list);
}

/** The slots with only those neighbours that are members, too. */
function within(members: readonly number[], slots: readonly Slot[]): readonly Slot[] {
  if (!slots.some(({ node }) => node?.group)) return slots;
  const inside = new Set(members);
  const kept = [...slots];
  for (const index of members) {
    const slot = slots[index] as Slot;
    const isInside = (other: number) => inside.has(other);
    kept[index] = { ...slot, left: slot.left.filter(isInside), right: slot.right.filter(isInside) };
  }
  return kept;
}

/** The rectangle around a group with its name, through all its columns and the gutters between. */
function frameOf(
  columns: readonly (readonly number[])[],
  slots: readonly Slot[],
  rows: ReadonlyMap<number, number>,
): { top: number; bottom: number }[] {
  const all = columns.flat();
  const top = Math.min(...all.map((index) => rows.get(index) as number)) - GROUP_HEAD;
  const bottom =
    Math.max(...all.map((index) => (rows.get(index) as number) + (slots[index] as Slot).height)) + GROUP_PAD;
  return columns.flatMap((_, i) =>
    i === columns.length - 1
      ? [{ top, bottom }]
      : [
          { top, bottom },
          { top, bottom },
        ],
  );
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

/** Puts each loose card that has no place into the column of its wave that has most room. @returns the column of each. */
function fillLoose(
  { slots, loose, waveOfLayer }: Layered,
  floor: number[],
  tops: number[],
  placed: ReadonlySet<number>,
): Map<number, number> {
  const layerOf = new Map<number, number>();
  for (const index of loose) {
    const slot = slots[index] as Slot;
    if (placed.has(index) || slot.node?.group) continue;
    const wave = waveOfLayer[slot.layer] as number;
    let layer = slot.layer;
    waveOfLayer.forEach((other, i) => {
      if (other === wave && (floor[i * 2] as number) < (floor[layer * 2] as number)) layer = i;
    });
    // Left to right among equals, as one reads.
    const free = floor[layer * 2] as number;
    const leftmost = waveOfLayer.findIndex((other, i) => other === wave && (floor[i * 2] as number) === free);
    if (leftmost >= 0) layer = leftmost;
    tops[index] = Math.max(0, floor[layer * 2] as number);
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
  former: Trace | null,
): Column[] {
  const columns: Column[] = [];
  const keys = columnKeys(waveOfLayer);
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
    const base = wave === waveOfLayer[layer + 1] ? GUTTER : WAVE_GUTTER;
    const gutter = edges === 0 && wave === waveOfLayer[layer + 1] ? CARD_GAP : base + edges + steepest / 28;
    const wished = Math.min(GUTTER_MOST, Math.round(gutter / 4) * 4);
    const before = former?.gutters[keys[layer] as string];
    // An edge more or less is no reason to move everything behind it.
    const isFine = before !== undefined && before > wished - GUTTER_LEEWAY && before < wished + GUTTER_LEEWAY;
    columns.push({ x, width, gutter: isFine ? before : wished });
    x += width + (isFine ? before : wished);
  });
  return columns;
}
