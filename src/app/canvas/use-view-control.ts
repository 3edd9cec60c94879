import { useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import type { Box } from '../../core/views/edge-route.ts';
import { useWorkspace } from '../workspace-context.tsx';
import { boxOf, type CanvasGraph } from './use-canvas-graph.ts';

/** Room kept free around everything: the names of the waves are above, the zoom bar below. */
const MARGIN = { top: 52, right: 32, bottom: 64, left: 32 };
const LEAST_ZOOM = 0.2;
const MOST_FITTED = 1;

/** Shows everything when a design is opened, and brings what is selected elsewhere into sight. */
export function useViewControl(graph: CanvasGraph): { readonly showAll: (animated: boolean) => void } {
  const { setViewport, getViewport, setCenter } = useReactFlow();
  const pane = useStoreApi();
  const ready = useStore((state) => state.width > 0 && state.height > 0);
  const latest = useRef(graph);
  useEffect(() => {
    latest.current = graph;
  });

  const showAll = useCallback(
    (animated: boolean) => {
      const { width, height } = pane.getState();
      void setViewport(
        fitted(latest.current.arrangement.bounds, width, height),
        animated ? { duration: motion(180) } : {},
      );
    },
    [pane, setViewport],
  );

  const opened = useWorkspace((state) => (state.change.edits === null ? state.change.version : null));
  const shownVersion = useRef<number | null>(null);
  useEffect(() => {
    if (!ready || opened === null || shownVersion.current === opened) return;
    shownVersion.current = opened;
    showAll(false);
  }, [ready, opened, showAll]);

  const only = useWorkspace(({ selection }) =>
    selection.nodes.length === 1 ? selection.nodes[0] : undefined,
  );
  useEffect(() => {
    if (!ready || only === undefined || shownVersion.current === null) return;
    const box = boxOf(latest.current, only);
    if (!box) return;
    const { x, y, zoom } = getViewport();
    const { width, height } = pane.getState();
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const at = { x: middle.x * zoom + x, y: middle.y * zoom + y };
    if (at.x > 0 && at.y > MARGIN.top / 2 && at.x < width && at.y < height) return;
    void setCenter(middle.x, middle.y, { zoom, duration: motion(180) });
  }, [only, ready, getViewport, setCenter, pane]);

  return { showAll };
}

/** Everything at 100 % where that fits, else as large as it goes. */
function fitted(bounds: Box, width: number, height: number): { x: number; y: number; zoom: number } {
  if (bounds.width === 0) return { x: width / 2 - 110, y: height / 3, zoom: 1 };
  const room = {
    width: Math.max(1, width - MARGIN.left - MARGIN.right),
    height: Math.max(1, height - MARGIN.top - MARGIN.bottom),
  };
  const zoom = Math.max(
    LEAST_ZOOM,
    Math.min(MOST_FITTED, room.width / bounds.width, room.height / bounds.height),
  );
  return {
    x: MARGIN.left + (room.width - bounds.width * zoom) / 2 - bounds.x * zoom,
    // A little above the middle looks centred.
    y: MARGIN.top + Math.max(0, (room.height - bounds.height * zoom) * 0.4) - bounds.y * zoom,
    zoom,
  };
}

function motion(duration: number): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : duration;
}
