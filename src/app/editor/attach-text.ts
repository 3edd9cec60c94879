import type * as Monaco from 'monaco-editor/editor';
import {
  type ModelEdit,
  modelText,
  resyncEdits,
  showsText,
  toModelEdits,
  toTextEdits,
} from '../../platform/monaco/model-sync.ts';
import { toMonacoPosition } from '../../platform/monaco/positions.ts';
import type { WorkspaceState } from '../../state/workspace.ts';
import { type Detach, detachAll, type EditorParts } from './editor-parts.ts';

/**
 * Keeps model and text equal: typing becomes edits of the text, changes of the text from elsewhere become edits of
 * the model. Where they differ all the same, the text wins. Attach this part before those that read the model.
 */
export function attachText(parts: EditorParts): Detach {
  const { editor, model, workspace, say } = parts;
  let fromModel = false;
  let fromText = false;
  let check: ReturnType<typeof setTimeout> | undefined;

  function changeModel(edits: readonly ModelEdit[]) {
    if (edits.length === 0) return;
    fromText = true;
    try {
      model.applyEdits(edits.map(({ range, text }) => ({ range, text, forceMoveMarkers: false })));
    } finally {
      fromText = false;
    }
  }

  function resync() {
    const { text, analysis } = workspace.getState();
    if (!showsText(model, analysis.lines)) changeModel(resyncEdits(model, text));
  }

  function checkSoon() {
    if (workspace.getState().text.length <= CHECKED_AT_ONCE) {
      const { analysis } = workspace.getState();
      // A model must not be changed while it tells of a change.
      if (!showsText(model, analysis.lines)) queueMicrotask(resync);
      return;
    }
    clearTimeout(check);
    check = setTimeout(resync, 500);
  }

  const typing = model.onDidChangeContent(({ changes, isFlush }) => {
    if (fromText) return;
    if (isFlush) return queueMicrotask(resync);
    fromModel = true;
    try {
      const edits = toTextEdits(workspace.getState().analysis.lines, changes);
      const outcome = workspace.edit(edits, 'editor', labelOf(changes));
      if (!outcome.ok) say(outcome.reason);
    } finally {
      fromModel = false;
    }
    checkSoon();
  });

  const stop = workspace.subscribe((state, before) => {
    if (state.version === before.version || fromModel) return;
    if (!state.change.edits || state.version !== before.version + 1) replaceAll(state);
    else {
      changeModel(toModelEdits(before.analysis.lines, state.change.edits, state.text));
      if (state.change.origin === 'history') goToLastEdit(editor, state);
    }
    checkSoon();
  });

  function replaceAll({ text }: WorkspaceState) {
    fromText = true;
    model.setValue(modelText(text));
    fromText = false;
    editor.setScrollPosition({ scrollTop: 0, scrollLeft: 0 });
  }

  resync();
  return detachAll(typing, stop, () => clearTimeout(check));
}

/** Undo and redo in the editor leave the cursor where something happened. */
function goToLastEdit(editor: Monaco.editor.ICodeEditor, { change, analysis }: WorkspaceState): void {
  if (!editor.hasTextFocus() || !change.edits) return;
  let shift = 0;
  let end = 0;
  for (const { span, newText } of change.edits) {
    end = span.start + shift + newText.length;
    shift += newText.length - (span.end - span.start);
  }
  const position = toMonacoPosition(analysis.lines, end);
  editor.setPosition(position, 'slipway');
  editor.revealPositionInCenterIfOutsideViewport(position);
}

function labelOf(changes: readonly ModelEdit[]): string {
  if (changes.every(({ text }) => text === '')) return 'Deleted text';
  if (changes.some(({ text }) => text.trim().includes('\n'))) return 'Edited text';
  return 'Typed';
}

/** Above this, comparing every line with every key would be felt. */
const CHECKED_AT_ONCE = 200_000;
