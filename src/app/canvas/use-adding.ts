import { useReactFlow } from '@xyflow/react';
import { type DragEvent, type MouseEvent, type RefObject, useCallback } from 'react';
import type { Point } from '../../core/views/edge-route.ts';
import { report } from '../commands/carry-out.ts';
import { addStarter } from '../palette/add-starter.ts';
import { starterDragType, starters } from '../palette/starters.ts';
import { useWorkspaceStore } from '../workspace-context.tsx';
import { useCanvasUiStore } from './canvas-ui.ts';
import { pointIn } from './point-in.ts';

export interface Adding {
  readonly addSomewhere: () => void;
  /** Where the menu of the canvas was asked for. */
  readonly addAtMenu: () => void;
  readonly onDoubleClick: (event: MouseEvent) => void;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
}

/** The ways to a new unit: a double click, a key, the menu, a starter let go over the canvas. */
export function useAdding(
  root: RefObject<HTMLElement | null>,
  editable: boolean,
  onDone: () => void,
): Adding {
  const ui = useCanvasUiStore();
  const workspace = useWorkspaceStore();
  const { screenToFlowPosition } = useReactFlow();

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
  }, [root, askForContainer, editable]);

  const onDoubleClick = (event: MouseEvent) => {
    if (!editable || !(event.target as Element).matches('.react-flow__pane')) return;
    const screen = { x: event.clientX, y: event.clientY };
    askForContainer(screenToFlowPosition(screen), pointIn(root.current, screen));
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
    const screen = { x: event.clientX, y: event.clientY };
    const at = screenToFlowPosition(screen);
    if (starter.id === 'container') return askForContainer(at, pointIn(root.current, screen));
    report(addStarter(workspace, starter, { x: at.x - 102, y: at.y - 30 }), (span) =>
      workspace.revealSpan(span, true),
    );
    onDone();
  };

  return { addSomewhere, addAtMenu, onDoubleClick, onDragOver, onDrop };
}
