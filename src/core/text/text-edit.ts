import type { Span } from './span.ts';

/**
 * One replacement in a text. Offsets are those of the text *before* the change. A list of edits is
 * sorted by start and disjoint; two insertions at one offset apply in list order.
 */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

export function insertion(offset: number, newText: string): TextEdit {
  return { span: { start: offset, end: offset }, newText };
}

export function deletion(range: Span): TextEdit {
  return { span: range, newText: '' };
}

export function replacement(range: Span, newText: string): TextEdit {
  return { span: range, newText };
}

/**
 * Sorts edits by position, keeping the order of insertions at one offset.
 * @throws Error when two edits overlap: that is a bug of the caller, never of the document.
 */
export function sortEdits(edits: readonly TextEdit[]): TextEdit[] {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  for (let i = 1; i < sorted.length; i++) {
    const before = sorted[i - 1] as TextEdit;
    const after = sorted[i] as TextEdit;
    if (after.span.start < before.span.end) {
      throw new Error(`Overlapping edits at ${after.span.start}: "${before.newText}" and "${after.newText}"`);
    }
  }
  return sorted;
}

/** The text after `edits`, which must be sorted and disjoint. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let from = 0;
  for (const { span, newText } of edits) {
    result += text.slice(from, span.start) + newText;
    from = span.end;
  }
  return result + text.slice(from);
}

/** The edits that turn `applyEdits(text, edits)` back into `text`. */
export function invertEdits(text: string, edits: readonly TextEdit[]): TextEdit[] {
  let shift = 0;
  return edits.map(({ span, newText }) => {
    const start = span.start + shift;
    shift += newText.length - (span.end - span.start);
    return { span: { start, end: start + newText.length }, newText: text.slice(span.start, span.end) };
  });
}

/**
 * Where `offset` of the old text lies in the new one. At an insertion, `side` says which neighbour it
 * sticks to: -1 stays before the inserted text, 1 goes behind it. An offset inside replaced text moves
 * to the edge of the new text on that side.
 */
export function mapOffset(edits: readonly TextEdit[], offset: number, side: -1 | 1 = -1): number {
  let shift = 0;
  for (const { span, newText } of edits) {
    if (span.start > offset || (span.start === offset && side < 0 && span.end >= offset)) break;
    if (span.end > offset || (span.end === offset && span.start < offset && side < 0)) {
      return span.start + shift + (side < 0 ? 0 : newText.length);
    }
    shift += newText.length - (span.end - span.start);
  }
  return offset + shift;
}

/** The span of the old text in the new one; text inserted at its edges stays outside. */
export function mapSpan(edits: readonly TextEdit[], range: Span): Span {
  const start = mapOffset(edits, range.start, 1);
  return { start, end: Math.max(start, mapOffset(edits, range.end, -1)) };
}

/** The smallest single edit that turns `before` into `after`, or null when they are equal. */
export function diffAsEdit(before: string, after: string): TextEdit | null {
  if (before === after) return null;
  const limit = Math.min(before.length, after.length);
  let start = 0;
  while (start < limit && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < limit - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  return {
    span: { start, end: before.length - tail },
    newText: after.slice(start, after.length - tail),
  };
}
