import { useEffect, useMemo, useRef, useState } from 'react';
import { type CanvasView, canvasView, layoutInput } from '../../core/views/canvas-view.ts';
import type { CardGroup } from '../../core/views/card-groups.ts';
import type { Box, Route } from '../../core/views/edge-route.ts';
import { directRoute, routeEdge } from '../../core/views/edge-route-around.ts';
import { type Arrangement, arrange } from '../../core/views/layout-pins.ts';
import type { ShapedView } from '../../core/views/shaped-view.ts';
import type { Positions } from '../../state/workspace.ts';
import { useWorkspace } from '../workspace-context.tsx';
import { keepEqual } from './keep-equal.ts';
import { Pictures } from './pictures.ts';
import { useShapedView } from './use-shaped-view.ts';
import { useViewOption } from './view-options.ts';

export interface CanvasGraph {
  readonly view: CanvasView;
  /** With cards where a drag holds them now. */
  readonly arrangement: Arrangement;
  /** With the cards that each has in the view. */
  readonly groups: readonly CardGroup[];
  /** The part of the machine that is in sight; null: all of it. */
  readonly focus: ShapedView['focus'];
}

/** What the canvas draws of the last readable text. The layout is computed anew only when the graph itself changes. */
export function useCanvasGraph(drag: Positions | null): CanvasGraph {
  const shown = useWorkspace((state) => state.shown);
  const unitIds = useWorkspace((state) => state.unitIds);
  const fileIds = useWorkspace((state) => state.fileIds);
  const stale = useWorkspace((state) => state.stale);
  const diagnostics = useWorkspace((state) => state.diagnostics);
  const pins = useWorkspace((state) => state.positions);
  const picture = useWorkspace((state) => state.picture);
  const showStock = useViewOption('implied');

  // Findings in a text that cannot be read have nothing to do with the graph of the text before.
  const lastReadable = useRef(diagnostics);
  if (!stale) lastReadable.current = diagnostics;
  const found = lastReadable.current;

  const whole = useKeptEqual(
    useMemo(
      () => canvasView(shown, found, { unitIds, fileIds, showStock }),
      [shown, found, unitIds, fileIds, showStock],
    ),
  );
  const { view, groups, focus } = useKeptEqual(useShapedView(whole));
  const input = useKeptEqual(useMemo(() => layoutInput(view), [view]));
  const [pictures] = useState(() => new Pictures());
  const scene = `${picture} ${focus ? `${focus.steps} ${focus.ids.join(' ')}` : ''}`;
  const { text } = shown;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text with the same graph has the same picture
  const base = useMemo(() => pictures.draw(scene, text, input), [pictures, scene, input]);
  const positions = focus ? NOWHERE : pins;
  const settled = useMemo(
    () => withImplied(view, arrange(input, base, positions)),
    [view, input, base, positions],
  );
  const arrangement = useMemo(() => (drag ? dragged(view, settled, drag) : settled), [view, settled, drag]);
  return useMemo(() => ({ view, arrangement, groups, focus }), [view, arrangement, groups, focus]);
}

/** Of a part of the machine one sees a picture of its own: where cards were put in the whole says nothing there. */
const NOWHERE: Positions = {};

/** The value last seen, in whole or in part, where the new one is equal to it. */
function useKeptEqual<T>(value: T): T {
  const last = useRef(value);
  const kept = useMemo(() => keepEqual(last.current, value), [value]);
  useEffect(() => {
    last.current = kept;
  }, [kept]);
  return kept;
}

export function boxOf(
  { view, arrangement }: Pick<CanvasGraph, 'view' | 'arrangement'>,
  id: string,
): Box | null {
  const node = view.nodes.find((other) => other.id === id);
  const at = arrangement.positions[id];
  return node && at ? { x: at.x, y: at.y, width: node.width, height: node.height } : null;
}

/** Implied edges find their way around the cards as they stand. */
function withImplied(view: CanvasView, arrangement: Arrangement): Arrangement {
  const implied = view.edges.filter(({ kind }) => kind === 'implied');
  if (implied.length === 0) return arrangement;
  const boxes = new Map(
    view.nodes.flatMap(({ id, width, height }): [string, Box][] => {
      const at = arrangement.positions[id];
      return at ? [[id, { ...at, width, height }]] : [];
    }),
  );
  const routes: Record<string, Route> = { ...arrangement.routes };
  const all = [...boxes.values()];
  for (const { id, provider, consumer } of implied) {
    const [from, to] = [boxes.get(provider), boxes.get(consumer)];
    if (from && to) routes[id] = routeEdge(from, to, all);
  }
  return { ...arrangement, routes };
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
