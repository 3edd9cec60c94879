import { useEffect, useMemo, useRef, useState } from 'react';
import type { CanvasEdge, CanvasView } from '../../core/views/canvas-view.ts';
import type { Route } from '../../core/views/edge-route.ts';
import { useWorkspace } from '../workspace-context.tsx';
import { useCanvasUi } from './canvas-ui.ts';
import {
  ElementCache,
  type FlowEdge,
  type FlowNode,
  flowEdge,
  flowNode,
  type Standing,
} from './flow-elements.ts';
import { downstream, upstream } from './link-verdict.ts';
import type { CanvasGraph } from './use-canvas-graph.ts';

/** The graph as React Flow draws it; what did not change keeps its identity. */
export function useFlowElements(
  graph: CanvasGraph,
  editable: boolean,
): { readonly nodes: FlowNode[]; readonly edges: FlowEdge[] } {
  const { view, arrangement } = graph;
  const kept = useWorkspace((state) => state.selection);
  const boxed = useCanvasUi((ui) => ui.boxed);
  const selection = useMemo(() => (boxed ? { nodes: boxed, edges: [] } : kept), [boxed, kept]);
  const draft = useCanvasUi((ui) => ui.draft);
  const [nodeCache] = useState(() => new ElementCache<FlowNode>());
  const [edgeCache] = useState(() => new ElementCache<FlowEdge>());
  const isFresh = useFreshNodes(graph);
  const related = useMemo(
    () => (boxed ? null : relatedTo(view, selection.nodes)),
    [view, boxed, selection.nodes],
  );

  const nodes = useMemo(() => {
    const selected = new Set(selection.nodes);
    const standingOf = (id: string): Standing => {
      if (draft?.over?.node === id) {
        return ({ ok: 'linkable', warning: 'doubtful', refused: 'refused' } as const)[
          draft.over.verdict.tone
        ];
      }
      return related && !related.has(id) && !selected.has(id) ? 'aside' : 'plain';
    };
    const placeOf = (id: string) => arrangement.positions[id] ?? { x: 0, y: 0 };
    const optionsOf = (id: string) => ({
      selected: selected.has(id),
      standing: standingOf(id),
      fresh: isFresh(id),
      editable,
    });
    return nodeCache.renew(
      view.nodes,
      (node) => {
        const { x, y } = placeOf(node.id);
        return [node, x, y, ...Object.values(optionsOf(node.id))];
      },
      (node) => flowNode(node, placeOf(node.id), optionsOf(node.id)),
    );
  }, [view, arrangement, selection, related, draft, editable, isFresh, nodeCache]);

  const edges = useMemo(() => {
    const selectedNodes = new Set(selection.nodes);
    const selectedEdges = new Set<string>(selection.edges);
    const standingOf = ({ consumer, provider }: CanvasEdge): Standing => {
      if (selectedNodes.has(consumer) || selectedNodes.has(provider)) return 'near';
      return related && !(related.has(consumer) && related.has(provider)) ? 'aside' : 'plain';
    };
    return edgeCache.renew(
      view.edges.filter(({ id }) => arrangement.routes[id]),
      (edge) => [edge, arrangement.routes[edge.id], selectedEdges.has(edge.id), standingOf(edge)],
      (edge) =>
        flowEdge(edge, arrangement.routes[edge.id] as Route, selectedEdges.has(edge.id), standingOf(edge)),
    );
  }, [view, arrangement, selection, related, edgeCache]);

  return { nodes, edges };
}

/** All that the selected cards need or that needs them, themselves included; null when they stand alone. */
function relatedTo(view: CanvasView, selected: readonly string[]): ReadonlySet<string> | null {
  if (selected.length === 0) return null;
  const related = new Set([...upstream(view, selected), ...downstream(view, selected)]);
  if (related.size === 0) return null;
  for (const id of selected) related.add(id);
  return related;
}

/** Which cards came with the last change; none when a design was opened. */
function useFreshNodes({ view }: CanvasGraph): (id: string) => boolean {
  const opened = useWorkspace((state) => state.change.edits === null);
  const known = useRef<{
    readonly view: unknown;
    readonly ids: ReadonlySet<string>;
    readonly fresh: ReadonlySet<string>;
  } | null>(null);
  const isFresh = useMemo(() => {
    const ids = new Set(view.nodes.map(({ id }) => id));
    const before = known.current;
    const fresh = new Set(opened || !before ? [] : [...ids].filter((id) => !before.ids.has(id)));
    return { view, ids, fresh };
  }, [view, opened]);
  useEffect(() => {
    known.current = isFresh;
  }, [isFresh]);
  return useMemo(() => (id: string) => isFresh.fresh.has(id), [isFresh]);
}
