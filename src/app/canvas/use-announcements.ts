import { useMemo } from 'react';
import { useWorkspace } from '../workspace-context.tsx';
import { useCanvasUi } from './canvas-ui.ts';
import type { CanvasGraph } from './use-canvas-graph.ts';

/** One sentence for screen readers: what was changed last, or which edge is selected. */
export function useAnnouncement({ view }: CanvasGraph): string {
  const change = useWorkspace((state) => state.change);
  const edge = useWorkspace(({ selection }) =>
    selection.nodes.length === 0 ? selection.edges[0] : undefined,
  );
  const undone = useWorkspace(({ redoStack }) => redoStack[redoStack.length - 1]?.label);
  const focus = useCanvasUi((ui) => ui.focus);
  const count = useWorkspace(({ selection }) => selection.nodes.length);
  return useMemo(() => {
    const drawn = view.edges.find(({ id }) => id === edge);
    if (drawn) {
      const titleOf = (id: string) => view.nodes.find((node) => node.id === id)?.title ?? '';
      const fault = drawn.fault ? `. ${drawn.fault.reason}` : '';
      return `Edge: ${titleOf(drawn.consumer)} to ${titleOf(drawn.provider)}, ${drawn.kind}${fault}`;
    }
    if (focus) return `Only what is within ${focus.steps} steps is shown: ${view.nodes.length} cards`;
    if (count > 1) return `${count} selected`;
    if (change.origin === 'history') return `${change.label === undone ? 'Undid' : 'Redid'}: ${change.label}`;
    return change.origin === 'editor' || change.origin === 'load' ? '' : change.label;
  }, [view, change, undone, edge, focus, count]);
}
