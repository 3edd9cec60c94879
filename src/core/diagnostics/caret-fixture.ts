import { LineIndex } from '../text/line-index.ts';
import type { Span } from '../text/span.ts';
import type { Diagnostic, Severity } from './diagnostic.ts';

/** A finding as a line of carets marks it. A span of several lines is marked on its first. */
export interface Expectation {
  readonly line: number;
  readonly span: Span;
  readonly severity: string;
  readonly code: string;
  readonly message: string;
}

/**
 * Takes the marks out of an annotated text. A mark stands under the line it is about, its carets under the
 * characters meant:
 *
 *     After=cache.service
 *           ^^^^^^^^^^^^^ warning unknown-unit: There is no unit …
 *
 * A message that ends in … need only begin like that.
 */
export function readCaretFixture(annotated: string): { text: string; expected: Expectation[] } {
  const kept: string[] = [];
  const marks: { line: number; column: number; width: number; note: string }[] = [];
  for (const line of annotated.replace(/^\n/, '').split('\n')) {
    const match = MARK.exec(line);
    if (!match) kept.push(line);
    else {
      const [, before = '', carets = '', note = ''] = match;
      marks.push({ line: kept.length, column: before.length, width: carets.length, note });
    }
  }
  const text = kept.join('\n');
  const lines = new LineIndex(text);
  const expected = marks.map(({ line, column, width, note }): Expectation => {
    const { start } = lines.lineSpan(line);
    const [, severity = '', code = '', message = ''] = NOTE.exec(note) ?? [];
    if (!code) throw new Error(`Not "severity code: message": ${note}`);
    return { line, span: { start: start + column, end: start + column + width }, severity, code, message };
  });
  return { text, expected };
}

/** The text with a line of carets under each finding, by place. */
export function annotate(text: string, diagnostics: readonly Diagnostic[]): string {
  const lines = new LineIndex(text);
  const marks = new Map<number, string[]>();
  for (const { span, severity, code, message } of diagnostics) {
    const { line, column } = lines.positionAt(span.start);
    const end = Math.max(Math.min(span.end, lines.lineSpan(line).end), span.start + 1);
    const mark = ' '.repeat(column - 1) + '^'.repeat(end - span.start);
    marks.set(line, [...(marks.get(line) ?? []), `${mark} ${severity} ${code}: ${message}`]);
  }
  return text
    .split('\n')
    .flatMap((content, i) => [content, ...(marks.get(i + 1) ?? [])])
    .join('\n');
}

/** True when the finding is the one expected. */
export function meets(text: string, diagnostic: Diagnostic, expected: Expectation): boolean {
  const { span, code, message } = diagnostic;
  const severity: Severity = diagnostic.severity;
  const lineEnd = new LineIndex(text).lineSpan(expected.line).end;
  const sameMessage = expected.message.endsWith('…')
    ? message.startsWith(expected.message.slice(0, -1))
    : message === expected.message;
  return (
    code === expected.code &&
    severity === expected.severity &&
    span.start === expected.span.start &&
    Math.min(span.end, lineEnd) === Math.min(expected.span.end, lineEnd) &&
    sameMessage
  );
}

const MARK = /^([ \t]*)(\^+) (.*)$/;
const NOTE = /^(error|warning|info|hint) ([a-z-]+): (.*)$/;
