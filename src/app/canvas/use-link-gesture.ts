import { type HandleType, type OnConnectEnd, type OnConnectStart, useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import type { Point } from '../../core/views/edge-route.ts';
import type { NodeId } from '../../state/workspace.ts';
import { report } from '../commands/carry-out.ts';
import { useWorkspaceStore } from '../workspace-context.tsx';
import { type LinkEnd, useCanvasUi, useCanvasUiStore } from './canvas-ui.ts';
import { draw, endsOf, reconnect } from './draw-edge.ts';
import type { FlowEdge } from './flow-elements.ts';
import { judgeLink, type LinkVerdict } from './link-verdict.ts';
import { pointIn } from './point-in.ts';
import { boxOf, type CanvasGraph } from './use-canvas-graph.ts';

export interface LinkGesture {
  readonly onConnectStart: OnConnectStart;
  readonly onConnectEnd: OnConnectEnd;
  /** Without it React Flow lets no end be taken; what is done is done when it is let go. */
  readonly onReconnect: () => void;
  readonly onReconnectStart: (event: unknown, edge: FlowEdge, fixed: HandleType) => void;
  readonly onReconnectEnd: (event: MouseEvent | TouchEvent) => void;
  /** Links the end to a card, or takes the edge it stands for there. */
  readonly connect: (end: LinkEnd, other: NodeId) => void;
}

/**
 * Drawing a link: from a handle to any place on a card; let go over nothing, it asks for a new container. Taking an
 * end of an edge elsewhere is the same with the other end as its beginning.
 */
export function useLinkGesture(graph: CanvasGraph): LinkGesture {
  const ui = useCanvasUiStore();
  const workspace = useWorkspaceStore();
  const { screenToFlowPosition, flowToScreenPosition } = useReactFlow();
  const latest = useRef(graph);
  useEffect(() => {
    latest.current = graph;
  });

  const connectAt = useCallback(
    (end: LinkEnd, other: NodeId, at: Point) => {
      const { consumer, provider } = endsOf(end, other);
      const outcome = end.instead
        ? reconnect(workspace, end.instead, consumer, provider)
        : draw(workspace, consumer, provider);
      report(outcome, (span) => workspace.revealSpan(span, true));
      if (!outcome.ok) return;
      workspace.select({ nodes: [], edges: [`${consumer}>${provider}`] });
      ui.setState({ drawn: { consumer, provider, at, version: workspace.getState().version } });
    },
    [ui, workspace],
  );
  const connect = useCallback<LinkGesture['connect']>(
    (end, other) => {
      const box = boxOf(latest.current, end.node);
      const corner = flowToScreenPosition({ x: box?.x ?? 0, y: (box?.y ?? 0) + (box?.height ?? 0) });
      connectAt(end, other, pointIn(document.querySelector<HTMLElement>('[data-region="canvas"]'), corner));
    },
    [connectAt, flowToScreenPosition],
  );

  const drawing = useCanvasUi(({ draft }) => draft !== null);
  useEffect(() => {
    if (!drawing) return;
    const onPointerMove = (event: PointerEvent) => {
      const { draft } = ui.getState();
      if (!draft) return;
      const node = cardAt(event.clientX, event.clientY);
      if (node === (draft.over?.node ?? null)) return;
      // The card it comes from is no mistake until one has been elsewhere.
      if (node === draft.node && draft.over === null) return;
      const over = node === null ? null : { node, verdict: verdictOf(latest.current, draft, node) };
      ui.setState({ draft: { ...draft, over } });
    };
    window.addEventListener('pointermove', onPointerMove);
    return () => window.removeEventListener('pointermove', onPointerMove);
  }, [drawing, ui]);

  const onConnectStart = useCallback<OnConnectStart>(
    (_, { nodeId, handleType }) => {
      // React Flow tells of an end that is taken elsewhere as of a new link, too.
      if (nodeId === null || ui.getState().draft?.instead) return;
      ui.setState({
        draft: { node: nodeId, side: handleType === 'target' ? 'left' : 'right', over: null },
        hovered: null,
        drawn: null,
      });
    },
    [ui],
  );

  const onReconnectStart = useCallback<LinkGesture['onReconnectStart']>(
    (_, { id, source, target }, fixed) => {
      const end: LinkEnd =
        fixed === 'target'
          ? { node: target, side: 'left', instead: id }
          : { node: source, side: 'right', instead: id };
      ui.setState({ draft: { ...end, over: null }, hovered: null, drawn: null });
    },
    [ui],
  );

  const end = useCallback(
    (event: MouseEvent | TouchEvent) => {
      const { draft } = ui.getState();
      ui.setState({ draft: null });
      if (!draft) return;
      const { clientX, clientY } = 'changedTouches' in event ? (event.changedTouches[0] as Touch) : event;
      const node = cardAt(clientX, clientY);
      const pane = document.querySelector<HTMLElement>('[data-region="canvas"]');
      const at = pointIn(pane, { x: clientX, y: clientY });
      if (node !== null) {
        if (verdictOf(latest.current, draft, node).allowed) connectAt(draft, node, at);
        return;
      }
      if (draft.instead || !document.elementFromPoint(clientX, clientY)?.closest('.react-flow__pane')) return;
      ui.setState({
        quickAdd: {
          at: screenToFlowPosition({ x: clientX, y: clientY }),
          pane: at,
          link: { node: draft.node, side: draft.side },
        },
      });
    },
    [ui, connectAt, screenToFlowPosition],
  );

  return { onConnectStart, onConnectEnd: end, onReconnect, onReconnectStart, onReconnectEnd: end, connect };
}

function onReconnect(): void {}

function verdictOf({ view }: CanvasGraph, end: LinkEnd, other: NodeId): LinkVerdict {
  const { consumer, provider } = endsOf(end, other);
  return judgeLink(view, consumer, provider, end.instead);
}

function cardAt(x: number, y: number): string | null {
  return document.elementFromPoint(x, y)?.closest<HTMLElement>('.react-flow__node')?.dataset.id ?? null;
}
