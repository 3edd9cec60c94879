import { useEffect, useMemo, useRef } from 'react';
import { type CanvasView, canvasView, layoutInput } from '../../core/views/canvas-view.ts';
import type { Box } from '../../core/views/edge-route.ts';
import { directRoute } from '../../core/views/edge-route-around.ts';
import { layout } from '../../core/views/layout.ts';
import { type Arrangement, arrange } from '../../core/views/layout-pins.ts';
import type { Positions } from '../../state/workspace.ts';
import { useWorkspace } from '../workspace-context.tsx';
import { keepEqual } from './keep-equal.ts';

export interface CanvasGraph {
  readonly view: CanvasView;
  /** With cards where a drag holds them now. */
  readonly arrangement: Arrangement;
}

/** What the canvas draws of the last readable text. The layout is computed anew only when the graph itself changes. */
export function useCanvasGraph(drag: Positions | null): CanvasGraph {
  const shown = useWorkspace((state) => state.shown);
  const unitIds = useWorkspace((state) => state.unitIds);
  const fileIds = useWorkspace((state) => state.fileIds);
  const stale = useWorkspace((state) => state.stale);
  const diagnostics = useWorkspace((state) => state.diagnostics);
  const positions = useWorkspace((state) => state.positions);

  // Findings in a text that cannot be read have nothing to do with the graph of the text before.
  const lastReadable = useRef(diagnostics);
  if (!stale) lastReadable.current = diagnostics;
  const found = lastReadable.current;

  const view = useKeptEqual(
    useMemo(() => canvasView(shown, found, { unitIds, fileIds }), [shown, found, unitIds, fileIds]),
  );
  const input = useKeptEqual(useMemo(() => layoutInput(view), [view]));
  const base = useMemo(() => layout(input), [input]);
  const settled = useMemo(() => arrange(input, base, positions), [input, base, positions]);
  const arrangement = useMemo(() => (drag ? dragged(view, settled, drag) : settled), [view, settled, drag]);
  return useMemo(() => ({ view, arrangement }), [view, arrangement]);
}

/** The value last seen, in whole or in part, where the new one is equal to it. */
function useKeptEqual<T>(value: T): T {
  const last = useRef(value);
  const kept = useMemo(() => keepEqual(last.current, value), [value]);
  useEffect(() => {
    last.current = kept;
  }, [kept]);
  return kept;
}

export function boxOf({ view, arrangement }: CanvasGraph, id: string): Box | null {
  const node = view.nodes.find((other) => other.id === id);
  const at = arrangement.positions[id];
  return node && at ? { x: at.x, y: at.y, width: node.width, height: node.height } : null;
}

/** Cards on the move take their edges along the shortest way; the others stay until they are let go. */
function dragged(view: CanvasView, settled: Arrangement, drag: Positions): Arrangement {
  const graph = { view, arrangement: { ...settled, positions: { ...settled.positions, ...drag } } };
  const routes = { ...settled.routes };
  for (const { id, provider, consumer } of view.edges) {
    if (!drag[provider] && !drag[consumer]) continue;
    const from = boxOf(graph, provider);
    const to = boxOf(graph, consumer);
    if (from && to && provider !== consumer) routes[id] = directRoute(from, to);
  }
  return { ...graph.arrangement, routes };
}
