import type { MappedSpan } from '../text/embedding.ts';
import type { Span } from '../text/span.ts';
import { beforeLineEnd, isLineEnd, nextLine } from './line-ends.ts';
import { type OffsetMap, RunTable } from './offset-map.ts';

/** What follows the last line of a block scalar: `|` keeps one line end, `|-` none, `|+` all. */
export type Chomping = 'clip' | 'strip' | 'keep';

/** How a block scalar lies in the text (YAML 1.2.2, section 8.1). */
export interface BlockLayout {
  /** The indicators: `|`, `>-`, `|2+`. */
  readonly header: Span;
  readonly chomping: Chomping;
  /** The indentation digit of the header, or 0. */
  readonly digit: number;
  /** The indentation the digit counts from. */
  readonly parentIndent: number;
  /** Behind the header's line end. */
  readonly bodyStart: number;
  /** Behind the last line that belongs to the scalar, blank ones included. */
  readonly bodyEnd: number;
  /** How many columns are taken off each line; null when all lines are blank. */
  readonly indent: number | null;
  /** Behind the last line of the content and its line end; blank lines count only for `keep`. */
  readonly contentEnd: number;
  /** As `contentEnd`, but before the line end. */
  readonly end: number;
}

export interface BlockPlace {
  readonly header: Span;
  readonly bodyStart: number;
  /** Behind the last line with text; blank lines that follow may be left out. */
  readonly bodyEnd: number;
  readonly parentIndent: number;
}

export function blockLayout(text: string, place: BlockPlace): BlockLayout {
  const { header, bodyStart, parentIndent } = place;
  const bodyEnd = behindBlankLines(text, place.bodyEnd);
  const indicators = text.slice(header.start + 1, header.end);
  const chomping = indicators.includes('-') ? 'strip' : indicators.includes('+') ? 'keep' : 'clip';
  const digit = Number(/[1-9]/.exec(indicators)?.[0] ?? 0);
  const firstIndent = indentOfFirstText(text, bodyStart, bodyEnd);
  const indent = firstIndent === null || digit === 0 ? firstIndent : Math.max(0, parentIndent) + digit;
  const contentEnd = chomping === 'keep' ? bodyEnd : endOfContent(text, bodyStart, bodyEnd, indent);
  const end = contentEnd > bodyStart ? beforeLineEnd(text, contentEnd, bodyStart) : header.end;
  return { header, chomping, digit, parentIndent, bodyStart, bodyEnd, indent, contentEnd, end };
}

/** The lines of a literal block scalar: one entry a line, whatever its length. */
export class LineTable implements OffsetMap {
  readonly value: string;
  /** Where each line begins in the text, its indent included. */
  readonly lineStart: number[] = [];
  /** Where each line's own text begins and ends in the text. */
  readonly textStart: number[] = [];
  readonly textEnd: number[] = [];
  /** Where each line begins in `value`. */
  readonly innerStart: number[] = [];

  constructor(
    text: string,
    readonly layout: BlockLayout,
  ) {
    let value = '';
    let at = layout.bodyStart;
    while (at < layout.contentEnd) {
      const next = nextLine(text, at, layout.contentEnd);
      const end = beforeLineEnd(text, next, at);
      // Only masked template text can be indented less than the block.
      const start = at + Math.min(layout.indent ?? end, spaces(text, at, end));
      this.lineStart.push(at);
      this.textStart.push(start);
      this.textEnd.push(end);
      this.innerStart.push(value.length);
      value += text.slice(start, end);
      if (next > end) value += '\n';
      at = next;
    }
    this.value = layout.chomping === 'strip' && value.endsWith('\n') ? value.slice(0, -1) : value;
  }

  /** The line of an offset in `value`; one past the last line when the value ends in a line end. */
  lineOf(inner: number): number {
    if (inner >= this.value.length && (this.value === '' || this.value.endsWith('\n'))) {
      if (this.value !== '' || this.lineStart.length === 0) return this.lineStart.length;
    }
    let low = 0;
    let high = this.lineStart.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.innerStart[middle] as number) <= inner) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  toOuter({ start, end }: Span): MappedSpan {
    const from = this.offset(start);
    if (start >= end) return { start: from, end: from, exact: true };
    const line = this.lineOf(end - 1);
    const column = end - (this.innerStart[line] as number);
    const to = (this.textStart[line] as number) + column;
    const lineEnd = this.textEnd[line] as number;
    return { start: from, end: to > lineEnd ? this.lineAfter(line) : to, exact: true };
  }

  private offset(inner: number): number {
    const line = this.lineOf(inner);
    if (line >= this.lineStart.length) return this.layout.contentEnd;
    return (this.textStart[line] as number) + inner - (this.innerStart[line] as number);
  }

  private lineAfter(line: number): number {
    return this.lineStart[line + 1] ?? this.layout.contentEnd;
  }
}

