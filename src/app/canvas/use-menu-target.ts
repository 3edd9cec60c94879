import { type MouseEvent, type RefObject, useCallback } from 'react';
import { useWorkspaceStore } from '../workspace-context.tsx';
import { useCanvasUiStore } from './canvas-ui.ts';
import { pointIn } from './point-in.ts';

/** Notes what a context menu is asked for, and selects it. */
export function useMenuTarget(root: RefObject<HTMLElement | null>): (event: MouseEvent) => void {
  const ui = useCanvasUiStore();
  const workspace = useWorkspaceStore();
  return useCallback(
    (event) => {
      const target = event.target as Element;
      if (target.closest('input')) return;
      event.preventDefault();
      // A pointer is always over something in the canvas; a key asks for the menu of what is selected.
      const selected = target === root.current ? selectedElement(root.current) : null;
      if (selected) {
        askForMenu(selected);
        return;
      }
      const node = target.closest<HTMLElement>('.react-flow__node')?.dataset.id;
      const edge = target.closest<HTMLElement>('.react-flow__edge.selectable')?.dataset.id;
      const { selection } = workspace.getState();
      ui.setState({ menuAt: { x: event.clientX, y: event.clientY }, hovered: null });
      if (node) {
        if (!selection.nodes.includes(node)) workspace.select({ nodes: [node], edges: [] });
        ui.setState({ menu: { kind: 'node', id: node } });
      } else if (edge) {
        workspace.select({ nodes: [], edges: [edge] });
        ui.setState({ menu: { kind: 'edge', id: edge } });
      } else {
        const pane = pointIn(root.current, { x: event.clientX, y: event.clientY });
        ui.setState({ menu: { kind: 'canvas', pane } });
      }
    },
    [root, ui, workspace],
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
