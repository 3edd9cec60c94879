import { toMonacoRange } from '../../platform/monaco/positions.ts';
import type { RevealRequest } from '../../state/workspace.ts';
import type { Detach, EditorParts } from './editor-parts.ts';

/** Shows what others ask to be shown: a problem, a place behind an edge. */
export function attachReveal({ monaco, editor, workspace }: EditorParts): Detach {
  function reveal({ span, focus }: RevealRequest) {
    const range = toMonacoRange(workspace.getState().analysis.lines, span);
    editor.setSelection(range, 'slipway');
    editor.revealRangeInCenterIfOutsideViewport(range, monaco.editor.ScrollType.Immediate);
    if (focus) editor.focus();
  }
  const asked = workspace.getState().reveal;
  // Asked for while the editor was still on its way.
  if (asked) reveal(asked);
  return workspace.subscribe((state, before) => {
    if (state.reveal && state.reveal !== before.reveal) reveal(state.reveal);
  });
}
