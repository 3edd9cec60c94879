import type { TextEdit } from '../core/text/text-edit.ts';

/**
 * The same characters in a string of their own. What is cut out of a text, or put together from such pieces, may keep
 * the whole text alive; a history of a thousand steps would keep a thousand texts.
 */
export function detached(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}

export function detachedEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.map(({ span, newText }) => ({
    span: { start: span.start, end: span.end },
    newText: detached(newText),
  }));
}