/** A folded block scalar (YAML 1.2.2, section 8.1.3), with the quirks of the `yaml` package. */
export function foldedRuns(text: string, layout: BlockLayout): RunTable {
  const { bodyStart, bodyEnd } = layout;
  const indent = layout.indent ?? 0;
  const runs = new RunTable(text, bodyStart);
  const contentEnd = endOfContent(text, bodyStart, bodyEnd, layout.indent);
  let separator = '';
  let started = false;
  let afterIndented = false;
  let pending = '';
  let at = bodyStart;
  while (at < contentEnd) {
    const next = nextLine(text, at, contentEnd);
    const end = beforeLineEnd(text, next, at);
    const start = at + Math.min(indent, spaces(text, at, end));
    const blank = isBlank(text, at, end);
    if (blank && !started) {
      if (start < end) {
        runs.decode(start, '');
        runs.copy(end);
      }
      runs.decode(next, '\n');
    } else if (text[start] === '\t' || (start < end && text[start] === ' ')) {
      if (separator === ' ') separator = '\n';
      else if (!afterIndented && separator === '\n') separator = '\n\n';
      runs.decode(start, pending + separator);
      runs.copy(end);
      pending = '';
      separator = '\n';
      afterIndented = true;
      started = true;
    } else if (start === end) {
      if (separator === '\n') pending += '\n';
      else separator = '\n';
    } else {
      if (started) runs.decode(start, pending + separator);
      else runs.decode(start, '');
      runs.copy(end);
      pending = '';
      separator = ' ';
      afterIndented = false;
      started = true;
    }
    at = next;
  }
  if (layout.chomping === 'strip') return runs;
  if (contentEnd > bodyStart && beforeLineEnd(text, contentEnd, bodyStart) < contentEnd)
    runs.decode(contentEnd, '\n');
  if (layout.chomping === 'keep') {
    for (at = contentEnd; at < bodyEnd; ) {
      const next = nextLine(text, at, bodyEnd);
      if (beforeLineEnd(text, next, at) < next) runs.decode(next, '\n');
      at = next;
    }
  }
  return runs;
}

function indentOfFirstText(text: string, from: number, to: number): number | null {
  for (let at = from; at < to; ) {
    const next = nextLine(text, at, to);
    const end = beforeLineEnd(text, next, at);
    const indent = spaces(text, at, end);
    if (at + indent < end) return indent;
    at = next;
  }
  return null;
}

/** Behind the last line that is not blank; more blanks than the indent make content. */
function endOfContent(text: string, from: number, to: number, indent: number | null): number {
  if (indent === null) return from;
  let end = to;
  while (end > from) {
    const lineEnd = beforeLineEnd(text, end, from);
    let start = lineEnd;
    while (start > from && !isLineEnd(text, start - 1)) start--;
    const blanks = spaces(text, start, lineEnd);
    if (start + blanks < lineEnd || blanks > indent) return end;
    end = start;
  }
  return end;
}

function behindBlankLines(text: string, from: number): number {
  let end = from;
  while (end < text.length && (end === 0 || isLineEnd(text, end - 1))) {
    const next = nextLine(text, end);
    if (next === text.length && !isLineEnd(text, next - 1)) break;
    if (!isBlank(text, end, beforeLineEnd(text, next, end))) break;
    end = next;
  }
  return end;
}

/** False when a line with text is indented less than the block, or a blank one before all text more. */
export function isWellIndented(text: string, { bodyStart, contentEnd, indent, digit }: BlockLayout): boolean {
  const width = indent ?? 0;
  let blankSoFar = digit === 0;
  for (let at = bodyStart; at < contentEnd; ) {
    const next = nextLine(text, at, contentEnd);
    const blanks = spaces(text, at, next);
    const blank = isLineEnd(text, at + blanks) || at + blanks === next;
    if (blank ? blankSoFar && blanks > width : blanks < width) return false;
    if (!blank) blankSoFar = false;
    at = next;
  }
  return true;
}

function isBlank(text: string, from: number, to: number): boolean {
  return from + spaces(text, from, to) === to;
}

function spaces(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && text.charCodeAt(at) === 32) at++;
  return at - from;
}
