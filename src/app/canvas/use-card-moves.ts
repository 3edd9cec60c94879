import type { NodeChange } from '@xyflow/react';
import { useCallback } from 'react';
import type { Positions } from '../../state/workspace.ts';
import { useWorkspaceStore } from '../workspace-context.tsx';
import { useCanvasUiStore } from './canvas-ui.ts';
import type { FlowNode } from './flow-elements.ts';

export interface CardMoves {
  readonly move: (changes: readonly NodeChange<FlowNode>[]) => void;
  readonly letGo: () => void;
}

/** Dragging cards: they follow the pointer on the canvas alone, and are placed when they are let go. */
export function useCardMoves(): CardMoves {
  const ui = useCanvasUiStore();
  const workspace = useWorkspaceStore();

  const move = useCallback<CardMoves['move']>(
    (changes) => {
      if (ui.getState().givenUp) return;
      const moved: Positions = Object.fromEntries(
        changes.flatMap((change) =>
          change.type === 'position' && change.dragging && change.position
            ? [[change.id, change.position]]
            : [],
        ),
      );
      if (Object.keys(moved).length === 0) return;
      ui.setState(({ drag }) => ({ drag: { ...drag, ...moved }, hovered: null }));
    },
    [ui],
  );
  const letGo = useCallback(() => {
    const { drag } = ui.getState();
    ui.setState({ drag: null, givenUp: false });
    if (!drag) return;
    const onGrid = Object.entries(drag).map(([id, { x, y }]) => [id, { x: toGrid(x), y: toGrid(y) }]);
    workspace.place(Object.fromEntries(onGrid));
  }, [ui, workspace]);

  return { move, letGo };
}

function toGrid(value: number): number {
  return Math.round(value / GRID) * GRID;
}

const GRID = 4;
