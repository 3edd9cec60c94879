import { type Command, type CommandContext, isAvailable } from './command.ts';
import { type Keys, matchesKeys, type Platform, type Pressed } from './keys.ts';

/** Where the focus is, as far as shortcuts care. */
export type FocusPlace =
  /** The canvas, or nothing in particular. */
  | 'canvas'
  /** Monaco. */
  | 'editor'
  /** A field whose text has not been taken over yet: its own undo comes first. */
  | 'field-with-changes'
  | 'field'
  /** A dialog or menu: it has all keys to itself but the palette's. */
  | 'dialog'
  /** The list of units. */
  | 'outline'
  /** Lists, buttons. */
  | 'elsewhere';

/** The command that this press asks for, or null when the press is none of ours. */
export function commandFor(
  pressed: Pressed,
  place: FocusPlace,
  commands: readonly Command[],
  platform: Platform,
): Command | null {
  const command = commands.find(
    ({ keys = [], heardBy }) => !heardBy && keys.some((each) => matchesKeys(pressed, each, platform)),
  );
  if (!command || !holdsIn(place, command)) return null;
  return command;
}

/** Listens ahead of everything else, so that a shortcut means one thing wherever the focus is. */
export function listenForShortcuts(
  context: CommandContext,
  commands: readonly Command[],
  platform: Platform,
): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const { paletteOpen, dialog } = context.shell.getState();
    // A dialog that was asked for has the keys, though its code may still be on its way.
    const place = paletteOpen || dialog ? 'dialog' : placeOf(document.activeElement);
    const command = commandFor(event, place, commands, platform);
    if (!command) return;
    // Taken even when there is nothing to do: Ctrl+S must never open the browser's own dialog.
    const available = isAvailable(command, context);
    if (!available && isBare(command.keys ?? [])) return;
    event.preventDefault();
    event.stopPropagation();
    if (!available) return;
    commitField(document.activeElement);
    void command.run(context);
  };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
}

/** What was typed into a field belongs to the design before a command works on it: leaving the field commits. */
function commitField(element: Element | null): void {
  if (element instanceof HTMLElement && element.hasAttribute(uncommittedAttribute)) element.blur();
}

/** Set on a form field while it holds text that was not committed. */
export const uncommittedAttribute = 'data-uncommitted';

export function placeOf(element: Element | null): FocusPlace {
  if (!element || element === document.body) return dialogIsOpen() ? 'dialog' : 'canvas';
  if (element.closest('.monaco-editor')) return 'editor';
  if (element.closest('[role="dialog"][data-state], [role="menu"], [role="alertdialog"]')) return 'dialog';
  if (element.matches('input, textarea, select, [contenteditable="true"]')) {
    return element.hasAttribute(uncommittedAttribute) ? 'field-with-changes' : 'field';
  }
  if (element.closest('[data-region="canvas"]')) return 'canvas';
  return element.closest('[role="listbox"][data-region="outline"]') ? 'outline' : 'elsewhere';
}

function dialogIsOpen(): boolean {
  return document.querySelector('[role="dialog"][data-state="open"]') !== null;
}

function holdsIn(place: FocusPlace, { id, scope = 'anywhere' }: Command): boolean {
  if (place === 'dialog') return id === 'go.palette';
  if (scope === 'canvas') return place === 'canvas';
  if (scope === 'nodes') return place === 'canvas' || place === 'outline';
  if (scope === 'outside-text') return place === 'canvas' || place === 'outline' || place === 'elsewhere';
  if (scope === 'outside-editor') return place !== 'editor';
  if (place === 'field-with-changes') return !nativeUndo.has(id);
  return true;
}

const nativeUndo = new Set(['edit.undo', 'edit.redo']);

function isBare(keys: readonly Keys[]): boolean {
  return keys.every((each) => !each.includes('+'));
}
