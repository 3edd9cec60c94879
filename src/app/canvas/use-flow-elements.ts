import { useEffect, useMemo, useRef, useState } from 'react';
import type { CanvasEdge, CanvasView } from '../../core/views/canvas-view.ts';
import type { CardGroup } from '../../core/views/card-groups.ts';
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
import { matches } from './matches.ts';
import type { CanvasGraph } from './use-canvas-graph.ts';
import { useViewOption } from './view-options.ts';

/** The graph as React Flow draws it; what did not change keeps its identity. */
export function useFlowElements(
  graph: CanvasGraph,
  editable: boolean,
): { readonly nodes: FlowNode[]; readonly edges: FlowEdge[] } {
  const { view, arrangement } = graph;
  const kept = useWorkspace((state) => state.selection);
  const boxed = useCanvasUi((ui) => ui.boxed);
  const selection = useMemo(
    () => (boxed ? { nodes: boxed, edges: [] } : { ...kept, nodes: inSight(kept.nodes, graph.groups) }),
    [boxed, kept, graph.groups],
  );
  const draft = useCanvasUi((ui) => ui.draft);
  const peek = useCanvasUi((ui) => ui.peek);
  const query = useCanvasUi((ui) => ui.query);
  const focused = useCanvasUi((ui) => ui.focus !== null);
  const pins = useWorkspace((state) => state.positions);
  const fading = useViewOption('fading');
  const [nodeCache] = useState(() => new ElementCache<FlowNode>());
  const [edgeCache] = useState(() => new ElementCache<FlowEdge>());
  const isFresh = useFreshNodes(graph);
  const centre = peek === null ? selection.nodes : peek;
  const related = useMemo(() => {
    if (boxed || (!fading && peek === null)) return null;
    return relatedTo(view, typeof centre === 'string' ? [centre] : centre);
  }, [view, boxed, fading, peek, centre]);
  const hits = useMemo(() => (query ? new Set(matches(view, query)) : null), [view, query]);

  const nodes = useMemo(() => {
    const selected = new Set(selection.nodes);
    const standingOf = (id: string): Standing => {
      if (draft?.over?.node === id) {
        return ({ ok: 'linkable', warning: 'doubtful', refused: 'refused' } as const)[
          draft.over.verdict.tone
        ];
      }
      if (hits) return hits.has(id) ? 'found' : 'aside';
      if (!related || related.centre.has(id)) return 'plain';
      if (related.upstream.has(id)) return 'upstream';
      return related.downstream.has(id) ? 'downstream' : 'aside';
    };
    const placeOf = (id: string) => arrangement.positions[id] ?? { x: 0, y: 0 };
    const optionsOf = (id: string) => ({
      selected: selected.has(id),
      standing: standingOf(id),
      fresh: isFresh(id),
      editable,
      movable: !focused,
      pinned: !focused && pins[id] !== undefined,
    });
    return nodeCache.renew(
      view.nodes,
      (node) => {
        const { x, y } = placeOf(node.id);
        return [node, x, y, ...Object.values(optionsOf(node.id))];
      },
      (node) => flowNode(node, placeOf(node.id), optionsOf(node.id)),
    );
  }, [view, arrangement, selection, related, hits, draft, editable, focused, pins, isFresh, nodeCache]);

  const edges = useMemo(() => {
    const selectedNodes = new Set(selection.nodes);
    const selectedEdges = new Set<string>(selection.edges);
    const standingOf = ({ consumer, provider }: CanvasEdge): Standing => {
      if (hits) return hits.has(consumer) && hits.has(provider) ? 'plain' : 'aside';
      if (selectedNodes.has(consumer) || selectedNodes.has(provider)) return 'near';
      if (!related) return 'plain';
      const { centre, upstream, downstream } = related;
      if (centre.has(consumer) || centre.has(provider)) return 'near';
      const isAll = (ids: ReadonlySet<string>) => ids.has(consumer) && ids.has(provider);
      return isAll(upstream) ? 'upstream' : isAll(downstream) ? 'downstream' : 'aside';
    };
    const optionsOf = (edge: CanvasEdge) => ({
      selected: selectedEdges.has(edge.id),
      standing: standingOf(edge),
      editable,
    });
    return edgeCache.renew(
      view.edges.filter(({ id }) => arrangement.routes[id]),
      (edge) => [edge, arrangement.routes[edge.id], ...Object.values(optionsOf(edge))],
      (edge) => flowEdge(edge, arrangement.routes[edge.id] as Route, optionsOf(edge)),
    );
  }, [view, arrangement, selection, related, hits, editable, edgeCache]);

  return { nodes, edges };
}

/** A card within a collapsed group is shown as that group. */
function inSight(ids: readonly string[], groups: readonly CardGroup[]): readonly string[] {
  const collapsed = groups.filter((group) => group.collapsed);
  if (collapsed.length === 0) return ids;
  return [...new Set(ids.map((id) => collapsed.find(({ members }) => members.includes(id))?.id ?? id))];
}

interface Related {
  readonly centre: ReadonlySet<string>;
  /** All that the centre needs, and the centre. */
  readonly upstream: ReadonlySet<string>;
  /** All that needs it, and the centre. */
  readonly downstream: ReadonlySet<string>;
}

/** All that hangs together with these cards; null when they stand alone. */
function relatedTo(view: CanvasView, ids: readonly string[]): Related | null {
  const [above, below] = [upstream(view, ids), downstream(view, ids)];
  if (above.size + below.size === 0) return null;
  for (const id of ids) {
    above.add(id);
    below.add(id);
  }
  return { centre: new Set(ids), upstream: above, downstream: below };
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
