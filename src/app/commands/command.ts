import type { LucideIcon } from 'lucide-react';
import type { DesignFiles } from '../../platform/files.ts';
import type { Session } from '../../state/session.ts';
import type { Workspace } from '../../state/store.ts';
import type { Shell } from '../shell/shell-state.ts';
import type { Keys } from './keys.ts';

/** What a command works on. Stable for the life of the page. */
export interface CommandContext {
  readonly workspace: Workspace;
  readonly session: Session;
  readonly shell: Shell;
  /** The files that designs were opened from. */
  readonly files: DesignFiles;
}

export type CommandGroup = 'Add' | 'Edit' | 'Go' | 'Document' | 'View';

/** Something a user can do. Menus, buttons, shortcuts and the palette all read the one list of these. */
export interface Command {
  /** `edit.undo`: group and verb, never shown. */
  readonly id: string;
  /** A verb first, sentence case. */
  readonly title: string;
  readonly group: CommandGroup;
  /** Where it has one here and not among those of `command-icon.ts`. */
  readonly icon?: LucideIcon;
  /** The first is the one that menus show. */
  readonly keys?: readonly Keys[];
  /**
   * Where its keys hold. `canvas`: while the focus is on the canvas or on nothing; `outside-editor`: everywhere but in
   * the text editor, which has a use of its own for them; `nodes`: on the canvas and in the outline; `outside-text`:
   * everywhere but in what can be typed into. Default: anywhere.
   */
  readonly scope?: 'anywhere' | 'canvas' | 'nodes' | 'outside-editor' | 'outside-text';
  /**
   * Who hears its keys where the window does not: the part that has the focus, or the browser, which makes a clipboard
   * event of them.
   */
  readonly heardBy?: 'part' | 'browser';
  /** Other words that people may look for. */
  readonly words?: readonly string[];
  /** False for what goes without saying in a list of commands. */
  readonly inPalette?: boolean;
  /** Whether it makes sense now. A command without it always does. */
  when?(context: CommandContext): boolean;
  run(context: CommandContext): void | Promise<void>;
}

export function isAvailable(command: Command, context: CommandContext): boolean {
  return command.when?.(context) ?? true;
}
