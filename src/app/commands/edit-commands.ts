import { ArrowDownWideNarrow, CopyPlus, Pencil, Redo2, Trash2, Undo2, Wrench } from 'lucide-react';
import type { Intent } from '../../core/edits/intent.ts';
import { unitRef } from '../../core/edits/unit-ref.ts';
import type { WorkspaceState } from '../../state/workspace.ts';
import { carryOut, notifyUndoable } from './carry-out.ts';
import type { Command, CommandContext } from './command.ts';
import { selectedUnits } from './selected.ts';
import { placeOf } from './shortcuts.ts';

export const undo: Command = {
  id: 'edit.undo',
  title: 'Undo',
  group: 'Edit',
  icon: Undo2,
  keys: ['Mod+Z'],
  when: ({ workspace }) => workspace.getState().undoStack.length > 0,
  run: ({ workspace }) => {
    workspace.undo();
  },
};

export const redo: Command = {
  id: 'edit.redo',
  title: 'Redo',
  group: 'Edit',
  icon: Redo2,
  keys: ['Mod+Shift+Z', 'Mod+Y'],
  when: ({ workspace }) => workspace.getState().redoStack.length > 0,
  run: ({ workspace }) => {
    workspace.redo();
  },
};

export const rename: Command = {
  id: 'edit.rename',
  title: 'Rename the selected unit or group',
  group: 'Edit',
  icon: Pencil,
  keys: ['F2'],
  scope: 'canvas',
  when: ({ workspace }) => {
    const { selection, groups } = workspace.getState();
    const isGroup = groups.some(({ id, by }) => by === 'hand' && selection.nodes[0] === id);
    return isGroup || selectedUnits(workspace.getState()).length === 1;
  },
  run: ({ shell }) => shell.ask(placeOf(document.activeElement) === 'outline' ? 'rename-row' : 'rename'),
};

export const duplicate: Command = {
  id: 'edit.duplicate',
  title: 'Duplicate the selected units',
  group: 'Edit',
  icon: CopyPlus,
  keys: ['Mod+D'],
  scope: 'nodes',
  words: ['copy', 'clone'],
  when: ({ workspace }) => selectedUnits(workspace.getState()).length > 0,
  run: (context) => {
    const units = selectedUnits(context.workspace.getState());
    carryOut(context, [{ do: 'duplicate', unit: units.map(unitRef) }], 'canvas');
  },
};

export const selectAll: Command = {
  id: 'edit.select-all',
  title: 'Select everything',
  group: 'Edit',
  keys: ['Mod+A'],
  heardBy: 'part',
  run: ({ shell }) => shell.ask('select-all'),
};

/** Deleting never asks: it says what it did and offers the way back. */
export const deleteSelected: Command = {
  id: 'edit.delete',
  title: 'Delete what is selected',
  group: 'Edit',
  icon: Trash2,
  keys: ['Delete', 'Backspace'],
  scope: 'canvas',
  words: ['remove'],
  when: ({ workspace }) => deleting(workspace.getState()).length > 0,
  run: (context) => {
    const { workspace } = context;
    const outcome = carryOut(context, deleting(workspace.getState()), 'canvas');
    if (!outcome.ok) return;
    notifyUndoable(context, { message: `${outcome.label}.` });
  },
};

export const sortUnits: Command = {
  id: 'edit.sort',
  title: 'Sort into boot order',
  group: 'Edit',
  icon: ArrowDownWideNarrow,
  words: ['topological', 'order', 'arrange'],
  when: ({ workspace }) => !workspace.getState().shown.graph.inOrder,
  run: (context) => {
    carryOut(context, [{ do: 'sort' }], 'command');
  },
};

export const fixEverything: Command = {
  id: 'edit.fix-all',
  title: 'Fix everything that can be fixed',
  group: 'Edit',
  icon: Wrench,
  words: ['mend', 'repair', 'problems', 'findings', 'quick fix'],
  when: ({ workspace }) => workspace.getState().diagnostics.length > 0,
  run: async ({ workspace }) => (await import('../problems/finding-actions.ts')).fixAllOf(workspace, null),
};

export const editCommands: readonly Command[] = [
  undo,
  redo,
  rename,
  duplicate,
  deleteSelected,
  selectAll,
  sortUnits,
  fixEverything,
];

/** The intents that delete the selection: units with their mentions, files, else edges. */
function deleting(state: WorkspaceState): Intent[] {
  const { shown, unitIds, fileIds, selection } = state;
  const units = selectedUnits(state).filter(({ index, sources }) => index !== null || sources.length > 0);
  const files = shown.machine.files.filter((_, index) => selection.nodes.includes(fileIds[index] ?? ''));
  const edges = shown.graph.edges.filter(({ from, to }) =>
    selection.edges.includes(`${unitIds[from]}>${unitIds[to]}`),
  );
  const gone = new Set(units.map(({ position }) => position));
  return [
    ...edges.flatMap(({ from, to }): Intent[] => {
      const consumer = shown.machine.units[from];
      const provider = shown.machine.units[to];
      if (!consumer || !provider || gone.has(from) || gone.has(to)) return [];
      return [{ do: 'disconnect', consumer: unitRef(consumer), provider: unitRef(provider) }];
    }),
    ...files.map(({ entry }): Intent => ({ do: 'delete-file', file: entry.index })),
    ...(units.length > 0 ? [{ do: 'delete', unit: units.map(unitRef) } satisfies Intent] : []),
  ];
}

/** For menus: what Undo would take back. */
export function undoLabel({ workspace }: CommandContext): string | null {
  return workspace.getState().undoStack.at(-1)?.label ?? null;
}
