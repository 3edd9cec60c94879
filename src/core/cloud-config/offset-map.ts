import type { MappedSpan } from '../text/embedding.ts';
import type { Span } from '../text/span.ts';

/** A decoded text, and where its characters stand in the text it was decoded from. */
export interface OffsetMap {
  readonly value: string;
  toOuter(inner: Span): MappedSpan;
}

/**
 * Decoded text as a row of runs: a run stands verbatim in the outer text, or it is the decoding of some
 * characters (an escape, a folded line break). Runs follow each other without a gap in both texts.
 */
export class RunTable implements OffsetMap {
  value = '';
  private readonly inner: number[] = [];
  private readonly outer: number[] = [];
  private readonly verbatim: boolean[] = [];
  private outerEnd: number;

  constructor(
    private readonly source: string,
    start: number,
  ) {
    this.outerEnd = start;
  }

  /** The outer text up to `end` stands for itself. */
  copy(end: number): void {
    if (end <= this.outerEnd) return;
    this.begin(true);
    this.value += this.source.slice(this.outerEnd, end);
    this.outerEnd = end;
  }

  /** The outer text up to `end` stands for `decoded`. */
  decode(end: number, decoded: string): void {
    if (end <= this.outerEnd && decoded === '') return;
    this.begin(false);
    this.value += decoded;
    this.outerEnd = end;
  }

  /** The outer text up to `end` stands for nothing and belongs to no run, as the indent of a first line. */
  skip(end: number): void {
    this.outerEnd = Math.max(this.outerEnd, end);
  }

  toOuter({ start, end }: Span): MappedSpan {
    if (this.inner.length === 0) return { start: this.outerEnd, end: this.outerEnd, exact: start === end };
    const first = this.runAt(start);
    if (start >= end) return this.caret(start, first);
    const last = this.runAt(end - 1);
    const from = this.offsetIn(first, start);
    const to = this.offsetIn(last, end);
    return {
      start: from ?? this.outerAt(first),
      end: to ?? this.outerAt(last + 1),
      exact: from !== null && to !== null,
    };
  }

  private caret(at: number, run: number): MappedSpan {
    const offset = this.offsetIn(run, at);
    if (offset !== null) return { start: offset, end: offset, exact: true };
    return { start: this.outerAt(run), end: this.outerAt(run + 1), exact: false };
  }

  private begin(verbatim: boolean): void {
    this.inner.push(this.value.length);
    this.outer.push(this.outerEnd);
    this.verbatim.push(verbatim);
  }

  /** The last run that begins at or before `at`. */
  private runAt(at: number): number {
    let low = 0;
    let high = this.inner.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.inner[middle] as number) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The outer offset of an inner one at the edge of a run or inside a verbatim one, else null. */
  private offsetIn(run: number, at: number): number | null {
    const start = this.inner[run] as number;
    if (at <= start) return this.outerAt(run);
    if (this.verbatim[run]) return this.outerAt(run) + at - start;
    return at >= (this.inner[run + 1] ?? this.value.length) ? this.outerAt(run + 1) : null;
  }

  private outerAt(run: number): number {
    return this.outer[run] ?? this.outerEnd;
  }
}

/** For text that cannot be followed character by character: everything lies somewhere in `span`. */
export function unmapped(value: string, span: Span): OffsetMap {
  return { value, toOuter: () => ({ ...span, exact: false }) };
}
