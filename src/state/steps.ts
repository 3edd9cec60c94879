import { applyEdits } from '../core/text/text-edit.ts';
import type { HistoryEntry, WorkspaceState } from './workspace.ts';

/** The steps of a history in the order they were made, those that were undone behind those that hold. */
export function allSteps({
  undoStack,
  redoStack,
}: Pick<WorkspaceState, 'undoStack' | 'redoStack'>): readonly HistoryEntry[] {
  return [...undoStack, ...redoStack.toReversed()];
}

/** The text on either side of one of `allSteps`. */
export function textsAround(
  state: Pick<WorkspaceState, 'text' | 'undoStack' | 'redoStack'>,
  index: number,
): { readonly before: string; readonly after: string } {
  const steps = allSteps(state);
  const now = state.undoStack.length;
  let { text } = state;
  for (let i = now - 1; i > index; i--) text = applyEdits(text, steps[i]?.inverse ?? []);
  for (let i = now; i < index; i++) text = applyEdits(text, steps[i]?.edits ?? []);
  const step = steps[index];
  if (!step) return { before: text, after: text };
  return index < now
    ? { before: applyEdits(text, step.inverse), after: text }
    : { before: text, after: applyEdits(text, step.edits) };
}
