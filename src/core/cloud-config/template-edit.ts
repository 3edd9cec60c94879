import type { Span } from '../text/span.ts';
import { applyEdits, type TextEdit } from '../text/text-edit.ts';
import type { OpaquePart } from './document.ts';
import { isLineEnd } from './line-ends.ts';
import { maskTemplates } from './template-mask.ts';

interface MaskedDocument {
  readonly document: string;
  readonly masked: string;
  readonly opaque: readonly OpaquePart[];
}

/**
 * True when an edit stays clear of template text: it changes none, puts nothing right beside any on its
 * line, and the document then has the same template text as before.
 */
export function keepsTemplates({ document, masked, opaque }: MaskedDocument, edit: TextEdit): boolean {
  if (opaque.length === 0) return true;
  if (touchesAny(document, opaque, edit)) return false;
  return maskTemplates(applyEdits(document, [edit])).text === applyEdits(masked, [edit]);
}

/** True when `span` and a part have a character in common. `parts` are sorted and disjoint. */
export function overlapsAny(parts: readonly OpaquePart[], span: Span): boolean {
  const first = parts[firstEndingBehind(parts, span.start)];
  return first !== undefined && first.span.start < span.end;
}

function touchesAny(document: string, parts: readonly OpaquePart[], { span, newText }: TextEdit): boolean {
  const next = firstEndingBehind(parts, span.start);
  const [before, behind] = [parts[next - 1], parts[next]];
  if (behind && behind.span.start < span.end) return true;
  if (before?.span.end === span.start && !isLineEnd(newText + document.slice(span.end, span.end + 1), 0))
    return true;
  const left = document.slice(Math.max(0, span.start - 1), span.start) + newText;
  return behind?.span.start === span.end && left !== '' && !isLineEnd(left, left.length - 1);
}

function firstEndingBehind(parts: readonly OpaquePart[], offset: number): number {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle] as OpaquePart).span.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
