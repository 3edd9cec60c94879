import { type Detach, detachAll, type EditorParts } from './editor-parts.ts';

/** Undo and redo are the document's, not Monaco's; Escape, then Tab, leaves the editor. */
export function attachKeys(
  { monaco, editor, workspace }: EditorParts,
  onTabLeaves: (leaves: boolean) => void,
): Detach {
  const { KeyMod, KeyCode } = monaco;
  const undo = () => void workspace.undo();
  const redo = () => void workspace.redo();
  editor.addCommand(KeyMod.CtrlCmd | KeyCode.KeyZ, undo, 'editorTextFocus');
  editor.addCommand(KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, redo, 'editorTextFocus');
  editor.addCommand(KeyMod.CtrlCmd | KeyCode.KeyY, redo, 'editorTextFocus');

  let leaves = false;
  const setLeaves = (next: boolean) => {
    if (leaves === next) return;
    leaves = next;
    editor.updateOptions({ tabFocusMode: next });
    onTabLeaves(next);
  };
  // Escape that closes something is taken before it comes here.
  const pressed = editor.onKeyDown(({ keyCode, browserEvent }) => {
    if (keyCode === KeyCode.Escape)
      setLeaves(!browserEvent.defaultPrevented && !somethingToClose(editor.getDomNode()));
    else if (keyCode !== KeyCode.Tab && keyCode !== KeyCode.Shift) setLeaves(false);
  });
  const left = editor.onDidBlurEditorWidget(() => setLeaves(false));
  return detachAll(pressed, left);
}

function somethingToClose(editor: HTMLElement | null): boolean {
  return editor?.querySelector('.find-widget.visible, .suggest-widget.visible, .peekview-widget') != null;
}
