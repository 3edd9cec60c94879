/** A half-open range `[start, end)` of UTF-16 offsets into one text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value read from a text, with the place it was read from. */
export interface Spanned<T> {
  readonly value: T;
  readonly span: Span;
}

export function span(start: number, end: number): Span {
  return { start, end };
}

/** The empty span at `offset`. */
export function caret(offset: number): Span {
  return { start: offset, end: offset };
}

export function spanLength(range: Span): number {
  return range.end - range.start;
}

export function shiftSpan(range: Span, by: number): Span {
  return { start: range.start + by, end: range.end + by };
}

/** The smallest span that covers both. */
export function coverSpans(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

/** True when `offset` lies in `range`; its end counts as inside, as a cursor behind the last letter does. */
export function spanTouches(range: Span, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}

export function spanContains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

export function sliceSpan(text: string, range: Span): string {
  return text.slice(range.start, range.end);
}
