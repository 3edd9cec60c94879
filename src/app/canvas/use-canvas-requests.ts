import { useReactFlow } from '@xyflow/react';
import { useRequest, useShell } from '../shell/shell-context.tsx';
import { useWorkspaceStore } from '../workspace-context.tsx';
import { type CanvasUi, type LinkEnd, useCanvasUiStore } from './canvas-ui.ts';
import { focusOn } from './focus.ts';
import type { CanvasGraph } from './use-canvas-graph.ts';

/** What commands ask of the canvas. */
export function useCanvasRequests(
  graph: CanvasGraph,
  editable: boolean,
  {
    addSomewhere,
    addAtMenu,
    showAll,
    showSelected,
    focusCanvas,
  }: Readonly<Record<'addSomewhere' | 'addAtMenu' | 'showAll' | 'showSelected' | 'focusCanvas', () => void>>,
): void {
  const ui = useCanvasUiStore();
  const workspace = useWorkspaceStore();
  const shell = useShell();
  const { zoomIn, zoomOut } = useReactFlow();
  const forSelected = (change: (id: string) => Partial<CanvasUi>) => {
    const id = workspace.getState().selection.nodes.at(-1);
    if (editable && id !== undefined) ui.setState(change(id));
  };
  const reconnect = (side: LinkEnd['side']) => {
    const [instead] = workspace.getState().selection.edges;
    const [consumer = '', provider = ''] = instead?.split('>') ?? [];
    if (!editable || !instead) return;
    ui.setState({ linking: { node: side === 'left' ? consumer : provider, side, instead } });
  };

  useRequest('add-container', addSomewhere);
  useRequest('add-container-here', addAtMenu);
  useRequest('select-all', () =>
    workspace.select({ nodes: graph.view.nodes.map(({ id }) => id), edges: [] }),
  );
  useRequest('hand-over-drawing', () => shell.handOver(graph));
  useRequest('fit', showAll);
  useRequest('zoom-in', () => void zoomIn({ duration: 120 }));
  useRequest('zoom-out', () => void zoomOut({ duration: 120 }));
  useRequest('zoom-to-selection', showSelected);
  useRequest('focus-canvas', focusCanvas);
  useRequest('link', () => forSelected((node) => ({ linking: { node, side: 'left' } })));
  useRequest('rename', () => forSelected((renaming) => ({ renaming })));
  useRequest('reconnect', () => reconnect('left'));
  useRequest('reconnect-consumer', () => reconnect('right'));
  useRequest('find', () => ui.setState(({ query }) => ({ query: query ?? '' })));
  useRequest('focus-on', () => focusOn(ui, workspace.getState().selection.nodes));
}
