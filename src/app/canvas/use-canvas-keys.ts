import { type KeyboardEvent, useCallback, useRef } from 'react';
import type { Point } from '../../core/views/edge-route.ts';
import type { Workspace } from '../../state/store.ts';
import { report } from '../commands/carry-out.ts';
import { useCommands } from '../commands/command-context.tsx';
import { useWorkspaceStore } from '../workspace-context.tsx';
import { type CanvasUiStore, useCanvasUiStore } from './canvas-ui.ts';
import { changeKind, edgeKindsBetween, edgeOf } from './draw-edge.ts';
import type { CanvasGraph } from './use-canvas-graph.ts';
import { nearestTo, type WalkDirection, walk } from './walk.ts';

const arrows: Readonly<Record<string, WalkDirection>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

/**
 * The keys of the canvas beside those of commands: arrows walk along edges, with Shift on to an edge, and from where
 * one was last when nothing is selected; Tab follows the
 * boot order and leaves at its end; Enter opens the inspector, or a group; digits choose the kind of an edge; Escape
 * gives up a drag, else goes one step up.
 */
export function useCanvasKeys(graph: CanvasGraph): (event: KeyboardEvent<HTMLElement>) => void {
  const workspace = useWorkspaceStore();
  const ui = useCanvasUiStore();
  const { shell } = useCommands();
  /** Where one was last; what stood there may be deleted. */
  const last = useRef<Point | null>(null);
  return useCallback(
    (event) => {
      if (event.target !== event.currentTarget || event.defaultPrevented) return;
      const { selection } = workspace.getState();
      const active = selection.nodes[selection.nodes.length - 1] ?? null;
      const edge = selection.edges[selection.edges.length - 1] ?? null;
      const go = (id: string | null) => {
        if (id !== null) workspace.select({ nodes: [id], edges: [] });
        return id !== null;
      };
      if (active !== null) last.current = graph.arrangement.positions[active] ?? null;
      const mod = event.ctrlKey || event.metaKey || event.altKey;
      const direction = mod ? undefined : arrows[event.key];
      let taken = false;
      if (direction && edge !== null && active === null) {
        taken = true;
        walkEdges(graph, edge, direction, workspace.select, go);
      } else if (direction && event.shiftKey && active !== null) {
        taken = true;
        const next = edgeBeside(graph, active, direction);
        if (next) workspace.select({ nodes: [], edges: [next] });
      } else if (direction && event.key.startsWith('Arrow') && active === null && last.current) {
        taken = true;
        const ids = graph.view.nodes.map(({ id }) => id);
        go(nearestTo(last.current, ids, graph.arrangement.positions));
      } else if (direction) {
        taken = true;
        go(walk(graph.view, graph.arrangement.positions, active, direction));
      } else if (event.key === 'Tab' && !mod && active !== null) {
        taken = go(
          walk(graph.view, graph.arrangement.positions, active, event.shiftKey ? 'previous' : 'next'),
        );
      } else if (/^[1-9]$/.test(event.key) && !mod && edge !== null && active === null) {
        taken = chooseKind(workspace, ui, edge, Number(event.key));
      } else if (event.key === 'Enter' && !mod && active?.startsWith('group-')) {
        taken = true;
        void import('./groups.ts').then(({ openGroup }) => openGroup(workspace, active));
      } else if (event.key === 'Enter' && !mod && (active !== null || edge !== null)) {
        taken = true;
        shell.ask('focus-inspector');
      } else if (event.key === 'Escape' && (ui.getState().drag || ui.getState().draft)) {
        taken = true;
        ui.setState(({ drag }) => ({ drag: null, draft: null, givenUp: drag !== null }));
      } else if (event.key === 'Escape' && ui.getState().drawn) {
        taken = true;
        ui.setState({ drawn: null });
      } else if (event.key === 'Escape' && selection.nodes.length + selection.edges.length === 0) {
        taken = ui.getState().focus !== null;
        ui.setState({ focus: null });
      } else if (event.key === 'Escape') {
        taken = true;
        ui.setState({ hovered: null });
        workspace.select({ nodes: [], edges: [] });
      } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
        taken = true;
        workspace.select({ nodes: graph.view.nodes.map(({ id }) => id), edges: [] });
      }
      if (!taken) return;
      event.preventDefault();
      event.stopPropagation();
    },
    [graph, workspace, ui, shell],
  );
}

/** Makes the selected edge the kind of that number, as the choices beside a new edge count them. */
function chooseKind(workspace: Workspace, ui: CanvasUiStore, id: string, number: number): boolean {
  const [consumer = '', provider = ''] = id.split('>');
  const state = workspace.getState();
  const kind = edgeKindsBetween(state, consumer, provider)[number - 1];
  if (!kind) return false;
  const { drawn } = ui.getState();
  ui.setState({ drawn: null });
  if (kind === edgeOf(state, id)?.kind) return true;
  const isNew = drawn?.consumer === consumer && drawn.provider === provider;
  const outcome = changeKind(workspace, isNew ? drawn : { consumer, provider }, kind);
  report(outcome, (span) => workspace.revealSpan(span, true));
  workspace.select({ nodes: [], edges: [id] });
  return true;
}

/** On an edge, left and right go to its ends, up and down to the edges that share its consumer. */
function walkEdges(
  { view }: CanvasGraph,
  id: string,
  direction: WalkDirection,
  select: (selection: { nodes: string[]; edges: string[] }) => void,
  go: (id: string | null) => boolean,
): void {
  const edge = view.edges.find((other) => other.id === id);
  if (!edge) return;
  if (direction === 'left') go(edge.provider);
  else if (direction === 'right') go(edge.consumer);
  else {
    const siblings = view.edges.filter(({ consumer, index }) => consumer === edge.consumer && index !== null);
    const at = siblings.findIndex((other) => other.id === id);
    const next = siblings[(at + (direction === 'up' ? -1 : 1) + siblings.length) % siblings.length];
    if (next) select({ nodes: [], edges: [next.id] });
  }
}

function edgeBeside({ view }: CanvasGraph, node: string, direction: WalkDirection): string | null {
  const edge = view.edges.find(({ consumer, provider, index }) =>
    index === null ? false : direction === 'left' ? consumer === node : provider === node,
  );
  return edge?.id ?? null;
}
