import { addContainerHere, link } from './add-commands.ts';
import { copyUnits, cutUnits, pasteUnits } from './clipboard-commands.ts';
import type { Command } from './command.ts';
import { deleteSelected, duplicate, redo, rename, selectAll, undo } from './edit-commands.ts';
import { editSelected, showInText } from './go-commands.ts';
import { fit, tidy } from './view-commands.ts';

/** A command under the short name it has where it is plain what it works on, or a line between two groups. */
export type MenuEntry = 'line' | { readonly command: Command; readonly title?: string };

const nodeMenu: readonly MenuEntry[] = [
  { command: editSelected, title: 'Edit' },
  { command: showInText, title: 'Show in the text' },
  'line',
  { command: link, title: 'Link to another' },
  { command: rename, title: 'Rename' },
  'line',
  { command: cutUnits, title: 'Cut' },
  { command: copyUnits, title: 'Copy' },
  { command: pasteUnits, title: 'Paste' },
  { command: duplicate, title: 'Duplicate' },
  'line',
  { command: deleteSelected, title: 'Delete' },
];

const edgeMenu: readonly MenuEntry[] = [
  { command: editSelected, title: 'Change what kind it is' },
  { command: showInText, title: 'Show in the text' },
  'line',
  { command: deleteSelected, title: 'Remove this edge' },
];

const canvasMenu: readonly MenuEntry[] = [
  { command: addContainerHere },
  { command: pasteUnits, title: 'Paste' },
  'line',
  { command: undo },
  { command: redo },
  'line',
  { command: selectAll },
  { command: fit, title: 'Show everything' },
  { command: tidy, title: 'Tidy' },
];

/** Without `link`, which is drawn on the canvas. */
const rowMenu: readonly MenuEntry[] = nodeMenu.filter((entry) => entry === 'line' || entry.command !== link);

export const menus = { node: nodeMenu, edge: edgeMenu, canvas: canvasMenu, row: rowMenu };
