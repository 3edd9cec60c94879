import { addContainerHere, link } from './add-commands.ts';
import {
  focusOnSelection,
  groupSelection,
  reconnect,
  reconnectConsumer,
  toggleGroup,
  ungroupCards,
  unpin,
  zoomToSelection,
} from './canvas-commands.ts';
import { copyUnits, cutUnits, pasteUnits } from './clipboard-commands.ts';
import type { Command } from './command.ts';
import { deleteSelected, duplicate, redo, rename, selectAll, undo } from './edit-commands.ts';
import { editSelected, showInText } from './go-commands.ts';
import { fit, tidy } from './view-commands.ts';

/**
 * A command under the short name it has where it is plain what it works on, the kinds that the selected edge can be, or
 * a line between two groups.
 */
export type MenuEntry =
  | 'line'
  | 'edge-kinds'
  | {
      readonly command: Command;
      readonly title?: string;
      /** Left out while it makes no sense, where others are greyed. */
      readonly hides?: boolean;
    };

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
  { command: focusOnSelection, title: 'Show only what is around it' },
  { command: zoomToSelection, title: 'Zoom to it' },
  { command: groupSelection, title: 'Group these', hides: true },
  { command: toggleGroup, title: 'Collapse or expand its group', hides: true },
  { command: ungroupCards, title: 'Ungroup', hides: true },
  { command: unpin, title: 'Unpin', hides: true },
  'line',
  { command: deleteSelected, title: 'Delete' },
];

const edgeMenu: readonly MenuEntry[] = [
  'edge-kinds',
  'line',
  { command: editSelected, title: 'Edit' },
  { command: showInText, title: 'Show in the text' },
  'line',
  { command: reconnect, title: 'To another provider' },
  { command: reconnectConsumer, title: 'To another consumer' },
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
  { command: toggleGroup, title: 'Collapse or expand all groups', hides: true },
  { command: unpin, title: 'Unpin all cards', hides: true },
];

/** Without `link`, which is drawn on the canvas. */
const rowMenu: readonly MenuEntry[] = nodeMenu.filter(
  (entry) => typeof entry === 'string' || entry.command !== link,
);

export const menus = { node: nodeMenu, edge: edgeMenu, canvas: canvasMenu, row: rowMenu };
