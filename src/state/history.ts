import type { TextEdit } from '../core/text/text-edit.ts';
import type { KeptIdentities } from './identity.ts';
import type { HistoryEntry } from './workspace.ts';

/** An undo step with what the store needs to take it back, and to let typing join it. */
export interface Step extends HistoryEntry {
  /** The ids on either side; null where the text could not be read. */
  readonly identitiesBefore: KeptIdentities | null;
  readonly identitiesAfter: KeptIdentities | null;
  /** When it was last added to, in milliseconds of the workspace's clock. */
  readonly time: number;
}

export interface History {
  readonly undoStack: readonly Step[];
  readonly redoStack: readonly Step[];
  /** True after an undo or redo: the next typing is a step of its own. */
  readonly sealed: boolean;
}

export const emptyHistory: History = { undoStack: [], redoStack: [], sealed: false };

/** Two strokes this far apart, in milliseconds, are still one stretch of typing. */
export const typingPause = 1000;

/**
 * Adds a step; a stretch of typing joins the step before. What could be redone is gone then.
 * `textBefore` is the text that the step changes.
 */
export function record(history: History, step: Step, textBefore: string): History {
  const last = history.undoStack.at(-1);
  const joined = last && !history.sealed ? joinTyping(last, step, textBefore) : null;
  const kept = joined ? history.undoStack.slice(0, -1) : history.undoStack;
  return { undoStack: [...kept, joined ?? step], redoStack: [], sealed: false };
}

/** Moves the last step to the redo stack. */
export function stepBack(history: History): { readonly step: Step; readonly history: History } | null {
  const step = history.undoStack.at(-1);
  if (!step) return null;
  const undoStack = history.undoStack.slice(0, -1);
  return { step, history: { undoStack, redoStack: [...history.redoStack, step], sealed: true } };
}

/** Moves the step last undone back to the undo stack. */
export function stepForward(history: History): { readonly step: Step; readonly history: History } | null {
  const step = history.redoStack.at(-1);
  if (!step) return null;
  const redoStack = history.redoStack.slice(0, -1);
  return { step, history: { undoStack: [...history.undoStack, step], redoStack, sealed: true } };
}

/**
 * One step for both when they are one stretch of typing: each changes a single place, the second where the
 * first ended, within a second or within one word; a new line always starts a step.
 */
function joinTyping(first: Step, second: Step, textBetween: string): Step | null {
  if (first.origin !== 'editor' || second.origin !== 'editor') return null;
  const [firstEdit, secondEdit] = [first.edits[0], second.edits[0]];
  const firstInverse = first.inverse[0];
  const secondInverse = second.inverse[0];
  if (!firstEdit || !secondEdit || !firstInverse || !secondInverse) return null;
  if (first.edits.length > 1 || second.edits.length > 1) return null;
  if (NEW_LINE.test(firstEdit.newText) || NEW_LINE.test(secondEdit.newText)) return null;

  // The place of the first in the text between the two.
  const typed = firstInverse.span;
  const next = secondEdit.span;
  if (next.end !== typed.end && next.start !== typed.end && next.start !== typed.start) return null;
  if (next.end < typed.start || next.start > typed.end) return null;

  const texts = [firstEdit.newText, firstInverse.newText, secondEdit.newText, secondInverse.newText];
  const sameWord = texts.every((text) => !BLANK.test(text));
  if (!sameWord && second.time - first.time > typingPause) return null;

  const start = Math.min(typed.start, next.start);
  const end = Math.max(typed.end, next.end);
  const before =
    textBetween.slice(start, typed.start) + firstInverse.newText + textBetween.slice(typed.end, end);
  const after = textBetween.slice(start, next.start) + secondEdit.newText + textBetween.slice(next.end, end);
  return {
    ...second,
    label: first.label,
    edits: [replace(start, before.length, after)],
    inverse: [replace(start, after.length, before)],
    besideBefore: first.besideBefore,
    selectionBefore: first.selectionBefore,
    identitiesBefore: first.identitiesBefore,
  };
}

const NEW_LINE = /[\r\n]/;
const BLANK = /\s/;

function replace(start: number, length: number, newText: string): TextEdit {
  return { span: { start, end: start + length }, newText };
}
