import type { Import } from '../../core/import/open-document.ts';
import { notifyUndoable } from '../commands/carry-out.ts';
import type { CommandContext } from '../commands/command.ts';
import { notify } from '../shell/notify.ts';
import type { ImportSource } from '../shell/shell-state.ts';

export type ReadSource = Extract<ImportSource, { ok: true }>;

/** Opens a text as a design of its own; the one that was open stays in the list. */
export async function openAsDesign(context: CommandContext, source: ReadSource): Promise<boolean> {
  const { session, files, workspace } = context;
  const outcome = await session.create(designName(source.name), source.text, { fileName: source.name });
  if (!outcome.ok) {
    notify({ message: outcome.reason, tone: 'error' });
    return false;
  }
  if (source.handle) await files.remember(outcome.id, source.handle);
  const { units } = workspace.getState().shown.machine;
  const count = units.filter(({ index }) => index !== null).length;
  notify({
    message: `Opened ${designName(source.name)}: ${count} ${count === 1 ? 'unit' : 'units'}.`,
    tone: 'ok',
  });
  return true;
}

/** Adds pasted units to the open design under free names, as one step. Returns why not, or null. */
export function addUnits(context: CommandContext, list: string, names: readonly string[]): string | null {
  const outcome = context.workspace.dispatch({ do: 'paste-units', text: list }, 'command');
  if (!outcome.ok) return outcome.reason;
  notifyUndoable(context, {
    message: names.length === 1 ? `Added ${names[0]}.` : `Added ${names.length} units.`,
    tone: 'ok',
  });
  return null;
}

/**
 * Takes in what was dropped, pasted or picked. What is clear happens at once; everything that has a question or a
 * refusal in it goes to the dialog.
 */
export async function takeIn(context: CommandContext, source: ImportSource): Promise<void> {
  const imported = source.ok ? await classified(source.text) : null;
  if (source.ok && imported?.kind === 'clean' && source.text.trim() !== '') {
    await openAsDesign(context, source);
    return;
  }
  if (imported?.kind === 'unit-list' && addUnits(context, imported.list, imported.names) === null) return;
  context.shell.openDialog({ kind: 'import', source });
}

async function classified(text: string): Promise<Import> {
  const { classifyImport } = await import('../../core/import/open-document.ts');
  return classifyImport(text);
}

/** The file's name without its suffix. */
export function designName(fileName: string | null): string {
  return fileName?.replace(/\.(ya?ml|txt|cloud-config|conf)$/i, '') || 'Pasted';
}
