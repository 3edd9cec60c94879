import '@xyflow/react/dist/base.css';
import {
  ConnectionMode,
  type EdgeChange,
  type EdgeMouseHandler,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
} from '@xyflow/react';
import { ContextMenu } from 'radix-ui';
import { type DragEvent, type MouseEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { Point } from '../../core/views/edge-route.ts';
import type { NodeId, Positions } from '../../state/workspace.ts';
import { report } from '../commands/carry-out.ts';
import { addStarter } from '../palette/add-starter.ts';
import { starterDragType, starters } from '../palette/starters.ts';
import { useRequest } from '../shell/shell-context.tsx';
import { useWorkspace, useWorkspaceStore } from '../workspace-context.tsx';
import styles from './canvas.module.css';
import { CanvasMenu } from './canvas-menu.tsx';
import { CanvasUiContext, createCanvasUi, nothingOpen, useCanvasUi, useCanvasUiStore } from './canvas-ui.ts';
import { cardElementId, cardTypes } from './cards.tsx';
import { DotGrid } from './dot-grid.tsx';
import { EdgeHover } from './edge-hover.tsx';
import type { FlowEdge, FlowNode } from './flow-elements.ts';
import { LinkLine } from './link-line.tsx';
import { LinkPicker } from './link-picker.tsx';
import { QuickAddBox } from './quick-add.tsx';
import { ReadOnlyNotice } from './read-only-notice.tsx';
import { edgeTypes } from './unit-edge.tsx';
import { useAnnouncement } from './use-announcements.ts';
import { useCanvasGraph } from './use-canvas-graph.ts';
import { useCanvasKeys } from './use-canvas-keys.ts';
import { useFlowElements } from './use-flow-elements.ts';
import { useLinkGesture } from './use-link-gesture.ts';
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
  const { screenToFlowPosition, zoomIn, zoomOut } = useReactFlow();
  const boxing = useRef(false);
  const drag = useCanvasUi((state) => state.drag);
  const editable = useWorkspace((state) => !state.stale && !state.locked);
  const stale = useWorkspace((state) => state.stale);
  const active = useWorkspace(({ selection }) => selection.nodes[selection.nodes.length - 1]);
  const graph = useCanvasGraph(drag);
  const { nodes, edges } = useFlowElements(graph, editable);
  const { showAll } = useViewControl(graph);
  const { onConnectStart, onConnectEnd, connect } = useLinkGesture(graph);
  const onKeyDown = useCanvasKeys(graph);
  const announcement = useAnnouncement(graph);

  const designId = useWorkspace((state) => state.designId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another design is opened
  useEffect(() => ui.setState(nothingOpen), [ui, designId]);

  const focusCanvas = useCallback(() => root.current?.focus({ preventScroll: true }), []);
  const panePoint = useCallback((x: number, y: number): Point => {
    const box = root.current?.getBoundingClientRect();
    return { x: x - (box?.left ?? 0), y: y - (box?.top ?? 0) };
  }, []);
  const askForContainer = useCallback(
    (at: Point | null, pane: Point) => {
      ui.setState({
        quickAdd: { at, pane: { x: pane.x - 40, y: pane.y - 22 }, link: null },
        hovered: null,
      });
    },
    [ui],
  );
  const addSomewhere = useCallback(() => {
    const { width = 0, height = 0 } = root.current?.getBoundingClientRect() ?? {};
    if (editable) askForContainer(null, { x: width / 2 - 120, y: height / 3 });
  }, [askForContainer, editable]);

  useRequest('add-container', addSomewhere);
  useRequest('fit', showAll);
  useRequest('zoom-in', () => void zoomIn({ duration: 120 }));
  useRequest('zoom-out', () => void zoomOut({ duration: 120 }));
  useRequest('focus-canvas', focusCanvas);
  useRequest('link', () => editable && active && ui.setState({ linking: active }));
  useRequest('rename', () => editable && active && ui.setState({ renaming: active }));

  const onNodesChange = useCallback(
    (changes: NodeChange<FlowNode>[]) => {
      const moved: Record<NodeId, Point> = {};
      const selected = new Set(workspace.getState().selection.nodes);
      for (const change of changes) {
        if (change.type === 'position' && change.dragging && change.position)
          moved[change.id] = change.position;
        else if (change.type === 'select')
          change.selected ? selected.add(change.id) : selected.delete(change.id);
      }
      if (Object.keys(moved).length > 0) {
        ui.setState(({ drag: before }) => ({ drag: { ...before, ...moved } as Positions, hovered: null }));
      }
      if (changes.some(({ type }) => type === 'select')) {
        workspace.select({ nodes: [...selected], edges: workspace.getState().selection.edges });
      }
    },
    [ui, workspace],
  );
  const onEdgesChange = useCallback(
    (changes: EdgeChange<FlowEdge>[]) => {
      const selected = new Set(workspace.getState().selection.edges);
      for (const change of changes) {
        if (change.type !== 'select') continue;
        // A box drawn around cards is not meant for the edges between them.
        if (change.selected && !boxing.current) selected.add(change.id);
        else selected.delete(change.id);
      }
      workspace.select({ nodes: workspace.getState().selection.nodes, edges: [...selected] });
    },
    [workspace],
  );
  const letGo = useCallback(() => {
    const moved = ui.getState().drag;
    ui.setState({ drag: null });
    if (!moved) return;
    workspace.place(
      Object.fromEntries(
        Object.entries(moved).map(([id, { x, y }]) => [
          id,
          { x: Math.round(x / 4) * 4, y: Math.round(y / 4) * 4 },
        ]),
      ),
    );
  }, [ui, workspace]);

  const hoverEdge = useCallback<EdgeMouseHandler<FlowEdge>>(
    (event, { id }) => {
      ui.setState({ hovered: { edge: id, at: panePoint(event.clientX, event.clientY) } });
    },
    [ui, panePoint],
  );
  const leaveEdge = useCallback(() => ui.setState({ hovered: null }), [ui]);
  const onDoubleClick = (event: MouseEvent) => {
    if (!editable || !(event.target as Element).matches('.react-flow__pane')) return;
    const screen = { x: event.clientX, y: event.clientY };
    askForContainer(screenToFlowPosition(screen), panePoint(screen.x, screen.y));
  };
  const onContextMenu = (event: MouseEvent) => {
    const target = event.target as Element;
    // A pointer is always over something in the canvas; a key asks for the menu of what is selected.
    const selected = target === root.current ? selectedElement(root.current) : null;
    if (selected) {
      event.preventDefault();
      askForMenu(selected);
      return;
    }
    const node = target.closest<HTMLElement>('.react-flow__node')?.dataset.id;
    const edge = target.closest<HTMLElement>('.react-flow__edge.selectable')?.dataset.id;
    const { selection } = workspace.getState();
    if (node) {
      if (!selection.nodes.includes(node)) workspace.select({ nodes: [node], edges: [] });
      ui.setState({ menu: { kind: 'node', id: node }, hovered: null });
    } else if (edge) {
      workspace.select({ nodes: [], edges: [edge] });
      ui.setState({ menu: { kind: 'edge', id: edge }, hovered: null });
    } else {
      ui.setState({ menu: { kind: 'canvas', pane: panePoint(event.clientX, event.clientY) }, hovered: null });
    }
  };
  const addAtMenu = () => {
    const { menu } = ui.getState();
    const box = root.current?.getBoundingClientRect();
    if (menu.kind !== 'canvas' || !box || !editable) return;
    const at = screenToFlowPosition({ x: menu.pane.x + box.left, y: menu.pane.y + box.top });
    askForContainer(at, menu.pane);
  };

  const onDragOver = (event: DragEvent) => {
    if (!editable || !event.dataTransfer.types.includes(starterDragType)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  };
  const onDrop = (event: DragEvent) => {
    const starter = starters.find(({ id }) => id === event.dataTransfer.getData(starterDragType));
    if (!starter || !editable) return;
    event.preventDefault();
    const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
    if (starter.id === 'container') return askForContainer(at, panePoint(event.clientX, event.clientY));
    report(addStarter(workspace, starter, { x: at.x - 102, y: at.y - 30 }), (span) =>
      workspace.revealSpan(span, true),
    );
    focusCanvas();
  };

  const units = graph.view.nodes.filter(({ kind }) => kind === 'container' || kind === 'service').length;
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger asChild>
        <div
          ref={root}
          className={`${styles.canvas} ${drag ? '' : 'settling'} ${stale ? styles.stale : ''}`}
          data-region="canvas"
          role="application"
          aria-roledescription="canvas"
          aria-label={`Canvas, ${units} ${units === 1 ? 'unit' : 'units'}. Arrow keys walk along the edges.`}
          aria-activedescendant={active === undefined ? undefined : cardElementId(active)}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: one tab stop for the whole drawing
          tabIndex={0}
          onKeyDown={onKeyDown}
          onPointerDownCapture={(event) => {
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
            nodes={nodes}
            edges={edges}
            nodeTypes={cardTypes}
            edgeTypes={edgeTypes}
            onNodesChange={onNodesChange}
            onEdgesChange={onEdgesChange}
            onNodeDragStop={letGo}
            onSelectionDragStop={letGo}
            onSelectionStart={() => {
              boxing.current = true;
            }}
            onSelectionEnd={() => {
              boxing.current = false;
            }}
            onEdgeMouseEnter={hoverEdge}
            onEdgeMouseLeave={leaveEdge}
            onConnectStart={onConnectStart}
            onConnectEnd={onConnectEnd}
            onMoveStart={leaveEdge}
            connectionLineComponent={LinkLine}
            connectionMode={ConnectionMode.Loose}
            connectionRadius={0}
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
            <ZoomBar cards={nodes.length} bounds={graph.arrangement.bounds} onFit={showAll} />
          </ReactFlow>
          <ReadOnlyNotice />
          <EdgeHover graph={graph} />
          <QuickAddBox onDone={focusCanvas} />
          <LinkPicker graph={graph} onPick={connect} onDone={focusCanvas} />
          <div className="visually-hidden" aria-live="polite">
            {announcement}
          </div>
        </div>
      </ContextMenu.Trigger>
      <CanvasMenu
        onAdd={addAtMenu}
        onFit={showAll}
        onDone={focusCanvas}
        onSelectAll={() => workspace.select({ nodes: graph.view.nodes.map(({ id }) => id), edges: [] })}
      />
    </ContextMenu.Root>
  );
}

function selectedElement(pane: HTMLElement): Element | null {
  return pane.querySelector('.react-flow__node.selected, .react-flow__edge.selected');
}

/** As a right click on the middle of an element would. */
function askForMenu(element: Element): void {
  const { left, top, width, height } = element.getBoundingClientRect();
  element.dispatchEvent(
    new window.MouseEvent('contextmenu', {
      bubbles: true,
      cancelable: true,
      clientX: left + width / 2,
      clientY: top + height / 2,
    }),
  );
}

const MULTI_SELECT_KEYS = ['Shift', 'Meta', 'Control'];
