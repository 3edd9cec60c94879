import { type Embedding, type MappedSpan, type Refusal, refusal } from '../text/embedding.ts';
import type { Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';

/**
 * A line as systemd sees it: physical lines that end in a backslash are joined, each backslash with its line
 * end becoming one space, and comment lines between them are left out (systemd.syntax(7)).
 */
export interface LogicalLine {
  readonly text: string;
  /** The physical lines it is made of, without what joins them. Never empty. */
  readonly segments: readonly Segment[];
  /** All its physical lines, the last line end included. */
  readonly span: Span;
  /** The last backslash and line end when the source ends before another line; comments may follow them. */
  readonly dangling: Span | null;
}

export interface Segment {
  /** Where it starts in the logical text. */
  readonly at: number;
  /** In the source. */
  readonly start: number;
  readonly end: number;
}

/** Reads the logical line that starts at `start`; that line is no comment. */
export function readLogicalLine(source: string, start: number): LogicalLine {
  const segments: Segment[] = [];
  let text = '';
  let dangling: Span | null = null;
  let from = start;
  for (;;) {
    const line = physicalLine(source, from);
    if (from > start && isComment(source, line)) {
      from = line.next;
    } else {
      const joined = endsInBackslash(source, line);
      const end = joined ? line.end - 1 : line.end;
      segments.push({ at: text.length, start: from, end });
      text += source.slice(from, end) + (joined ? ' ' : '');
      dangling = joined ? { start: end, end: line.next } : null;
      from = line.next;
      if (!joined) break;
    }
    if (from >= source.length) break;
  }
  return { text, segments, span: { start, end: from }, dangling };
}

export interface PhysicalLine extends Span {
  /** Behind its line end. */
  readonly next: number;
}

/** The line from `start` on: it ends at LF, CRLF, a lone CR or NUL, as for systemd. */
export function physicalLine(source: string, start: number): PhysicalLine {
  let end = start;
  while (end < source.length && !isLineEnd(source.charCodeAt(end))) end++;
  const crlf = source.charCodeAt(end) === 13 && source.charCodeAt(end + 1) === 10;
  return { start, end, next: Math.min(source.length, end + (crlf ? 2 : 1)) };
}

export function isComment(source: string, line: Span): boolean {
  let at = line.start;
  while (at < line.end && isBlank(source.charCodeAt(at))) at++;
  return at < line.end && (source[at] === '#' || source[at] === ';');
}

export function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}

/** `text` without the blanks at its ends. */
export function trimBlanks(text: string): string {
  return text.replace(LEADING_BLANKS, '').replace(TRAILING_BLANKS, '');
}

const LEADING_BLANKS = /^[ \t\r\n]+/;
const TRAILING_BLANKS = /[ \t\r\n]+$/;

/** Where a span of the logical text stands in the source. */
export function toSource(line: LogicalLine, range: Span): Span {
  if (range.start < range.end) return { start: startOf(line, range.start), end: endOf(line, range.end) };
  const offset = range.start > 0 ? endOf(line, range.start) : startOf(line, 0);
  return { start: offset, end: offset };
}

/** The part `range` of a logical line's text, as it stands in `source`. */
export function logicalEmbedding(source: string, line: LogicalLine, range: Span): Embedding {
  return new LogicalText(source, line, range);
}

class LogicalText implements Embedding {
  readonly value: string;

  constructor(
    private readonly source: string,
    private readonly line: LogicalLine,
    private readonly range: Span,
  ) {
    this.value = line.text.slice(range.start, range.end);
  }

  toOuter(inner: Span): MappedSpan {
    const { start } = this.range;
    const outer = toSource(this.line, { start: inner.start + start, end: inner.end + start });
    return { ...outer, exact: true };
  }

  replace(inner: Span, text: string): TextEdit | Refusal {
    if (/[\n\r\0]/.test(text)) return refusal('A value in a unit file cannot hold a line break.');
    const meant = this.value.slice(0, inner.start) + text + this.value.slice(inner.end);
    const { start, end } = this.toOuter(inner);
    let newText = text;
    if (inner.start === 0) newText = newText.replace(LEADING_BLANKS, '');
    if (inner.end === this.value.length) newText = newText.replace(TRAILING_BLANKS, '');
    const { source, line } = this;
    const changed = source.slice(line.span.start, start) + newText + source.slice(end);
    const reread = readLogicalLine(changed, 0);
    const sameEnd = changed.length - reread.span.end === source.length - line.span.end;
    if (!sameEnd || trimBlanks(reread.text.slice(this.range.start)) !== trimBlanks(meant)) {
      return refusal(
        trimBlanks(meant).endsWith('\\')
          ? 'A value cannot end in a backslash: systemd would read the next line as a part of it.'
          : 'Written here, systemd would take this text for a comment or for the end of a continued line.',
      );
    }
    return { span: { start, end }, newText };
  }
}

/** The source offset before the character at `index`. */
function startOf(line: LogicalLine, index: number): number {
  const segment = segmentAt(line, index);
  return Math.min(segment.start + index - segment.at, segment.end);
}

/** The source offset behind the character before `index`; behind a continuation that is the next line's start. */
function endOf(line: LogicalLine, index: number): number {
  const segment = segmentAt(line, index - 1);
  const offset = segment.start + index - segment.at;
  if (offset <= segment.end) return offset;
  const next = line.segments[line.segments.indexOf(segment) + 1];
  return next ? next.start : line.span.end;
}

function segmentAt(line: LogicalLine, index: number): Segment {
  let found = line.segments[0] as Segment;
  for (const segment of line.segments) {
    if (segment.at > index) break;
    found = segment;
  }
  return found;
}

function endsInBackslash(source: string, line: Span): boolean {
  let run = 0;
  while (line.end - run > line.start && source[line.end - run - 1] === '\\') run++;
  return run % 2 === 1;
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13 || code === 0;
}
