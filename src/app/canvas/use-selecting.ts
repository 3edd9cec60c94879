import type { EdgeChange, NodeChange } from '@xyflow/react';
import { useCallback } from 'react';
import { useWorkspaceStore } from '../workspace-context.tsx';
import { useCanvasUiStore } from './canvas-ui.ts';
import type { FlowEdge, FlowNode } from './flow-elements.ts';

export interface Selecting {
  readonly selectNodes: (changes: readonly NodeChange<FlowNode>[]) => void;
  readonly selectEdges: (changes: readonly EdgeChange<FlowEdge>[]) => void;
  readonly startBox: () => void;
  readonly endBox: () => void;
}

/**
 * Selecting by click and by box. What a box holds counts as selected when it is let go: until then nothing opens over
 * what it is drawn around. Edges between its cards are not meant.
 */
export function useSelecting(): Selecting {
  const ui = useCanvasUiStore();
  const workspace = useWorkspaceStore();

  const selectNodes = useCallback<Selecting['selectNodes']>(
    (changes) => {
      const { boxed } = ui.getState();
      const { selection } = workspace.getState();
      const nodes = changed(boxed ?? selection.nodes, changes);
      if (boxed) ui.setState({ boxed: nodes });
      else if (nodes !== selection.nodes) workspace.select({ nodes, edges: selection.edges });
    },
    [ui, workspace],
  );
  const selectEdges = useCallback<Selecting['selectEdges']>(
    (changes) => {
      const { selection } = workspace.getState();
      const edges = changed(selection.edges, changes);
      if (!ui.getState().boxed && edges !== selection.edges) {
        workspace.select({ nodes: selection.nodes, edges });
      }
    },
    [ui, workspace],
  );
  const startBox = useCallback(() => ui.setState({ boxed: [], hovered: null }), [ui]);
  const endBox = useCallback(() => {
    const { boxed } = ui.getState();
    ui.setState({ boxed: null });
    if (boxed) workspace.select({ nodes: boxed, edges: [] });
  }, [ui, workspace]);

  return { selectNodes, selectEdges, startBox, endBox };
}

/** `ids` itself when no change is about selection. */
function changed(
  ids: readonly string[],
  changes: readonly (NodeChange<FlowNode> | EdgeChange<FlowEdge>)[],
): readonly string[] {
  const selects = changes.filter((change) => change.type === 'select');
  if (selects.length === 0) return ids;
  const selected = new Set(ids);
  for (const change of selects) change.selected ? selected.add(change.id) : selected.delete(change.id);
  return [...selected];
}
