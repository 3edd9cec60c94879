import { useReactFlow, useStore, useStoreApi, type Viewport } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import type { Box } from '../../core/views/edge-route.ts';
import { useWorkspace, useWorkspaceStore } from '../workspace-context.tsx';
import { useCanvasUi, useCanvasUiStore } from './canvas-ui.ts';
import { boxOf, type CanvasGraph } from './use-canvas-graph.ts';

/** Room kept free around everything: the names of the waves are above, the zoom bar below. */
const MARGIN = { top: 52, right: 24, bottom: 64, left: 32 };
/** What says that only a part is in sight. */
const TRAIL = 32;
const OVERVIEW = { width: 192, height: 132 };
/** How far a selected card stays from what would cover it. */
const EDGE = 16;
/** What the inspector takes at the right, with the space around it. */
const INSPECTOR = 340;
/** Less than this beside the inspector is no place to show everything in. */
const LEAST_ROOM = 480;
/** When a design is opened, cards stay large enough to be told apart, even if not all are in sight then. */
const LEAST_OPENED = 0.2;
const MOST_FITTED = 1;

export const LEAST_ZOOM = 0.1;

/** Shows everything when a design is opened, and brings what is selected elsewhere into sight. */
export function useViewControl(graph: CanvasGraph): {
  readonly showAll: () => void;
  /** As near as what is selected allows; everything where nothing is. */
  readonly showSelected: () => void;
} {
  const { setViewport, getViewport } = useReactFlow();
  const pane = useStoreApi();
  const ui = useCanvasUiStore();
  const workspace = useWorkspaceStore();
  const ready = useStore((state) => state.width > 0 && state.height > 0);
  const latest = useRef(graph);
  useEffect(() => {
    latest.current = graph;
  });

  const show = useCallback(
    (least: number, duration: number, bounds = latest.current.arrangement.bounds) => {
      const { domNode, width, height } = pane.getState();
      const free = inspectorLeft(domNode);
      const views = freeAreas(
        free >= LEAST_ROOM ? Math.min(width, free) : width,
        height,
        ui.getState().minimap ?? false,
      ).map((area) => fitted(bounds, latest.current.focus ? below(area, TRAIL) : area, least));
      const best = views.reduce((a, b) => (b.zoom > a.zoom ? b : a));
      void setViewport(best, duration > 0 ? { duration } : {});
    },
    [pane, setViewport, ui],
  );
  const showAll = useCallback(() => show(LEAST_ZOOM, motion(180)), [show]);

  const showSelected = useCallback(() => {
    const { nodes, edges } = workspace.getState().selection;
    const ids = [...nodes, ...edges.flatMap((id) => id.split('>'))];
    const bounds = around(ids.flatMap((id) => boxOf(latest.current, id) ?? []));
    show(LEAST_ZOOM, motion(180), bounds ?? undefined);
  }, [show, workspace]);

  // Another part of the machine is another picture.
  const { focus } = graph;
  const seenFocus = useRef(focus);
  useEffect(() => {
    if (seenFocus.current === focus) return;
    seenFocus.current = focus;
    show(LEAST_OPENED, 0);
  }, [focus, show]);

  const opened = useWorkspace((state) => (state.change.edits === null ? state.change.version : null));
  const shownVersion = useRef<number | null>(null);
  useEffect(() => {
    if (!ready || opened === null || shownVersion.current === opened) return;
    shownVersion.current = opened;
    show(LEAST_OPENED, 0);
  }, [ready, opened, show]);

  const dragging = useCanvasUi((state) => state.drag !== null);
  const only = useWorkspace(({ selection: { nodes, edges } }) =>
    nodes.length === 1 ? nodes[0] : nodes.length === 0 && edges.length === 1 ? edges[0] : undefined,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: in another part of the machine it has another place
  useEffect(() => {
    if (!ready || only === undefined || dragging || shownVersion.current === null) return;
    // Not before the inspector has its place, nor between the two clicks of a double click.
    const timer = setTimeout(() => {
      // A node has no `>` in its id; of an edge both ends are wanted.
      const box = around(only.split('>').flatMap((id) => boxOf(latest.current, id) ?? []));
      if (!box) return;
      const { domNode, width, height } = pane.getState();
      const viewport = getViewport();
      const { x, y, zoom } = viewport;
      // The first time the inspector may still be on its way.
      const right = Math.min(inspectorLeft(domNode), width - INSPECTOR) - EDGE;
      const moved = {
        x: x + shiftInto(box.x * zoom + x, (box.x + box.width) * zoom + x, EDGE, right),
        y: y + shiftInto(box.y * zoom + y, (box.y + box.height) * zoom + y, MARGIN.top - 8, height - EDGE),
        zoom,
      };
      if (moved.x !== x || moved.y !== y) void setViewport(moved, { duration: motion(180) });
    }, 220);
    return () => clearTimeout(timer);
  }, [only, focus, dragging, ready, getViewport, setViewport, pane]);

  return { showAll, showSelected };
}

function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  return { x, y, width: right - x, height: Math.max(...boxes.map((box) => box.y + box.height)) - y };
}

/** What nothing floats over: above the overview while that is open, or right of it. */
function freeAreas(width: number, height: number, overview: boolean): Box[] {
  const area = (left: number, bottom: number): Box => ({
    x: left,
    y: MARGIN.top,
    width: Math.max(1, width - left - MARGIN.right),
    height: Math.max(1, height - MARGIN.top - bottom),
  });
  return overview
    ? [area(MARGIN.left, MARGIN.bottom + OVERVIEW.height), area(MARGIN.left + OVERVIEW.width, MARGIN.bottom)]
    : [area(MARGIN.left, MARGIN.bottom)];
}

function below(area: Box, room: number): Box {
  return { ...area, y: area.y + room, height: Math.max(1, area.height - room) };
}

/** Everything at 100 % where that fits, else as large as it goes; its beginning where even `least` is too large. */
function fitted(bounds: Box, area: Box, least: number): Viewport {
  if (bounds.width === 0) return { x: area.x + area.width / 2 - 102, y: area.height / 3, zoom: 1 };
  const zoom = Math.max(least, Math.min(MOST_FITTED, area.width / bounds.width, area.height / bounds.height));
  const [right, below] = [area.width - bounds.width * zoom, area.height - bounds.height * zoom];
  return {
    x: area.x + Math.max(0, right) / 2 - bounds.x * zoom,
    // A little above the middle looks centred.
    y: area.y + Math.max(0, below) * 0.4 - bounds.y * zoom,
    zoom,
  };
}

/** How far to move a stretch so that it lies between two bounds; its start wins where it is too long. */
function shiftInto(start: number, end: number, least: number, most: number): number {
  if (start < least) return least - start;
  return end > most ? Math.max(most - end, least - start) : 0;
}

/** Where in the pane the inspector begins; beyond it while there is none. */
function inspectorLeft(pane: HTMLElement | null): number {
  const card = document.querySelector('[data-region="inspector"] > *')?.getBoundingClientRect();
  if (!pane || !card || card.width === 0) return Number.POSITIVE_INFINITY;
  return card.left - pane.getBoundingClientRect().left;
}

function motion(duration: number): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : duration;
}
