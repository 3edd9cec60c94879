import type { CanvasView } from './canvas-view.ts';

/** The part of a view within so many steps of the given cards, along edges either way. */
export function neighbourhood(view: CanvasView, ids: readonly string[], steps: number): CanvasView {
  const beside = new Map<string, string[]>();
  for (const { consumer, provider } of view.edges) {
    beside.set(consumer, [...(beside.get(consumer) ?? []), provider]);
    beside.set(provider, [...(beside.get(provider) ?? []), consumer]);
  }
  const kept = new Set(ids);
  let edge = [...ids];
  for (let step = 0; step < steps; step++) {
    edge = edge.flatMap((id) => beside.get(id) ?? []).filter((id) => !kept.has(id));
    for (const id of edge) kept.add(id);
  }
  return {
    nodes: view.nodes.filter(({ id }) => kept.has(id)),
    edges: view.edges.filter(({ consumer, provider }) => kept.has(consumer) && kept.has(provider)),
  };
}
