import type { Span } from '../text/span.ts';
import {
  isBlank,
  isComment,
  type LogicalLine,
  logicalEmbedding,
  physicalLine,
  readLogicalLine,
  type Segment,
  toSource,
} from './logical-line.ts';
import type { Directive, Section, UnitFile, UnitProblem, UnitToken, UnitTokenKind } from './unit-file.ts';

/** Reads a unit file as systemd 252 does (systemd.syntax(7)). Never throws; what cannot be read is a problem. */
export function parseUnit(source: string): UnitFile {
  const reader = new UnitReader(source);
  let at = source.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  if (at > 0) reader.token('space', 0, at);
  while (at < source.length) at = reader.readLine(at);
  return reader.finish();
}

const BYTE_ORDER_MARK = '\ufeff';

interface OpenSection {
  readonly name: Section['name'];
  readonly headerSpan: Span;
  readonly directives: Directive[];
}

class UnitReader {
  private readonly sections: Section[] = [];
  private readonly directives: Directive[] = [];
  private readonly tokens: UnitToken[] = [];
  private readonly problems: UnitProblem[] = [];
  private open: OpenSection | null = null;

  constructor(private readonly source: string) {}

  /** Reads the logical line at `start` and returns where the next one starts. */
  readLine(start: number): number {
    const { source } = this;
    const physical = physicalLine(source, start);
    if (isComment(source, physical)) {
      this.comment(physical, physical.next);
      return physical.next;
    }
    const line = readLogicalLine(source, start);
    const { text } = line;
    let from = 0;
    let to = text.length;
    while (from < to && isBlank(text.charCodeAt(from))) from++;
    while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
    const content = { start: from, end: to };
    if (from === to) this.emit(line, []);
    else if (text[from] === '[') this.header(line, content);
    else this.assignment(line, content);
    this.checkContinuation(line);
    return line.span.end;
  }

  finish(): UnitFile {
    this.closeSection(this.source.length);
    const { source, sections, directives, tokens, problems } = this;
    return { source, sections, directives, tokens, problems };
  }

  token(kind: UnitTokenKind, start: number, end: number): void {
    if (start < end) this.tokens.push({ kind, span: { start, end } });
  }

  private header(line: LogicalLine, content: Span): void {
    const { text } = line;
    const headerSpan = toSource(line, content);
    const close = text.indexOf(']', content.start);
    const good = text[content.end - 1] === ']';
    if (!good) {
      this.problem(
        'bad-section-header',
        'A section header ends with "]" and nothing may follow it, not even a comment.',
        headerSpan,
      );
    }
    const nameEnd = good ? content.end - 1 : close >= 0 ? close : content.end;
    const name = { start: content.start + 1, end: nameEnd };
    this.closeSection(line.span.start);
    this.open = {
      name: { value: text.slice(name.start, name.end), span: toSource(line, name) },
      headerSpan,
      directives: [],
    };
    this.emit(line, [[good ? 'section-header' : 'junk', content]]);
  }

  private assignment(line: LogicalLine, content: Span): void {
    const { text } = line;
    const equals = text.indexOf('=', content.start);
    if (equals < 0) {
      this.problem(
        'missing-equals',
        'A line in a unit file is Key=value; systemd ignores this one.',
        toSource(line, content),
      );
      this.emit(line, [['junk', content]]);
      return;
    }
    if (equals === content.start) {
      this.problem(
        'missing-key',
        'There is no key before "=", so systemd ignores the line.',
        toSource(line, content),
      );
      this.emit(line, [['junk', content]]);
      return;
    }
    let keyEnd = equals;
    while (isBlank(text.charCodeAt(keyEnd - 1))) keyEnd--;
    let valueStart = equals + 1;
    while (valueStart < content.end && isBlank(text.charCodeAt(valueStart))) valueStart++;
    const key = { start: content.start, end: keyEnd };
    const empty = valueStart >= content.end;
    const value = empty ? { start: equals + 1, end: equals + 1 } : { start: valueStart, end: content.end };
    const directive: Directive = {
      section: this.open?.name.value ?? null,
      key: { value: text.slice(key.start, key.end), span: toSource(line, key) },
      valueSpan: toSource(line, value),
      value: text.slice(value.start, value.end),
      embedding: logicalEmbedding(this.source, line, value),
      span: line.span,
      continued: line.segments.length > 1,
    };
    this.directives.push(directive);
    this.open?.directives.push(directive);
    if (!this.open) {
      this.problem(
        'outside-section',
        `${directive.key.value}= stands before the first section header, so systemd ignores it.`,
        toSource(line, content),
      );
    }
    this.emit(line, [
      ['key', key],
      ['equals', { start: equals, end: equals + 1 }],
      ['value', value],
    ]);
  }

  private checkContinuation(line: LogicalLine): void {
    if (line.dangling) {
      const { start } = line.dangling;
      this.problem('continuation-at-end', 'The unit ends where this backslash announces another line.', {
        start,
        end: start + 1,
      });
      return;
    }
    const last = line.segments[line.segments.length - 1] as Segment;
    const match = /(\\+)[ \t]+$/.exec(this.source.slice(last.start, last.end));
    if (match?.[1] && match[1].length % 2 === 1) {
      this.problem(
        'blank-after-backslash',
        'Blanks stand behind this backslash, so the line does not go on in the next one.',
        { start: last.start + match.index + match[1].length - 1, end: last.end },
      );
    }
  }

  private closeSection(end: number): void {
    if (!this.open) return;
    const { name, headerSpan, directives } = this.open;
    this.sections.push({ name, headerSpan, span: { start: headerSpan.start, end }, directives });
    this.open = null;
  }

  private problem(code: string, message: string, span: Span): void {
    this.problems.push({ code, message, span });
  }

  /** Tokens of a logical line: the given parts, in order, and what stands between and around them. */
  private emit(line: LogicalLine, parts: readonly (readonly [UnitTokenKind, Span])[]): void {
    for (const [index, segment] of line.segments.entries()) {
      let at = segment.start;
      for (const [kind, part] of parts) {
        const start = Math.max(segment.start + part.start - segment.at, at);
        const end = Math.min(segment.start + part.end - segment.at, segment.end);
        if (start < end) {
          this.token('space', at, start);
          this.text(kind, start, end);
          at = end;
        }
      }
      this.token('space', at, segment.end);
      const next = line.segments[index + 1];
      if (next || line.dangling) this.joint(segment.end, next ? next.start : line.span.end);
      else this.token('space', segment.end, line.span.end);
    }
  }

  /** A part of one physical line, its blanks at the ends apart. */
  private text(kind: UnitTokenKind, start: number, end: number): void {
    let from = start;
    let to = end;
    while (from < to && isBlank(this.source.charCodeAt(from))) from++;
    while (to > from && isBlank(this.source.charCodeAt(to - 1))) to--;
    this.token('space', start, from);
    this.token(kind, from, to);
    this.token('space', to, end);
  }

  /** A backslash with its line end, and the comment lines behind it. */
  private joint(start: number, end: number): void {
    let at = physicalLine(this.source, start).next;
    this.token('continuation', start, at);
    while (at < end) {
      const line = physicalLine(this.source, at);
      this.comment(line, line.next);
      at = line.next;
    }
  }

  private comment(line: Span, next: number): void {
    let from = line.start;
    while (isBlank(this.source.charCodeAt(from))) from++;
    this.token('space', line.start, from);
    this.token('comment', from, line.end);
    this.token('space', line.end, next);
  }
}
