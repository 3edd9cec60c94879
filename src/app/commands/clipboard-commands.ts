import type { Command } from './command.ts';
import { selectedUnits } from './selected.ts';

/**
 * Copying and pasting units as the YAML text of their entries. Their keys make clipboard events, which are heard in
 * `transfer/unit-clipboard.ts`: those work without asking for permission.
 */
export const copyUnits: Command = {
  id: 'edit.copy',
  title: 'Copy the selected units',
  group: 'Edit',
  keys: ['Mod+C'],
  heardBy: 'browser',
  words: ['clipboard', 'yaml'],
  when: ({ workspace }) => selectedUnits(workspace.getState()).length > 0,
  run: async (context) => void (await (await unitClipboard()).copySelected(context)),
};

export const cutUnits: Command = {
  id: 'edit.cut',
  title: 'Cut the selected units',
  group: 'Edit',
  keys: ['Mod+X'],
  heardBy: 'browser',
  words: ['clipboard', 'move'],
  when: ({ workspace }) => !workspace.getState().locked && selectedUnits(workspace.getState()).length > 0,
  run: async (context) => (await unitClipboard()).cutSelected(context),
};

export const pasteUnits: Command = {
  id: 'edit.paste',
  title: 'Paste units',
  group: 'Edit',
  keys: ['Mod+V'],
  heardBy: 'browser',
  words: ['clipboard', 'insert'],
  when: ({ workspace }) => !workspace.getState().locked,
  run: async (context) => (await unitClipboard()).pasteFromClipboard(context),
};

function unitClipboard() {
  return import('../transfer/unit-clipboard.ts');
}

export const clipboardCommands: readonly Command[] = [cutUnits, copyUnits, pasteUnits];
