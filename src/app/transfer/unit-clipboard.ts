import { unitList } from '../../core/edits/copy-units.ts';
import { copyText, readText } from '../../platform/clipboard.ts';
import type { WorkspaceState } from '../../state/workspace.ts';
import type { CommandContext } from '../commands/command.ts';
import { deleteSelected } from '../commands/edit-commands.ts';
import { detectPlatform, showKeys } from '../commands/keys.ts';
import { selectedUnits } from '../commands/selected.ts';
import { placeOf } from '../commands/shortcuts.ts';
import { notify } from '../shell/notify.ts';
import { takeIn } from './take-in.ts';

/**
 * Copies, cuts and pastes units by the browser's own keys while the focus is on the canvas, in the outline or on
 * nothing. A text that is selected, fields and the editor keep theirs. Returns how to stop.
 */
export function listenForUnitClipboard(context: CommandContext): () => void {
  const { workspace } = context;
  const onCopy = (event: ClipboardEvent) => {
    const state = workspace.getState();
    if (!isForUnits() || textIsSelected() || selectedUnits(state).length === 0) return;
    event.preventDefault();
    const copy = selectionAsText(state);
    if (!copy) {
      sayNothingToCopy();
      return;
    }
    event.clipboardData?.setData('text/plain', copy.text);
    notify({ message: copy.said, tone: 'ok', about: 'copy' });
    if (event.type === 'cut') void deleteSelected.run(context);
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!isForUnits() || !text.includes('\n')) return;
    event.preventDefault();
    void takeIn(context, { ok: true, name: null, text, handle: null });
  };
  window.addEventListener('copy', onCopy);
  window.addEventListener('cut', onCopy);
  window.addEventListener('paste', onPaste);
  return () => {
    window.removeEventListener('copy', onCopy);
    window.removeEventListener('cut', onCopy);
    window.removeEventListener('paste', onPaste);
  };
}

/** What a copy puts on the clipboard, and what it says about that. */
function selectionAsText(state: WorkspaceState): { readonly text: string; readonly said: string } | null {
  const units = selectedUnits(state);
  const { text, copied, left } = unitList(state.shown, units);
  const files = state.selection.nodes.length - units.length;
  if (copied.length === 0) return null;
  const [first] = copied;
  const what = copied.length === 1 ? (first?.container?.name ?? first?.name) : `${copied.length} units`;
  const rest = left.length + files;
  const kept = rest === 0 ? '' : ` ${rest === 1 ? 'One card is' : `${rest} cards are`} no unit of this list.`;
  return { text, said: `Copied ${what}.${kept}` };
}

export async function copySelected({ workspace, shell }: CommandContext): Promise<boolean> {
  const copy = selectionAsText(workspace.getState());
  if (!copy) {
    sayNothingToCopy();
    return false;
  }
  const outcome = await copyText(copy.text);
  if ('refused' in outcome) {
    shell.openDialog({ kind: 'copy-by-hand', text: copy.text });
    return false;
  }
  notify({ message: copy.said, tone: 'ok', about: 'copy' });
  return true;
}

export async function cutSelected(context: CommandContext): Promise<void> {
  if (await copySelected(context)) await deleteSelected.run(context);
}

export async function pasteFromClipboard(context: CommandContext): Promise<void> {
  const text = await readText();
  if (text === null) {
    const keys = showKeys('Mod+V', detectPlatform());
    notify({
      message: `This browser keeps its clipboard from menus. Press ${keys} instead.`,
      tone: 'warning',
    });
    return;
  }
  await takeIn(context, { ok: true, name: null, text, handle: null });
}

function sayNothingToCopy(): void {
  notify({ message: 'These cards are no entries of the unit list, so there is no text of theirs to copy.' });
}

function isForUnits(): boolean {
  const place = placeOf(document.activeElement);
  return place === 'canvas' || place === 'outline';
}

function textIsSelected(): boolean {
  return (window.getSelection()?.toString() ?? '') !== '';
}
