import { addCommands } from './add-commands.ts';
import { canvasCommands, edgeCommands } from './canvas-commands.ts';
import { clipboardCommands } from './clipboard-commands.ts';
import type { Command } from './command.ts';
import { documentCommands } from './document-commands.ts';
import { editCommands } from './edit-commands.ts';
import { goCommands } from './go-commands.ts';
import { viewCommands } from './view-commands.ts';

/** Everything a user can do, in the order the palette shows it. */
export const commands: readonly Command[] = [
  ...addCommands,
  ...editCommands,
  ...clipboardCommands,
  ...edgeCommands,
  ...goCommands,
  ...documentCommands,
  ...canvasCommands,
  ...viewCommands,
];
