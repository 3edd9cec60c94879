import type { CanvasView } from '../../core/views/canvas-view.ts';

/** Ids of the cards that have all words of the query in their name, image, ports, mounts or members, in boot order. */
export function matches({ nodes }: CanvasView, query: string): string[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const rank = (wave: number) => (wave === 0 ? Number.MAX_SAFE_INTEGER : wave);
  return nodes
    .filter(({ title, fullName, subtitle, chips }) => {
      const text = [title, fullName, subtitle?.full, ...chips].join(' ').toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .toSorted((a, b) => rank(a.wave) - rank(b.wave))
    .map(({ id }) => id);
}
