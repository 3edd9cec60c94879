import '@xyflow/react/dist/base.css';
import {
  ConnectionMode,
  type EdgeMouseHandler,
  type NodeChange,
  type NodeMouseHandler,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useStore,
} from '@xyflow/react';
import { type CSSProperties, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { GroupFrames, ReadOnlyNotice } from '../shell/later.tsx';
import { useLongPress } from '../shell/use-long-press.ts';
import { useWorkspace, useWorkspaceStore } from '../workspace-context.tsx';
import styles from './canvas.module.css';
import { CanvasBoxes } from './canvas-boxes.tsx';
import { CanvasUiContext, createCanvasUi, nothingOpen, useCanvasUi, useCanvasUiStore } from './canvas-ui.ts';
import { cardElementId, cardTypes } from './cards.tsx';
import { DotGrid } from './dot-grid.tsx';
import type { FlowEdge, FlowNode } from './flow-elements.ts';
import { LinkLine, PendingLink } from './link-line.tsx';
import { pointIn } from './point-in.ts';
import { edgeTypes } from './unit-edge.tsx';
import { useAdding } from './use-adding.ts';
import { useAnnouncement } from './use-announcements.ts';
import { useCanvasGraph } from './use-canvas-graph.ts';
import { useCanvasKeys } from './use-canvas-keys.ts';
import { useCanvasRequests } from './use-canvas-requests.ts';
import { useCardMoves } from './use-card-moves.ts';
import { useFlowElements } from './use-flow-elements.ts';
import { useLinkGesture } from './use-link-gesture.ts';
import { useMenuTarget } from './use-menu-target.ts';
import { usePeek } from './use-peek.ts';
import { useSelecting } from './use-selecting.ts';
import { LEAST_ZOOM, useViewControl } from './use-view-control.ts';
import { WaveBands } from './wave-bands.tsx';
import { ZoomBar } from './zoom-bar.tsx';

/** The drawn machine. Fills its parent. */
export function Canvas() {
  const [ui] = useState(createCanvasUi);
  return (
    <CanvasUiContext value={ui}>
      <ReactFlowProvider>
        <Pane />
      </ReactFlowProvider>
    </CanvasUiContext>
  );
}

function Pane() {
  const root = useRef<HTMLDivElement>(null);
  const ui = useCanvasUiStore();
  const workspace = useWorkspaceStore();
  const drag = useCanvasUi((state) => state.drag);
  const busy = useCanvasUi(({ drag, draft, boxed }) => Boolean(drag || draft || boxed));
  const editable = useWorkspace((state) => !state.stale && !state.locked);
  const stale = useWorkspace((state) => state.stale);
  const active = useWorkspace(({ selection }) => selection.nodes[selection.nodes.length - 1]);
  const graph = useCanvasGraph(drag);
  const reach = useStore(({ transform: [, , zoom] }) => edgeReach(zoom));
  const { nodes, edges } = useFlowElements(graph, editable);
  const { showAll, showSelected } = useViewControl(graph);
  const { peek, unpeek } = usePeek();
  const { connect, ...linking } = useLinkGesture(graph);
  const { move, letGo } = useCardMoves();
  const { selectNodes, selectEdges, startBox, endBox } = useSelecting();
  const onKeyDown = useCanvasKeys(graph);
  const announcement = useAnnouncement(graph);

  const designId = useWorkspace((state) => state.designId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another design is opened
  useEffect(() => ui.setState(nothingOpen), [ui, designId]);

  // A ring is for keys: a file that is dropped on the window brings the focus here by the pointer.
  useEffect(() => {
    const byPointer = () => root.current?.setAttribute('data-pointer', '');
    const byKey = () => root.current?.removeAttribute('data-pointer');
    window.addEventListener('drop', byPointer, { capture: true });
    window.addEventListener('keydown', byKey, { capture: true });
    return () => {
      window.removeEventListener('drop', byPointer, { capture: true });
      window.removeEventListener('keydown', byKey, { capture: true });
    };
  }, []);

  const focusCanvas = useCallback(() => root.current?.focus({ preventScroll: true }), []);
  const { addSomewhere, addAtMenu, onDoubleClick, onDragOver, onDrop } = useAdding(
    root,
    editable,
    focusCanvas,
  );
  const onContextMenu = useMenuTarget(root);
  useLongPress(root);

  useCanvasRequests(graph, editable, { addSomewhere, addAtMenu, showAll, showSelected, focusCanvas });

  const onNodesChange = useCallback(
    (changes: NodeChange<FlowNode>[]) => {
      move(changes);
      selectNodes(changes);
    },
    [move, selectNodes],
  );
  // A plain click on one of several selected cards is meant for that one.
  const selectAlone = useCallback<NodeMouseHandler<FlowNode>>(
    ({ shiftKey, ctrlKey, metaKey }, { id }) => {
      if (shiftKey || ctrlKey || metaKey) return;
      if (workspace.getState().selection.nodes.length > 1) workspace.select({ nodes: [id], edges: [] });
    },
    [workspace],
  );

  const hoverEdge = useCallback<EdgeMouseHandler<FlowEdge>>(
    (event, { id }) => {
      const at = pointIn(root.current, { x: event.clientX, y: event.clientY });
      ui.setState({ hovered: { edge: id, at } });
    },
    [ui],
  );
  const leaveEdge = useCallback(() => ui.setState({ hovered: null }), [ui]);

  const units = graph.view.nodes.filter(({ kind }) => kind === 'container' || kind === 'service').length;
  return (
    <div
      ref={root}
      className={`${styles.canvas} ${drag ? '' : 'settling'} ${stale ? styles.stale : ''}`}
      style={{ '--reach': `${reach}px` } as CSSProperties}
      data-region="canvas"
      data-busy={busy || undefined}
      role="application"
      aria-roledescription="canvas"
      aria-label={`Canvas, ${units} ${units === 1 ? 'unit' : 'units'}. Arrow keys walk along the edges.`}
      aria-activedescendant={active === undefined ? undefined : cardElementId(active)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: one tab stop for the whole drawing
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDownCapture={(event) => {
        root.current?.setAttribute('data-pointer', '');
        const target = event.target as Element;
        if (
          target.closest('.react-flow__pane, .react-flow__node, .react-flow__edge') &&
          !target.closest('input')
        )
          focusCanvas();
      }}
      onDoubleClick={onDoubleClick}
      onContextMenu={onContextMenu}
      onDragOver={onDragOver}
      onDrop={onDrop}
    >
      <ReactFlow<FlowNode, FlowEdge>
        ref={withoutRole}
        nodes={nodes}
        edges={edges}
        nodeTypes={cardTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onEdgesChange={selectEdges}
        onNodeClick={selectAlone}
        onNodeDragStop={letGo}
        onSelectionDragStop={letGo}
        onSelectionStart={startBox}
        onSelectionEnd={endBox}
        onEdgeMouseEnter={hoverEdge}
        onEdgeMouseLeave={leaveEdge}
        {...linking}
        onNodeMouseEnter={peek}
        onNodeMouseLeave={unpeek}
        onMoveStart={leaveEdge}
        connectionLineComponent={LinkLine}
        connectionMode={ConnectionMode.Loose}
        connectionRadius={0}
        reconnectRadius={8}
        connectOnClick={false}
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        multiSelectionKeyCode={MULTI_SELECT_KEYS}
        selectionMode={SelectionMode.Partial}
        nodeDragThreshold={3}
        zoomOnDoubleClick={false}
        panOnScroll
        panActivationKeyCode={null}
        minZoom={LEAST_ZOOM}
        maxZoom={2}
        onlyRenderVisibleElements
      >
        <DotGrid />
        <WaveBands bands={graph.arrangement.bands} />
        {graph.groups.some(({ collapsed }) => !collapsed) && (
          <Suspense>
            <GroupFrames graph={graph} />
          </Suspense>
        )}
        <PendingLink />
        <ZoomBar view={graph.view} bounds={graph.arrangement.bounds} onFit={showAll} />
      </ReactFlow>
      <Suspense>
        <ReadOnlyNotice />
      </Suspense>
      <CanvasBoxes graph={graph} onPick={connect} onDone={focusCanvas} />
      <div className="visually-hidden" aria-live="polite">
        {announcement}
      </div>
    </div>
  );
}

/** How wide an edge is to the pointer, on the canvas: at least 12 px of the screen. In steps, so that it seldom changes. */
function edgeReach(zoom: number): number {
  return Math.round(12 * 2 ** (Math.ceil(-2 * Math.log2(zoom)) / 2));
}

/** React Flow takes itself for an application, inside the one that the pane is already. */
function withoutRole(wrapper: HTMLDivElement | null): void {
  wrapper?.removeAttribute('role');
}

const MULTI_SELECT_KEYS = ['Shift', 'Meta', 'Control'];
