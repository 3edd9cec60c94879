// @ts-check
import { generator } from './documents.mjs';

/** @typedef {import('../src/core/views/layout.ts').LayoutInput} LayoutInput */

/**
 * A layered graph of cards in document order with one and a half edges a card: three in four to the layer before, the
 * others further back. The wave of a card is its longest path, as in a document.
 *
 * @param {number} size
 * @param {number} seed
 * @returns {LayoutInput}
 */
export function randomGraph(size, seed) {
  const random = generator(seed);
  const pick = (/** @type {number} */ from, /** @type {number} */ to) =>
    from + Math.floor(random() * (to - from));
  const layers = Math.max(3, Math.round(Math.sqrt(size) * 0.8));
  const layerOf = Array.from({ length: size }, (_, i) => Math.floor((i * layers) / size));
  /** @type {number[]} */
  const starts = [];
  layerOf.forEach((layer, i) => {
    starts[layer] ??= i;
  });
  starts.push(size);
  /** @type {Set<string>} */
  const pairs = new Set();
  while (pairs.size < Math.round(size * 1.5)) {
    const consumer = pick(starts[1] ?? 0, size);
    const layer = layerOf[consumer] ?? 0;
    const near = random() < 0.75;
    const provider = near
      ? pick(starts[layer - 1] ?? 0, starts[layer] ?? size)
      : pick(0, starts[layer] ?? size);
    pairs.add(`${provider} ${consumer}`);
  }
  const edges = [...pairs]
    .map((pair) => pair.split(' ').map(Number))
    .map(([provider = 0, consumer = 0]) => ({ provider, consumer }));
  const waves = new Array(size).fill(1);
  for (const { provider, consumer } of edges.toSorted((a, b) => a.consumer - b.consumer))
    waves[consumer] = Math.max(waves[consumer], waves[provider] + 1);
  return {
    nodes: waves.map((wave, i) => ({ id: `n${i}`, wave, width: 204, height: [60, 84][i % 2] ?? 60 })),
    edges: edges.map(({ provider, consumer }, i) => ({
      id: `e${i}`,
      provider: `n${provider}`,
      consumer: `n${consumer}`,
      style: 'link',
    })),
  };
}
