import type { Placed } from './layout-components.ts';
import type { Layered } from './layout-layers.ts';

/** What a layout leaves behind for the next one, so that a small edit leaves the rest of the picture where it is. */
export interface Trace {
  /** Cards by id, lanes by provider, style and column. */
  readonly slots: Readonly<Record<string, FormerPlace>>;
  /** The room behind each column. */
  readonly gutters: Readonly<Record<string, number>>;
}

export interface FormerPlace {
  readonly column: string;
  /** On the canvas, of its middle line. */
  readonly middle: number;
  readonly group: string | null;
}

export function traceOf({ slots, waveOfLayer }: Layered, placed: Placed): Trace {
  const keys = columnKeys(waveOfLayer);
  const traced: Record<string, FormerPlace> = {};
  for (const { index, key, height, node } of slots) {
    const column = keys[placed.layerOf[index] as number] as string;
    const middle = (placed.tops[index] as number) + height / 2;
    traced[key] = { column, middle, group: node?.group ?? null };
  }
  const gutters: Record<string, number> = {};
  placed.columns.forEach(({ gutter }, layer) => {
    gutters[keys[layer] as string] = gutter;
  });
  return { slots: traced, gutters };
}

/**
 * Names for columns that last while waves come and go: the wave, and how many columns of it stand to the right. What
 * stands behind all waves is told apart from what stands before them.
 */
export function columnKeys(waveOfLayer: readonly number[]): string[] {
  const first = waveOfLayer.findIndex((wave) => wave > 0);
  return waveOfLayer.map((wave, layer) => {
    if (wave === 0 && first >= 0 && layer > first) {
      return `after ${layer - waveOfLayer.findLastIndex((other) => other > 0)}`;
    }
    let behind = 0;
    while (waveOfLayer[layer + behind + 1] === wave) behind++;
    return `${wave} ${behind}`;
  });
}

/** How many columns a wave took. */
export function columnsBefore({ gutters }: Trace, wave: number): number {
  return Object.keys(gutters).filter((key) => key.startsWith(`${wave} `)).length;
}

/** Whether every card that was there still belongs to the same group. */
export function hasSameGroups(
  trace: Trace,
  nodes: readonly { id: string; group?: string | null }[],
): boolean {
  return nodes.every(({ id, group = null }) => (trace.slots[id]?.group ?? group) === group);
}
