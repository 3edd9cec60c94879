import type { LineIndex } from '../../core/text/line-index.ts';
import type { Span } from '../../core/text/span.ts';

/** A place in a Monaco model: both 1-based. Monaco's own `IPosition`. */
export interface MonacoPosition {
  readonly lineNumber: number;
  readonly column: number;
}

/** Monaco's own `IRange`. */
export interface MonacoRange {
  readonly startLineNumber: number;
  readonly startColumn: number;
  readonly endLineNumber: number;
  readonly endColumn: number;
}

/**
 * The place of an offset in the model that shows `lines.text`. Inside a CRLF it is the end of the line, inside a
 * byte order mark the start of the text: a model has neither.
 */
export function toMonacoPosition(lines: LineIndex, offset: number): MonacoPosition {
  const { line } = lines.positionAt(offset);
  const { start, end } = lines.lineSpan(line);
  const from = line === 1 ? start + markLength(lines.text) : start;
  return { lineNumber: line, column: Math.max(from, Math.min(offset, end)) - from + 1 };
}

/** The offset of a place in the model. One beyond the text counts as its end. */
export function fromMonacoPosition(lines: LineIndex, position: MonacoPosition): number {
  const mark = position.lineNumber === 1 ? markLength(lines.text) : 0;
  return lines.offsetAt(position.lineNumber, position.column + mark);
}

export function toMonacoRange(lines: LineIndex, span: Span): MonacoRange {
  const start = toMonacoPosition(lines, span.start);
  const end = toMonacoPosition(lines, span.end);
  return {
    startLineNumber: start.lineNumber,
    startColumn: start.column,
    endLineNumber: end.lineNumber,
    endColumn: end.column,
  };
}

export function fromMonacoRange(lines: LineIndex, range: MonacoRange): Span {
  return {
    start: fromMonacoPosition(lines, { lineNumber: range.startLineNumber, column: range.startColumn }),
    end: fromMonacoPosition(lines, { lineNumber: range.endLineNumber, column: range.endColumn }),
  };
}

/** A byte order mark is part of our text but not of the model. */
export function markLength(text: string): number {
  return text.charCodeAt(0) === 0xfeff ? 1 : 0;
}
