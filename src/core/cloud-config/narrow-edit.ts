import type { Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';

/**
 * The same change with equal text left out at both ends, but never past `focus`, the place where the
 * user made it: of equal lines the one he added is the one inserted.
 */
export function narrowEdit(document: string, { span, newText }: TextEdit, focus: Span): TextEdit {
  const old = document.slice(span.start, span.end);
  const limit = Math.min(old.length, newText.length);
  const prefixLimit = Math.min(limit, Math.max(0, focus.start - span.start));
  let prefix = 0;
  while (prefix < prefixLimit && old.charCodeAt(prefix) === newText.charCodeAt(prefix)) prefix++;

  const suffixLimit = Math.min(limit - prefix, Math.max(0, span.end - focus.end));
  let suffix = 0;
  while (
    suffix < suffixLimit &&
    old.charCodeAt(old.length - 1 - suffix) === newText.charCodeAt(newText.length - 1 - suffix)
  )
    suffix++;
  return {
    span: { start: span.start + prefix, end: span.end - suffix },
    newText: newText.slice(prefix, newText.length - suffix),
  };
}
