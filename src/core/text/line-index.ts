import type { Span } from './span.ts';

/** A place as people count it: both 1-based, the column in UTF-16 units. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** Lines of a text. A line ends at LF, CRLF or a lone CR, as in an editor. */
export class LineIndex {
  private readonly starts: number[] = [0];

  constructor(readonly text: string) {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === LF) this.starts.push(i + 1);
      else if (code === CR && text.charCodeAt(i + 1) !== LF) this.starts.push(i + 1);
    }
  }

  get lineCount(): number {
    return this.starts.length;
  }

  /** The place of an offset; one beyond the text counts as its end. */
  positionAt(offset: number): LineColumn {
    const at = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] as number) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - (this.starts[low] as number) + 1 };
  }

  /** The offset of a place; a line or column beyond the text counts as its end, or the line's. */
  offsetAt(line: number, column: number): number {
    if (line < 1) return 0;
    if (line > this.lineCount) return this.text.length;
    const { start, end } = this.lineSpan(line);
    return Math.min(start + Math.max(0, column - 1), end);
  }

  /** The line without its line end. */
  lineSpan(line: number): Span {
    const start = this.starts[line - 1] ?? this.text.length;
    let end = this.starts[line] ?? this.text.length;
    if (end > start && this.text.charCodeAt(end - 1) === LF) end--;
    if (end > start && this.text.charCodeAt(end - 1) === CR) end--;
    return { start, end };
  }

  /** The line with its line end. */
  fullLineSpan(line: number): Span {
    return { start: this.starts[line - 1] ?? this.text.length, end: this.starts[line] ?? this.text.length };
  }
}

const LF = 10;
const CR = 13;
