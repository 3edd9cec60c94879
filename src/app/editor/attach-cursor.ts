import { fromMonacoPosition } from '../../platform/monaco/positions.ts';
import { type Detach, detachAll, type EditorParts } from './editor-parts.ts';
import { nodeAt } from './node-places.ts';

/** Tells the store where the cursor is, and selects the node whose text the user moved it into. */
export function attachCursor({ monaco, editor, workspace }: EditorParts): Detach {
  let pending: ReturnType<typeof setTimeout> | undefined;

  function selectNodeAtCursor() {
    const state = workspace.getState();
    const position = editor.getPosition();
    if (state.stale || !position) return;
    const id = nodeAt(state, fromMonacoPosition(state.analysis.lines, position));
    if (id && !state.selection.nodes.includes(id)) workspace.select({ nodes: [id], edges: [] });
  }

  const moved = editor.onDidChangeCursorPosition(({ position, reason, source }) => {
    workspace.setCaret(fromMonacoPosition(workspace.getState().analysis.lines, position));
    clearTimeout(pending);
    const byUser = source === 'mouse' || source === 'keyboard';
    // Typing and our own changes move it too, for other reasons.
    if (byUser && reason === monaco.editor.CursorChangeReason.Explicit)
      pending = setTimeout(selectNodeAtCursor, 80);
  });
  return detachAll(moved, () => clearTimeout(pending));
}
